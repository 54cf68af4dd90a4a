"""How gunicorn serves: `gunicorn -c config/gunicorn.py config.wsgi`."""

import gc
import os

from gunicorn.glogging import Logger

from config import env, settings
from config.embedded import Embedded
from config.unlogged import WithoutSecrets

bind = f"[{settings.HOST}]:{settings.PORT}" if ":" in settings.HOST else f"{settings.HOST}:{settings.PORT}"
workers = settings.WORKERS
worker_class = "gthread"
threads = 8
timeout = 60
graceful_timeout = 10
keepalive = 5
loglevel = "warning"
control_socket_disable = True


class Log(Logger):
    """Its errors, and its access log where somebody turns that on, name no secret either."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in [*self.error_log.handlers, *self.access_log.handlers]:
            handler.addFilter(WithoutSecrets())


logger_class = Log
# The worker's sign of life is a file; on a disk it can stall behind other writes.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
# Addresses and schemes are taken from proxies only when the settings say there are some.
forwarded_allow_ips = "*" if settings.TRUSTED_PROXIES else ""


def on_starting(server):
    # Also true for `gunicorn -w 2`, which no setting sees.
    env.refuse_split_memory(server.cfg.workers, settings.REDIS_URL)


def when_ready(server):
    print(f"Throughline is at {settings.BASE_URL}  (Ctrl-C stops it)", flush=True)


def post_worker_init(worker):
    # The program itself is never garbage, and few objects of a request refer to each other in a ring;
    # looking through all of them every few hundred took a sixth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)
    if settings.EMBEDDED_WORKER:
        worker.embedded = Embedded()
        worker.embedded.start()


def worker_exit(server, worker):
    if hasattr(worker, "embedded") and not worker.embedded.stop():
        # Python would wait for the work that still runs, until who started the process ends it by force.
        os._exit(0)
