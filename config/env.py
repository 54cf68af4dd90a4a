"""The environment, parsed. Every function answers a value or refuses with a sentence; none needs Django."""

import ipaddress
import os
import secrets
import socket
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url


class BadSetting(SystemExit):
    """A value nobody should start with. Printed as one sentence, without a traceback."""

    def __init__(self, sentence):
        super().__init__(f"Throughline cannot start: {sentence}")


def text(env, name, default=""):
    return env.get(name, "").strip() or default


def flag(env, name, default):
    """A yes or a no: 1/0, true/false, yes/no, on/off."""
    value = text(env, name).lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    if value:
        raise BadSetting(f"{name}={value!r} is neither yes nor no. Set it to 1 or 0.")
    return default


def number(env, name, default, low, high):
    """A whole number from `low` to `high`, both included."""
    value = text(env, name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
        raise BadSetting(f"{name}={value!r} is not a whole number from {low} to {high}.")
    return int(value)


def words(env, name):
    """A list written with commas."""
    return [word.strip() for word in text(env, name).split(",") if word.strip()]


def port(env):
    return number(env, "PORT", 8000, 1, 65535)


def host(env):
    """The address to listen on: a name or an IP address, without scheme or port."""
    value = text(env, "HOST", "127.0.0.1").strip("[]")
    if any(sign in value for sign in "/ @") or (":" in value and not is_address(value)):
        raise BadSetting(
            f"HOST={value!r} is not an address to listen on. Set it to something like 127.0.0.1."
        )
    return value


def is_address(value):
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True


def is_loopback(value):
    return value == "localhost" or (is_address(value) and ipaddress.ip_address(value).is_loopback)


def is_wildcard(value):
    return is_address(value) and ipaddress.ip_address(value).is_unspecified


def in_url(value):
    """A host as it stands in an address: IPv6 in brackets, "every address" as this machine."""
    if is_wildcard(value):
        return "localhost"
    return f"[{value}]" if ":" in value else value


def base_url(env, default):
    """The address people open, without a trailing slash. Links in mails begin with it."""
    value = text(env, "BASE_URL", default).rstrip("/")
    parts = split("BASE_URL", value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise BadSetting(f"BASE_URL={value!r} is not an address like https://plan.example.org.")
    return value


def is_local(url):
    """Whether an address leads to the machine it is opened on."""
    return is_loopback(urlsplit(url).hostname or "")


def hosts(env, listening, base):
    """The names this server answers to: those given, or its own."""
    given = words(env, "ALLOWED_HOSTS")
    if given:
        return given
    own = ["localhost", "127.0.0.1", "[::1]", ".localhost", in_url(listening), urlsplit(base).hostname]
    return list(dict.fromkeys([*own, *(machine_names() if is_wildcard(listening) else [])]))


def machine_names():
    """What this machine calls itself, with the addresses it has under that name."""
    name = socket.gethostname()
    try:
        return [name, *socket.gethostbyname_ex(name)[2]]
    except OSError:
        return [name]


def data_dir(env, base):
    """The folder for database, key and files: made when missing, refused when it cannot be written to."""
    path = Path(text(env, "DATA_DIR", str(base / "var"))).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSetting(
            f"the data folder {path} cannot be made ({error.strerror}). Set DATA_DIR to another."
        ) from None
    if not path.is_dir() or not os.access(path, os.W_OK | os.X_OK):
        raise BadSetting(
            f"the data folder {path} is not writable. Change its owner or set DATA_DIR to another."
        )
    return path


def static_dir(env, folder):
    """Where collected static files stand. An image brings its own, so that an upgrade takes away no older one's."""
    value = text(env, "STATIC_DIR")
    return Path(value).expanduser().resolve() if value else folder / "static"


def alive_file(env):
    """The file that worker and beat touch while they work; None where nobody looks for it."""
    value = text(env, "ALIVE_FILE")
    return Path(value) if value else None


def database(env, folder):
    """The database as Django wants it: by DATABASE_URL, else SQLite in the data folder."""
    value = text(env, "DATABASE_URL") or f"sqlite:///{folder / 'throughline.sqlite3'}"
    if split("DATABASE_URL", value).scheme not in ("postgres", "postgresql", "sqlite"):
        raise BadSetting("DATABASE_URL must begin with postgresql:// or sqlite:///.")
    try:
        found = dj_database_url.parse(value, conn_max_age=60, conn_health_checks=True)
    except (ValueError, KeyError) as error:
        raise BadSetting(f"DATABASE_URL cannot be read ({error}).") from None
    if not found["NAME"] or found["NAME"] == ":memory:":
        raise BadSetting("DATABASE_URL names no database. Add its name or its file at the end.")
    return found


def broker(env):
    """Where background work waits: Redis by REDIS_URL, else this process's own memory."""
    value = text(env, "REDIS_URL", "memory://")
    parts = split("REDIS_URL", value)
    if value != "memory://" and (parts.scheme not in ("redis", "rediss") or not parts.hostname):
        raise BadSetting("REDIS_URL must look like redis://127.0.0.1:6379/0.")
    return value


def mail(env):
    """Django's mail settings from EMAIL_URL; none of them when it is empty, then mail stays in the outbox.

    smtp://user:password@host:25, smtp+tls:// (or ?tls=1) for STARTTLS on 587, smtps:// for TLS on 465.
    """
    value = text(env, "EMAIL_URL")
    if not value:
        return {}
    parts = split("EMAIL_URL", value)
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    if parts.scheme not in ports or not parts.hostname:
        raise BadSetting("EMAIL_URL must look like smtp+tls://user:password@mail.example.org:587.")
    query = parse_qs(parts.query)
    settings = {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls" or query.get("tls") == ["1"],
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
    sender = query.get("from")
    return settings | ({"DEFAULT_FROM_EMAIL": sender[0]} if sender else {})


def split(name, value):
    """An address taken apart. Its port is read here, because only reading it finds a bad one."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise BadSetting(f"{name} cannot be read as an address ({error}).") from None
    return parts


def secret_key(env, folder):
    """The given key; on the embedded default one that is made once and kept beside the database."""
    given = text(env, "SECRET_KEY")
    if given:
        return long_enough("SECRET_KEY", given)
    if text(env, "DATABASE_URL"):
        raise BadSetting(
            "DATABASE_URL is set but SECRET_KEY is not. Set it to 50 random characters and keep it."
        )
    return kept_key(folder / "secret_key")


def old_keys(env):
    """Keys that sign nothing new; what they signed is still believed."""
    return [long_enough("SECRET_KEY_FALLBACKS", key) for key in words(env, "SECRET_KEY_FALLBACKS")]


def long_enough(name, key):
    if len(key) < 32:
        raise BadSetting(f"{name} is too short to be secret. Use at least 32 random characters.")
    return key


def kept_key(path):
    """Written whole under another name first, so that two first starts at once agree on one key."""
    if not path.exists():
        draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def workers(env, broker_url):
    """How many web processes; a queue in memory reaches only the one that holds it."""
    count = number(env, "WEB_CONCURRENCY", 1, 1, 64)
    refuse_split_memory(count, broker_url)
    return count


def refuse_split_memory(count, broker_url):
    if count > 1 and broker_url == "memory://":
        raise BadSetting(
            f"{count} web processes cannot share a queue that lives in memory. "
            "Set REDIS_URL, or WEB_CONCURRENCY=1."
        )
