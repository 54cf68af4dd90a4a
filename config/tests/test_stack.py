"""The commands of docker-compose.yml, started as they stand there, carry the line from a first owner to a digest."""

import datetime as dt
import json
import re
import signal
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from config.tests import services
from config.tests.browser import house
from config.tests.compose import Machine, seconds
from config.tests.mailbox import mailbox
from config.tests.person import Person, Refusal

PASSWORD = "a line from vision to done"
MARA = {
    "name": "Mara Lindholm", "email": "mara@hub.example", "password": PASSWORD, "workspace": "Hub",
    "timezone_name": "Europe/Berlin",
}  # fmt: skip
VIKTOR = "viktor@hub.example"
HERE = "/w/hub"
STARTED = ("web", "worker", "beat")
PATIENCE = 180  # seconds that a busy machine may need; nothing here waits so long on an idle one

pytestmark = [pytest.mark.postgres, pytest.mark.redis]


@pytest.fixture
def machine(tmp_path, redis_url):
    """The file's services on a PostgreSQL, a Redis and a mail server of this machine; `box` has the letters."""
    with mailbox() as box, house.database("stack") as database:
        postgres = urlsplit(database["DATABASE_URL"])
        real = {"db": (postgres.netloc, postgres.path), "redis": (urlsplit(redis_url).netloc, "/9")}
        env = {"SECRET_KEY": "k" * 50, "POSTGRES_PASSWORD": "p" * 24, "EMAIL_URL": box.url}
        made = Machine(tmp_path, env | {"BASE_URL": "http://localhost", "TRUSTED_PROXIES": "0"}, real)
        for name in ("migrate", *STARTED):
            made.services[name]["environment"]["BASE_URL"] = made.url
        made.box = box
        yield made


def readiness(machine):
    """What /readyz says of each part."""
    try:
        with urllib.request.urlopen(f"{machine.url}/readyz", timeout=5) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)
    except OSError:
        return {}


def ready(machine):
    said = readiness(machine)
    return said and set(said.values()) == {"ok"}


def test_the_file_starts_and_the_line_holds_and_everything_ends_cleanly(machine):
    machine.run("web", ["python", "manage.py", "prepare", "--static"])  # as the image was built
    said = machine.run("migrate")
    assert "up to date" in said
    assert not any(machine.healthy(name) for name in STARTED)

    with ExitStack() as stack:
        running = {name: machine.start(name, stack) for name in STARTED}
        services.wait_until(lambda: ready(machine) or died(machine, running), PATIENCE, 1)
        for name in STARTED:
            services.wait_until(lambda name=name: machine.healthy(name), PATIENCE, 1)
        walk(machine)
        for name, process in running.items():
            process.send_signal(signal.SIGTERM)
            assert process.wait(seconds(machine.services[name]["stop_grace_period"])) == 0, name
    logs = {name: machine.log(name).read_text() for name in STARTED}
    assert {name: log for name, log in logs.items() if "Traceback" in log} == {}


def died(machine, running):
    """A process that ended by itself: an error with its last words instead of a minute's wait."""
    for name, process in running.items():
        assert process.poll() is None, f"{name}: {machine.log(name).read_text()[-3000:]}"


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("web", ["gunicorn", "-c", "config/gunicorn.py", "config.nowhere"]),
        ("worker", ["celery", "-A", "nowhere", "worker"]),
        ("beat", ["celery", "-A", "config", "beats"]),
    ],
)
def test_a_wrong_command_is_found(machine, name, command):
    machine.services[name]["command"] = command
    with ExitStack() as stack:
        running = {name: machine.start(name, stack)}
        with pytest.raises(AssertionError, match=rf"^{name}: "):
            services.wait_until(lambda: died(machine, running), PATIENCE)


def test_a_wrong_one_shot_is_found(machine):
    machine.services["migrate"]["command"] = ["python", "manage.py", "prepared"]
    with pytest.raises(AssertionError, match="Unknown command"):
        machine.run("migrate")


