"""What is published waits on every member's first page, and comes with their next digest, once."""

import datetime as dt
import re

import pytest

from accounts.models import Mail
from accounts.roles import Role
from collaboration.models import Notification
from roadmap import digest
from roadmap.digests import issue as digests
from roadmap.digests.material import Publication
from roadmap.models import DigestPreference
from roadmap.tests import factories as make
from roadmap.tests.news import material
from roadmap.tests.readers import sent
from strategy.models import Goal, Vision

SUNDAY = dt.datetime(2026, 6, 14, 12, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 6, 15, 9, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)


@pytest.fixture
def vision(place):
    return Vision.create(by=place.owner, product=place.product, statement="Sold in ten minutes.", at=SUNDAY)


def strip(place, path="roadmap/"):
    page = place.get(path).content.decode()
    found = re.search(r'<section class="tidings".*?</section>', page, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def told(member):
    return Notification.objects.get(member=member)


# -- the first page -------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_it_stands_on_the_first_page_of_each_role(place, vision, role):
    place.sign_in(role)
    vision.publish(by=place.owner, note="Agreed with the hubs.")
    first = place.get(follow=True).request["PATH_INFO"].removeprefix(place.url())
    said = strip(place, first)
    assert "Ines Duarte published Vision for Orchard" in said
    assert "Agreed with the hubs." in said
    assert "Got it" in said


def test_whoever_published_it_is_not_told(place, vision):
    vision.publish(by=place.owner, note="Agreed.")
    assert strip(place) == ""


def test_got_it_takes_it_away_and_leads_back(place, vision):
    me = place.sign_in_executive()
    vision.publish(by=place.owner)
    answer = place.post(f"publications/{told(me).pk}/", {"next": place.url("roadmap/?group=theme")})
    assert (answer.status_code, answer["Location"]) == (302, place.url("roadmap/?group=theme"))
    assert strip(place) == ""
    assert told(me).read_at is not None


def test_an_address_elsewhere_is_no_way_back(place, vision):
    me = place.sign_in_executive()
    vision.publish(by=place.owner)
    answer = place.post(f"publications/{told(me).pk}/", {"next": "https://elsewhere.example/"})
    assert answer["Location"] == place.url()


@pytest.mark.parametrize("noun", ["vision", "goal"])
def test_its_link_marks_it_read_and_leads_to_the_thing(place, vision, noun):
    me = place.sign_in_executive()
    year = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
    goal = Goal.create(by=place.owner, product=place.product, title="Fewer calls", **year)
    subject = {"vision": vision, "goal": goal}[noun]
    subject.publish(by=place.owner)
    answer = place.get(f"publications/{told(me).pk}/")
    assert answer["Location"] == subject.get_absolute_url()
    assert strip(place) == ""


def test_looking_ahead_is_not_reading(place, vision):
    me = place.sign_in_executive()
    vision.publish(by=place.owner)
    place.client.head(place.url(f"publications/{told(me).pk}/"))
    assert told(me).read_at is None


def test_what_is_gone_meanwhile_is_said(place, vision):
    me = place.sign_in_executive()
    vision.publish(by=place.owner)
    place.product.trash(by=place.owner)
    page = place.get(f"publications/{told(me).pk}/", follow=True).content.decode()
    assert "Vision for Orchard is no longer here." in page


def test_another_members_is_not_here(place, vision):
    other = make.member(place.workspace, Role.EXECUTIVE, "Viktor Hale")
    vision.publish(by=place.owner)
    place.sign_in(Role.CONTRIBUTOR)
    assert place.get(f"publications/{told(other).pk}/").status_code == 404
    assert told(other).read_at is None


def test_the_newest_three_are_shown_and_the_rest_is_said_to_wait(place, vision):
    place.sign_in_executive()
    for n in range(4):
        vision.edit(by=place.owner, changes={"statement": f"Statement {n}."})
        vision.publish(by=place.owner, note=f"Note {n}.")
    said = strip(place)
    assert "Note 3." in said
    assert "Note 0." not in said
    assert "Older ones follow" in said


# -- the digest -----------------------------------------------------------------


def published(**values):
    given = {"title": "Vision for Orchard", "url": "https://x.test/p", "on": dt.date(2026, 6, 12)}
    return Publication(**(given | {"by": "Mara Lindholm", "note": "Agreed."} | values))


def test_a_publication_alone_is_news():
    assert digest.compose(material()) is None
    found = digest.compose(material(published=(published(),)))
    assert [row.title for row in found.published.rows] == ["Vision for Orchard"]
    assert "1 published" in found.subject


def test_it_leads_where_there_is_nothing_else_to_say():
    found = digest.compose(material(published=(published(),), portfolio=False))
    assert found.headline == "Mara Lindholm published “Vision for Orchard”."


def test_many_are_counted():
    found = digest.write(material(published=tuple(published(title=f"Goal {n}") for n in range(9))))
    assert (len(found.published.rows), found.published.more) == (6, 3)


@pytest.mark.parametrize("role", list(Role)[1:])
def test_the_next_issue_of_every_member_tells_it_once(place, vision, role):
    member = make.member(place.workspace, role, "Viktor Hale")
    type(member).objects.filter(pk=member.pk).update(created_at=SUNDAY - 2 * WEEK)
    member.refresh_from_db()
    vision.publish(by=place.owner, note="Agreed with the hubs.", at=SUNDAY)
    mail = sent(digests.write_due(DigestPreference.of(member), MONDAY))
    row = told(member)
    for body in (mail.text, mail.html):
        assert "Published" in body
        assert "Vision for Orchard" in body
        assert "Agreed with the hubs." in body
        assert f"/publications/{row.pk}/" in body
    assert digests.write_due(DigestPreference.of(member), MONDAY + WEEK) is None
    assert Mail.objects.filter(recipient=member.user.email).count() == 1
