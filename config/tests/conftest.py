import pytest

from config.tests.matrix.asking import Asking


@pytest.fixture
def asking(db):
    """The world of the laws, and everybody in it with a way to ask."""
    return Asking()
