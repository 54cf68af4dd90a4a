"""A new SECRET_KEY with the old one among the fallbacks: sessions and sent links go on."""

import pytest

from accounts.roles import Role
from accounts.tests import factories as make
from roadmap.digests import issue as digests


@pytest.fixture
def reader(db):
    return make.member(make.workspace(), Role.EXECUTIVE, "Viktor Hale")


@pytest.mark.parametrize(("kept", "status"), [(True, 200), (False, 302)])
def test_a_session_outlives_its_key_as_long_as_that_is_kept(reader, settings, kept, status):
    browser, old = make.client_of(reader), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 50, [old] if kept else []
    assert browser.get(f"/w/{reader.workspace.slug}/roadmap/").status_code == status
    if kept:  # signed anew on the way, so that the old key may go once everybody came by
        settings.SECRET_KEY_FALLBACKS = []
        assert browser.get(f"/w/{reader.workspace.slug}/roadmap/").status_code == 200


@pytest.mark.parametrize(("kept", "found"), [(True, True), (False, False)])
def test_a_link_in_a_sent_mail_works_as_long_as_its_key_is_kept(reader, settings, kept, found):
    token = digests.stop_url(reader).rstrip("/").rpartition("/")[2]
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 50, [settings.SECRET_KEY] if kept else []
    assert (digests.member_of(token) == reader) is found
