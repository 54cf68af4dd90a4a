import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.utils import timezone

from accounts.tests import factories as make
from accounts.tests.library import planted
from accounts.tests.pages import sign_in


class House:
    """A workspace with its owner, and a browser that the owner is signed in with."""

    def __init__(self, client):
        self.client = client
        self.workspace = make.workspace()
        self.owner = make.owner_of(self.workspace)
        client.force_login(self.owner.user)

    def url(self, path=""):
        return f"/w/{self.workspace.slug}/{path}"

    def get(self, path="", **kwargs):
        return self.client.get(self.url(path), **kwargs)

    def post(self, path="", data=None, **kwargs):
        return self.client.post(self.url(path), data or {}, **kwargs)

    def member(self, role, name="Inês Duarte", **fields):
        """A further member. Through the product's own verb, so that the log knows of it."""
        return make.member(self.workspace, role, name, **fields)

    def sign_in(self, role):
        """From now on the browser is somebody's with this role."""
        member = self.owner if role == "owner" else self.member(role)
        self.client.force_login(member.user)
        return member


@pytest.fixture
def house(db, client):
    return House(client)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture(scope="module")
def nouns(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), planted() as pair:
        yield pair


class Library:
    """Nouns of the tests' own, made through the verbs of every record."""

    def __init__(self, house, nouns):
        self.house, (self.Shelf, self.Book) = house, nouns

    def shelf(self, name="Fiction", by=None, **fields):
        return self.Shelf.create(by=by or self.house.owner, name=name, **fields)

    def book(self, shelf, title="Persuasion", by=None, **fields):
        return self.Book.create(by=by or self.house.owner, shelf=shelf, title=title, **fields)


@pytest.fixture
def library(house, nouns):
    return Library(house, nouns)


@pytest.fixture
def nobody_tried_before():
    """Attempts are counted in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def person(db, nobody_tried_before):
    user = make.user("Inês Duarte", "ines@larkfield.example")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@pytest.fixture
def inside(client, person):
    """A browser of somebody who just proved to be themselves, so that the account may be changed."""
    sign_in(client, person)
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
    return client
