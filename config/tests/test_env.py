import stat

import pytest

from config import env


def test_defaults(tmp_path):
    assert env.port({}) == 8000
    assert env.host({}) == "127.0.0.1"
    assert env.broker({}) == "memory://"
    assert env.mail({}) == {}
    assert env.database({}, tmp_path)["NAME"] == str(tmp_path / "throughline.sqlite3")


@pytest.mark.parametrize(
    "refused",
    [
        lambda: env.port({"PORT": "eighty"}),
        lambda: env.port({"PORT": "70000"}),
        lambda: env.port({"PORT": "-1"}),
        lambda: env.flag({"DEMO": "maybe"}, "DEMO", True),
        lambda: env.host({"HOST": "http://localhost"}),
        lambda: env.host({"HOST": "127.0.0.1:8000"}),
        lambda: env.base_url({"BASE_URL": "plan.example.org"}, ""),
        lambda: env.base_url({"BASE_URL": "https://plan.example.org/app"}, ""),
        lambda: env.database({"DATABASE_URL": "mysql://localhost/x"}, None),
        lambda: env.database({"DATABASE_URL": "postgresql://localhost"}, None),
        lambda: env.database({"DATABASE_URL": "postgresql://localhost:port/x"}, None),
        lambda: env.broker({"REDIS_URL": "amqp://localhost"}),
        lambda: env.broker({"REDIS_URL": "redis://"}),
        lambda: env.mail({"EMAIL_URL": "mail.example.org"}),
        lambda: env.mail({"EMAIL_URL": "smtp://mail.example.org:x"}),
        lambda: env.secret_key({"SECRET_KEY": "short"}, None),
        lambda: env.secret_key({"DATABASE_URL": "postgresql://localhost/x"}, None),
        lambda: env.old_keys({"SECRET_KEY_FALLBACKS": f"{'k' * 40}, short"}),
        lambda: env.workers({"WEB_CONCURRENCY": "0"}, "memory://"),
        lambda: env.workers({"WEB_CONCURRENCY": "2"}, "memory://"),
    ],
)
def test_a_bad_value_is_refused_with_a_sentence(refused):
    with pytest.raises(env.BadSetting, match=r"^Throughline cannot start: .{20,}\.$"):
        refused()


def test_redis_allows_more_processes():
    assert env.workers({"WEB_CONCURRENCY": "2"}, "redis://localhost/0") == 2


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_loopback(host):
    assert env.is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "plan.example.org", ""])
def test_not_loopback(host):
    assert not env.is_loopback(host)


def test_hosts_are_those_given_or_its_own():
    assert env.hosts({"ALLOWED_HOSTS": "a.org, b.org"}, "0.0.0.0", "http://x") == ["a.org", "b.org"]
    assert "plan.example.org" in env.hosts({}, "127.0.0.1", "https://plan.example.org")
    assert "*" not in env.hosts({}, "0.0.0.0", "http://localhost:8000")


def test_mail_server():
    found = env.mail(
        {"EMAIL_URL": "smtp+tls://a%40b:p%2Fw@mail.example.org?from=Plans%20<plans@example.org>"}
    )
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.org", 587)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("a@b", "p/w")
    assert found["EMAIL_USE_TLS"] and not found["EMAIL_USE_SSL"]
    assert found["DEFAULT_FROM_EMAIL"] == "Plans <plans@example.org>"


def test_a_key_is_made_once_and_kept_private(tmp_path):
    made = env.secret_key({}, tmp_path)
    assert len(made) >= 50
    assert env.secret_key({}, tmp_path) == made
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_old_keys():
    assert env.old_keys({}) == []
    assert env.old_keys({"SECRET_KEY_FALLBACKS": f"{'a' * 40},{'b' * 40}"}) == ["a" * 40, "b" * 40]


def test_places_of_a_container(tmp_path):
    assert env.static_dir({}, tmp_path) == tmp_path / "static"
    assert env.static_dir({"STATIC_DIR": str(tmp_path / "own")}, tmp_path / "data") == tmp_path / "own"
    assert env.alive_file({"ALIVE_FILE": ""}) is None
    assert env.alive_file({"ALIVE_FILE": "/tmp/alive"}).name == "alive"


def test_data_folder(tmp_path):
    assert env.data_dir({"DATA_DIR": str(tmp_path / "deep" / "var")}, tmp_path).is_dir()
    (tmp_path / "file").touch()
    for bad in ("file", "file/var"):
        with pytest.raises(env.BadSetting, match="data folder"):
            env.data_dir({"DATA_DIR": str(tmp_path / bad)}, tmp_path)
