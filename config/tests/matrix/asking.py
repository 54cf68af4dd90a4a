"""One request of the matrix, in a savepoint of its own, so that nothing it did is left for the next."""

import contextlib
from http.cookies import SimpleCookie
from types import SimpleNamespace
from unittest import mock

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.shortcuts import resolve_url
from django.template import engines
from django.test import override_settings
from django.utils import timezone

from accounts.models import ApiToken, Membership
from config.tests.matrix.resolver import routes
from config.tests.matrix.row import LOGIN
from config.tests.world import NO_MEMBER, WHO, World
from roadmap import shell
from roadmap.shell import Navigation

API = "api/v1/"


class Bare(Navigation):
    """A sidebar without lines: what stands in it is no question of these laws, and a third of a short page's time."""

    def sections(self):
        return []

    def tabs(self):
        return []


class Asking:
    """A world, and a browser and a key of each of WHO, made once."""

    def __init__(self):
        self.world, self.routes = World(), routes()
        self.heard = {}  # of each row and method what it turned to
        self.browsers = {who: self.signed_in(who) for who in WHO}
        self.programs = {who: self.world.program(who) for who in WHO}
        Membership.objects.update(seen_at=timezone.now())
        ApiToken.objects.update(used_at=timezone.now())
        self.cookies = {who: client.cookies.output(header="") for who, client in self.browsers.items()}

    def signed_in(self, who):
        """They said their password a moment ago, and were in the workspace, so that no visit is a first one."""
        browser = self.world.browser(who)
        if who not in NO_MEMBER:
            request = SimpleNamespace(session=browser.session)
            request.session["workspace"] = self.world.here.workspace.slug
            record_authentication(request, self.world.members[who].user, "password", reauthenticated=True)
            request.session.save()
        return browser

    def browser(self, who):
        """As it was when they signed in: signing out in one request is nothing to the next."""
        browser = self.browsers[who]
        browser.cookies = SimpleCookie(self.cookies[who])
        return browser

    def client(self, row, who):
        return self.programs[who] if self.by_program(row) else self.browser(who)

    def by_program(self, row):
        """Programs bring a key to the API, people a browser to everything else."""
        return self.routes[row.route].path.startswith(API) and not row.theirs

    def answer(self, row, method, who):
        """What the matrix writes of the response; of an error its words."""
        try:
            return word(self.ask(row, method, who))
        except Exception as error:
            return f"{type(error).__name__}: {error}"

    def ask(self, row, method, who, args=None, data=None, query=""):
        """The response, where nothing of it may stay."""
        with self.undone(row):
            return self.send(row, method, who, args, data, query)

    @contextlib.contextmanager
    def undone(self, row):
        # A setting that changes is told to all who hear of such: only where the row says one.
        said = override_settings(**row.settings) if row.settings else contextlib.nullcontext()
        with transaction.atomic(), said, tolerant(row.theirs), quick_frame():
            row.before(self.world.here)
            yield
            transaction.set_rollback(True)

    def send(self, row, method, who, args=None, data=None, query=""):
        """The response; what it changed stays. `args` and `data` stand in for the row's own."""
        cache.clear()  # where sign-in counts how often it was tried
        here, client = self.world.here, self.client(row, who)
        args = (row.args(here) or []) if args is None else args
        address = self.routes[row.route].address(here.workspace.slug, args)
        if method not in row.methods:
            return client.generic(method, address)
        if method not in ("POST", "PATCH"):
            return client.generic(method, address + query)
        body = row.data(here) if data is None else data
        return getattr(client, method.lower())(address, body, **form_of(body) if self.by_program(row) else {})


def form_of(body):
    """How a program sends it: a file goes in a form, all else as JSON."""
    files = isinstance(body, dict) and any(isinstance(value, UploadedFile) for value in body.values())
    return {"format": "multipart"} if files else {}


@contextlib.contextmanager
def tolerant(theirs):
    """Their templates print nothing for what is not there; ours fail."""
    engine = engines["django"].engine
    strict = engine.string_if_invalid
    engine.string_if_invalid = "" if theirs else strict
    try:
        yield
    finally:
        engine.string_if_invalid = strict


@contextlib.contextmanager
def quick_frame():
    """Nobody asks here which templates drew an answer, nor from what."""
    with (
        mock.patch.object(shell, "Navigation", Bare),
        mock.patch("django.test.client.store_rendered_templates", lambda *drawn, **more: None),
    ):
        yield


def word(response):
    location = response.headers.get("Location", "")
    if response.status_code == 302 and location.startswith(f"{resolve_url(settings.LOGIN_URL)}?"):
        return LOGIN
    return str(response.status_code)
