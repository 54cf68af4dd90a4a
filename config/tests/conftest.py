import pytest
from django.db import connection, transaction

from config.tests.matrix.asking import Asking


@pytest.fixture(scope="module")
def asking(django_db_setup, django_db_blocker):
    """The world of the laws, and everybody in it with a way to ask. Built once a file: each question is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        asking = Asking()
        connection.check_constraints()  # once, not after each test
        yield asking
        transaction.set_rollback(True)
