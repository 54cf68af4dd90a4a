"""What must hold of docker-compose.yml, Dockerfile and .env.example as they are written, without starting anything."""

import inspect
import re
import subprocess

import pytest
from django.conf import settings

from config import env
from config.tests import compose

GIVEN = {"SECRET_KEY": "k" * 50, "POSTGRES_PASSWORD": "p" * 24, "BASE_URL": "https://plan.example.org"}
FILE = compose.read(GIVEN)
SERVICES = FILE["services"]
ONE_SHOT = [name for name, service in SERVICES.items() if service["restart"] == "no"]
LASTING = [name for name in SERVICES if name not in ONE_SHOT]
OURS = [name for name, service in SERVICES.items() if "build" in service]
EXAMPLE = (settings.BASE_DIR / ".env.example").read_text()
PINNED = re.compile(r"[\w./-]+:\d+\.\d+(\.\d+)?(-\w+)*(@sha256:[0-9a-f]{64})?")
SECRET = re.compile(r"SECRET|PASSWORD|TOKEN|KEY$")


def test_the_services_are_those_of_the_house():
    assert set(SERVICES) == {"db", "redis", "migrate", "web", "worker", "beat"}
    assert (OURS, ONE_SHOT) == (["migrate", "web", "worker", "beat"], ["migrate"])


# -- secrets ----------------------------------------------------------------------


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("empty", [{}, {"": ""}])
def test_nothing_starts_without_what_is_needed(name, empty):
    lacking = {key: value for key, value in GIVEN.items() if key != name} | ({name: ""} if empty else {})
    with pytest.raises(compose.Missing, match=r"\.env\.example"):
        compose.read(lacking)


def secrets(file):
    """(service, variable, value as written) of what must stay secret."""
    for name, service in file["services"].items():
        for variable, value in service.get("environment", {}).items():
            if SECRET.search(variable) or re.search(r"://[^/@]*:[^/@]*@", str(value)):
                yield name, variable, str(value)


def written_out(value):
    """What of a secret, or of the password in an address, stands in the file itself, defaults included."""
    password = re.search(r"://\w+:(.*)@", value)
    own = password[1] if password else value
    return compose.VARIABLE.sub(lambda found: found[3] if found[2] == "-" else "", own)


def test_no_secret_has_a_default():
    found = list(secrets(compose.raw()))
    assert {variable for _service, variable, _value in found} == {
        "SECRET_KEY", "SECRET_KEY_FALLBACKS", "DATABASE_URL", "POSTGRES_PASSWORD",
    }  # fmt: skip
    assert [row for row in found if written_out(row[2])] == []


@pytest.mark.parametrize(
    "planted", ["hunter2", "${SECRET_KEY:-hunter2}", "postgresql://a:hunter2@db/a", "redis://u:${X:-y}@redis"]
)
def test_a_planted_default_is_found(planted):
    assert written_out(planted)


def test_the_example_has_nothing_that_works():
    lines = [line for line in EXAMPLE.splitlines() if line and not line.startswith("#")]
    assert lines == [f"{name}=" for name in GIVEN]