# -- the line ---------------------------------------------------------------------


def walk(machine):
    mara = Person(machine.url)
    mara.fill_in("/welcome/", **MARA)
    assert mara.at == f"{HERE}/start/"
    viktor = joined(machine, mara)
    address = drafted(mara)
    with pytest.raises(Refusal, match="403 at "):  # deciding needs a seat, for owners too
        mara.fill_in(f"{address}decide/", verdict="approve", note="Mine.")
    viktor.fill_in(f"{address}decide/", verdict="approve", note="Long enough.")
    assert viktor.at == address
    mara.fill_in(f"{address}launch/", name="Standing orders", lead="")
    assert figure(viktor) == 0
    task = re.search(rf'href="({HERE}/tasks/[\w-]+/)"', mara.get(project(mara)))[1]
    mara.send(f"{task}move/", status="done")
    assert figure(viktor) == 50
    delivered(machine, viktor)


def joined(machine, owner):
    """The approver, by the link that came by mail, signed in anew."""
    owner.get(f"{HERE}/people/")
    owner.send(f"{HERE}/people/invite/", email=VIKTOR, role="executive")
    letter = letters(machine, VIKTOR)[0].get_body(("plain",)).get_content()
    link = re.search(rf"{machine.url}/invitations/\S+/", letter)[0]
    Person(machine.url).fill_in(link, name="Viktor Hale", password=PASSWORD)
    viktor = Person(machine.url)
    viktor.fill_in("/accounts/login/", login=VIKTOR, password="not his word")
    assert viktor.at == "/accounts/login/"
    viktor.fill_in("/accounts/login/", login=VIKTOR, password=PASSWORD)
    assert viktor.at.startswith(f"{HERE}/")
    return viktor


def drafted(mara):
    """A product with Viktor's seat and an initiative put before him: its address."""
    product = mara.fill_in(f"{HERE}/products/new/", name="Orchard", key="ORC")
    seat = re.search(r'id="seat-([\w-]+)"[^>]*aria-label="Viktor Hale may decide"', product)[1]
    mara.send(f"{HERE}/products/ORC/seats/{seat}/")
    today = dt.date.today()
    frame = f"{today - dt.timedelta(14)} to {today + dt.timedelta(30)}"
    form = mara.get(f"{HERE}/initiatives/new/")
    orchard = re.search(r'<option value="([^"]+)"[^>]*>\s*Orchard', form)[1]
    mara.fill_in(f"{HERE}/initiatives/new/", product=orchard, title="Standing orders", when=frame)
    address = mara.at
    assert address == f"{HERE}/initiatives/ORC-1/"
    for title in ("Order weekly", "Skip a week"):
        mara.fill_in(f"{address}requirements/new/", title=title, priority="must")
    mara.fill_in(f"{address}move/submit/", note="Growers ask for it every week.")
    return address


def project(mara):
    return re.search(rf'href="({HERE}/projects/(?!new)[\w-]+/)"', mara.get(f"{HERE}/projects/"))[1]


def figure(reader):
    """How much of the bar is done, as the roadmap says."""
    page = reader.get(f"{HERE}/roadmap/")
    return int(re.search(r'aria-label="Standing orders[^"]*?(\d+)% done', page)[1])


def delivered(machine, reader):
    """His digest goes by the outbox: the worker sends it when beat rings, once."""
    before = len(letters(machine, VIKTOR))
    reader.get(f"{HERE}/digest/")
    reader.send(f"{HERE}/digest/send/")
    letter = letters(machine, VIKTOR, before + 1)[before]
    assert letter["List-Unsubscribe"] and "Standing orders" in letter.get_body(("plain",)).get_content()
    time.sleep(1)
    assert len(letters(machine, VIKTOR)) == before + 1


def letters(machine, address, count=1):
    def came():
        found = [message for recipient, message in machine.box.letters if recipient == address]
        return found if len(found) >= count else None

    return services.wait_until(came, PATIENCE)
