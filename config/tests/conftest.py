import pytest
from django.db import connection, transaction
from django.test import override_settings

from config.tests.matrix.asking import Asking


@pytest.fixture(scope="module")
def asking(django_db_setup, django_db_blocker):
    """The world of the laws, and everybody in it with a way to ask. Built once a file: each question is undone."""
    # Their word, said when the world was made, holds for as long as the laws ask.
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=24 * 3600),
    ):
        asking = Asking()
        connection.check_constraints()  # once, not after each test
        yield asking
        transaction.set_rollback(True)
