"""docker-compose.yml and Dockerfile as an engine reads them, and their commands on this machine."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from django.conf import settings

from config.tests import services

COMPOSE, DOCKERFILE = settings.BASE_DIR / "docker-compose.yml", settings.BASE_DIR / "Dockerfile"
# ${NAME}, ${NAME:-default} and ${NAME:?sentence}: what the file uses of Compose's interpolation.
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


class Missing(Exception):
    """A variable without which Compose starts nothing; its sentence."""


def fill(value, env):
    """A value with its variables filled in from `env`, however deep; an empty one counts as missing."""
    if isinstance(value, dict):
        return {key: fill(inner, env) for key, inner in value.items()}
    if isinstance(value, list):
        return [fill(inner, env) for inner in value]
    return VARIABLE.sub(lambda found: one(*found.groups(), env), value) if isinstance(value, str) else value


def one(name, how, words, env):
    if given := env.get(name, ""):
        return given
    if how == "?":
        raise Missing(words)
    return words or ""


def raw():
    return yaml.safe_load(COMPOSE.read_text())


def read(env):
    return fill(raw(), env)


def instructions(name):
    """What stands behind an instruction of the Dockerfile's last stage, continued lines joined."""
    lines = DOCKERFILE.read_text().replace("\\\n", " ").splitlines()
    last = max(n for n, line in enumerate(lines) if line.startswith("FROM "))
    return [line.partition(" ")[2].strip() for line in lines[last:] if line.startswith(f"{name} ")]


def image_environment():
    """ENV of the image without its PATH."""
    pairs = [pair.split("=", 1) for line in instructions("ENV") for pair in shlex.split(line)]
    return {name: value for name, value in pairs if name != "PATH"}


def seconds(duration):
    return int(re.fullmatch(r"(\d+)s", duration)[1])


class Machine:
    """Runs what the file says for a service, with folders and addresses of this machine in place of the others.

    `real` maps the host names of other services to (network location, path) as they are here.
    """

    def __init__(self, folder, env, real):
        self.folder, self.real, self.port = Path(folder), real, services.free_port()
        self.services = read(env)["services"]
        self.url = f"http://127.0.0.1:{self.port}"

    def environment(self, name):
        said = image_environment() | self.services[name]["environment"]
        here = {variable: self.here(name, str(value)) for variable, value in said.items()}
        assert (here["HOST"], here["PORT"]) == ("0.0.0.0", "8000")
        here |= {"HOST": "127.0.0.1", "PORT": str(self.port)}
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        return services.environment(self.folder) | here | {"PATH": path}

    def here(self, service, value):
        """A folder of a container is one of ours; a service's address is where it really listens."""
        if value.startswith("/"):
            own = service if value.startswith("/tmp/") else "shared"
            place = self.folder / own / value[1:]
            place.parent.mkdir(parents=True, exist_ok=True)
            return str(place)
        parts = urlsplit(value) if "://" in value else None
        if parts is None or parts.hostname not in self.services:
            return value
        netloc, path = self.real[parts.hostname]
        return parts._replace(netloc=netloc, path=path).geturl()

    def log(self, name):
        return self.folder / f"{name}.log"

    def options(self, name):
        return {"env": self.environment(name), "cwd": settings.BASE_DIR}

    def run(self, name, command=None):
        """A one-shot to its end: its output; it must end well."""
        done = subprocess.run(
            command or self.services[name]["command"],
            **self.options(name), capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self, name, stack):
        said = stack.enter_context(self.log(name).open("w"))
        command = self.services[name]["command"]
        return stack.enter_context(services.process(command, stdout=said, **self.options(name)))

    def healthy(self, name):
        """What the health check of a service says right now."""
        kind, *command = self.services[name]["healthcheck"]["test"]
        assert kind == "CMD"
        done = subprocess.run(command, **self.options(name), capture_output=True, timeout=30)
        return done.returncode == 0
