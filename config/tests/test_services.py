"""The deployment of README.md in one piece: web, worker and two clocks over Redis, mail over SMTP."""

import json
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from contextlib import ExitStack, contextmanager

import pytest
from django.conf import settings

from config.tests import services
from config.tests.browser import house
from config.tests.mailbox import mailbox

CELERY = [sys.executable, "-m", "celery"]
COMMANDS = {
    "web": house.SERVE,
    "worker": [*CELERY, "-A", "config", "worker", "-l", "WARNING", "--concurrency", "2"],
    "beat": [*CELERY, "-A", "config.tests.hurried", "beat", "-l", "WARNING"],
}
# Three people whose digest of today is due, in a company where something moved.
SETTLE = """
import datetime as dt, json
from django.utils import timezone
from config.tests.world import Place
from roadmap.models import DigestPreference
place, before = Place("Larkfield"), timezone.now() - dt.timedelta(days=9)
place.workspace.mails.all().delete()
readers = [place.members[role] for role in ("owner", "product_manager", "executive")]
for reader in readers:
    type(reader).objects.filter(pk=reader.pk).update(created_at=before)
    DigestPreference.of(reader).choose(by=reader, changes={"frequency": "daily", "hour": 0}, at=before)
print(json.dumps([reader.user.email for reader in readers]))
"""
OUTBOX = "from accounts.models import Mail; print([(m.state, m.attempts) for m in Mail.objects.all()])"
UNSEEN = {"beat": "not seen for 3 minutes"}


class Deployment:
    """Everything shares one environment; what it says goes to files in one folder."""

    def __init__(self, folder, stack, environment):
        self.folder, self.stack, self.environment = folder, stack, environment
        self.url = f"http://127.0.0.1:{environment['PORT']}"

    def manage(self, *arguments):
        return house.House(self.url, self.environment).manage(*arguments)

    def start(self, command, name=None):
        log = self.folder / f"{name or command}.log"
        self.stack.enter_context(running(COMMANDS[command], self.environment, log))

    def ready(self):
        """What /readyz says, with its status."""
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)
        except OSError:
            return 0, {}


@contextmanager
def running(command, environment, log):
    with (
        log.open("w") as said,
        services.process(command, env=environment, cwd=settings.BASE_DIR, stdout=said),
    ):
        yield


@contextmanager
def deployed(folder, redis_url, email_url):
    with ExitStack() as stack:
        values = stack.enter_context(house.database("services")) | {
            "PORT": str(services.free_port()),
            "REDIS_URL": redis_url.rsplit("/", 1)[0] + "/8",
            "EMAIL_URL": email_url,
            "DEMO": "0",
            "WEB_CONCURRENCY": "2",
        }
        yield Deployment(folder, stack, services.environment(folder, **values))


@pytest.mark.redis
def test_web_worker_and_two_clocks_deliver_each_digest_once(tmp_path, redis_url):
    with mailbox() as box, deployed(tmp_path, redis_url, box.url) as here:
        here.manage("prepare")
        readers = json.loads(here.manage("shell", "--no-imports", "-c", SETTLE))

        here.start("web")
        services.wait_until(lambda: here.ready()[0])
        assert here.ready() == (503, {"database": "ok", "broker": "ok", "migrations": "ok"} | UNSEEN)

        here.start("worker")
        here.start("beat", "first")
        here.start("beat", "second")
        services.wait_until(lambda: here.ready()[0] == 200, 30)
        assert set(here.ready()[1].values()) == {"ok"}

        services.wait_until(lambda: len(box.letters) >= len(readers), 30)
        time.sleep(3)  # both clocks ring on
        assert Counter(recipient for recipient, _message in box.letters) == Counter(readers)
        assert here.manage("shell", "--no-imports", "-c", OUTBOX) == str([("sent", 1)] * len(readers))
    for _recipient, message in box.letters:
        assert message["Message-ID"] and message["List-Unsubscribe"]
        assert {part.get_content_type() for part in message.walk()} >= {"text/plain", "text/html"}
    assert [log.name for log in tmp_path.glob("*.log") if "Traceback" in log.read_text()] == []
