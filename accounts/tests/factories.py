"""People, places and ways in, as plain functions. Other rooms' tests start from here."""

import itertools

from django.test import Client
from rest_framework.test import APIClient

from accounts.models import ApiToken, Membership, User, Workspace
from accounts.roles import Role

PASSWORD = "a long passphrase"
number = itertools.count(1)


def user(name="Inês Duarte", email=None, password=PASSWORD, **fields):
    return User.objects.create_user(
        email or f"person{next(number)}@larkfield.example", password, name=name, **fields
    )


def workspace(name="Larkfield", owner=None, **fields):
    """A workspace with its first owner; `owner_of(workspace)` is that membership."""
    fields.setdefault("slug", f"larkfield-{next(number)}")
    return Workspace.open(name, owner or user("Mara Lindholm"), **fields)


def owner_of(workspace):
    return workspace.memberships.select_related("user", "workspace").filter(role=Role.OWNER).first()


def member(workspace, role=Role.PRODUCT_MANAGER, name="Inês Duarte", **fields):
    return Membership.create(by=None, workspace=workspace, user=user(name, **fields), role=role)


def client_of(member, **options):
    """A browser that this person is signed in with."""
    client = Client(**options)
    client.force_login(getattr(member, "user", member))
    return client


def token_of(member, name="Test"):
    """The secret of a new API token."""
    return ApiToken.issue(membership=member, name=name)[1]


def api_of(member):
    """An API client that carries a token of this membership."""
    api = APIClient()
    api.credentials(HTTP_AUTHORIZATION=f"Bearer {token_of(member)}")
    return api
