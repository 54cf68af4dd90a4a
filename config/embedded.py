"""A Celery worker and beat as two threads of the one web process, over a queue in its memory."""

import logging
import threading
import time

from celery.beat import Scheduler, Service
from celery.worker import WorkController

from config.celery import app

log = logging.getLogger(__name__)


class Embedded:
    """Starts and stops the pair. Threads are daemons: a stuck task never keeps the process alive."""

    def __init__(self):
        self.worker = WorkController(
            app=app,
            pool="threads",
            concurrency=2,
            without_gossip=True,
            without_mingle=True,
            without_heartbeat=True,
            send_events=False,
        )
        self.beat = Service(app, scheduler_cls=Scheduler, remote_control=False)
        self.threads = [
            threading.Thread(target=self.worker.start, name="worker", daemon=True),
            threading.Thread(target=self.beat.start, name="beat", daemon=True),
        ]

    def start(self):
        for thread in self.threads:
            thread.start()
        log.info("Background work runs inside this process.")

    def stop(self, timeout=5):
        """Lets what runs finish; what is cut off after `timeout` seconds is swept from its table later. It takes no longer
        than that, for who started the process waits, and ends it by force. Whether all had ended by then."""
        until = time.monotonic() + timeout
        self.beat.stop()
        stopper = threading.Thread(target=self.worker.stop, name="worker-stop", daemon=True)
        stopper.start()
        waited_for = [stopper, *self.threads]
        for thread in waited_for:
            thread.join(max(0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in waited_for)