def test_the_example_names_every_variable_and_no_other():
    used = {found[1] for found in compose.VARIABLE.finditer(compose.COMPOSE.read_text())}
    assert set(re.findall(r"^(?:# )?([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == used


def test_an_image_takes_no_secret_along():
    ignored = (settings.BASE_DIR / ".dockerignore").read_text().splitlines()
    assert {".*", "var", "**/*.sqlite3*"} <= set(ignored)
    assert not [line for line in ignored if line.startswith("!.")]
    known = subprocess.run(["git", "check-ignore", ".env"], cwd=settings.BASE_DIR, capture_output=True)
    assert known.returncode in (0, 128)  # 128: not a clone


# -- images -----------------------------------------------------------------------


def test_every_image_is_pinned():
    base = re.search(r"^ARG BASE=(\S+)$", compose.DOCKERFILE.read_text(), re.MULTILINE)[1]
    images = [base, *(SERVICES[name]["image"] for name in SERVICES if name not in OURS)]
    assert len(images) == 3 and [image for image in images if not PINNED.fullmatch(image)] == []
    assert {SERVICES[name]["image"] for name in OURS} == {"throughline:local"}


@pytest.mark.parametrize("loose", ["postgres", "postgres:latest", "redis:8", "python:3-slim", "redis:${TAG}"])
def test_a_loose_image_is_found(loose):
    assert not PINNED.fullmatch(loose)


def test_every_stage_has_the_same_base_and_pip_trusts_hashes_alone():
    text = compose.DOCKERFILE.read_text()
    assert re.findall(r"^FROM (\S+)", text, re.MULTILINE) == ["${BASE}", "${BASE}"]
    assert "--require-hashes" in text and "--only-binary=:all:" in text
    assert not re.search(r"apt|gcc|build-essential|https?://|--index-url", text)


def test_the_image_is_nobody_special():
    assert compose.instructions("USER") == ["10001:10001"]
    assert compose.instructions("STOPSIGNAL") == ["SIGTERM"]
    for name in ("CMD", "HEALTHCHECK"):
        (line,) = compose.instructions(name)
        assert line[line.index("[") :].endswith("]"), "the exec form, so that signals arrive"


def test_the_image_and_the_file_say_the_same():
    assert {SERVICES[name]["user"] for name in OURS} == set(compose.instructions("USER"))
    (image,) = compose.instructions("HEALTHCHECK")
    assert re.findall(r'"([^"]+)"', image) == SERVICES["web"]["healthcheck"]["test"][1:]
    (command,) = compose.instructions("CMD")
    assert re.findall(r'"([^"]+)"', command) == SERVICES["web"]["command"]


# -- services ---------------------------------------------------------------------


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_held_short(name):
    service = SERVICES[name]
    assert service["user"] not in ("", "root", "0", "0:0")
    assert service["read_only"] is True and service["cap_drop"] == ["ALL"] and "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["logging"]["options"]["max-size"] and not service.get("privileged")


@pytest.mark.parametrize("name", LASTING)
def test_what_lasts_has_a_health_check_a_restart_and_time_to_end(name):
    service = SERVICES[name]
    assert service["restart"] == "unless-stopped"
    kind, *command = service["healthcheck"]["test"]
    assert kind == "CMD" and command and "curl" not in command
    assert compose.seconds(service["stop_grace_period"]) >= 10


def test_others_wait_for_what_comes_first():
    assert SERVICES["migrate"]["healthcheck"] == {"disable": True}
    assert SERVICES["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"] == {
            "migrate": {"condition": "service_completed_successfully"},
            "redis": {"condition": "service_healthy"},
        }


def test_only_the_web_is_published_and_only_here():
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "web": ["127.0.0.1:8000:8000"]
    }
    assert "0.0.0.0" not in compose.COMPOSE.read_text()
    assert FILE["networks"]["inside"] == {"internal": True}
    assert SERVICES["db"]["networks"] == SERVICES["redis"]["networks"] == ["inside"]


def test_what_must_last_is_in_a_volume():
    assert set(FILE["volumes"]) == {"database", "files"}
    assert SERVICES["db"]["volumes"] == ["database:/var/lib/postgresql/data"]
    data = compose.image_environment()["DATA_DIR"]
    assert SERVICES["web"]["volumes"] == SERVICES["worker"]["volumes"] == [f"files:{data}"]
    assert data in SERVICES["beat"]["tmpfs"]


def test_redis_never_drops_a_message_for_want_of_room():
    command = " ".join(SERVICES["redis"]["command"])
    assert "--maxmemory " in command and "--maxmemory-policy volatile-" in command


def test_every_variable_is_one_that_the_product_reads():
    read = set(re.findall(r'"([A-Z_]{4,})"', inspect.getsource(env)))
    read |= set(re.findall(r'environ, "([A-Z_]+)"', (settings.BASE_DIR / "config/settings.py").read_text()))
    said = set(compose.image_environment()).union(*(SERVICES[name]["environment"] for name in OURS))
    assert said - read - {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"} == set()
    assert {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "BASE_URL"} <= said


def test_every_variable_is_in_the_table():
    table = (settings.BASE_DIR / "docs/operations.md").read_text()
    said = set().union(*(SERVICES[name]["environment"] for name in OURS)) | set(compose.image_environment())
    missing = [name for name in said if not name.startswith("PYTHON") and name not in table]
    assert missing == []
