"""What tests of the sign-in pages do and look at."""

import re

from accounts.tests import factories as make

LOGIN = "/accounts/login/"


def sign_in(client, person, password=make.PASSWORD, **more):
    return client.post(LOGIN, {"login": person.email, "password": password} | more)


def html(response, status=200):
    assert response.status_code == status, response.content[:1500]
    return response.content.decode()


def ours(page):
    """It is drawn with the product's frame and brings no script or style of its own inline."""
    assert "css/app.css" in page and "Throughline" in page
    assert "<style" not in page
    for script in re.findall(r"<script([^>]*)>", page):
        assert "src=" in script or 'type="application/json"' in script
    assert not re.search(r"\son\w+=", page)
