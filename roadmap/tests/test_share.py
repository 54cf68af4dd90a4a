"""What leaves the workspace by a share link, and what never does."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from accounts import trash
from accounts.errors import Refused
from accounts.models import Activity
from roadmap.models import Roadmap, ShareLink
from roadmap.models.share import digest
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")
GONE = "This link opens nothing"


def said(answer):
    return answer.content.decode()


def test_the_secret_is_kept_as_a_hash_only(issue):
    link, path = issue()
    secret = path.split("/")[2]

    assert link.secret_hash == digest(secret) and len(secret) >= 40
    row = Activity.objects.of(link).get()
    assert secret not in str(row.changes) and "password" not in row.changes


def test_a_visitor_reads_it_without_a_session(visitor, issue, late):
    """All that is kept is when they last looked, by their own browser."""
    _link, path = issue()
    answer = visitor.get(path)

    assert answer.status_code == 200 and list(answer.cookies) == ["seen"]
    assert "Standing orders" in said(answer) and "Being built" in said(answer)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "private, no-cache"
    assert '<meta name="robots" content="noindex' in said(answer)
    page = said(answer)
    assert "/w/" not in page  # the one link and the one script are those of its presentation
    assert re.findall(r'<a [^>]*href="([^"]*)"', page) == ["present/"] and page.count("<a ") == 1
    assert re.findall(r"<script[^>]*>", page) == [re.search(r"<script[^>]*slide-show[^>]*>", page)[0]]


def test_an_opening_is_counted_and_a_fresh_copy_is_not(visitor, issue, late):
    link, path = issue()
    answer = visitor.get(path)
    again = visitor.get(path, headers={"If-None-Match": answer["ETag"]})
    link.refresh_from_db()

    assert again.status_code == 304
    assert link.opened == 1 and link.opened_at is not None and link.version == 1


def test_what_changed_is_seen_though_as_much_was_purged(visitor, place, issue, late):
    _link, path = issue()
    make.initiative(place.owner, place.product, "Dropped").trash(by=place.owner)
    tag = visitor.get(path)["ETag"]
    trash.purge(timezone.now() + dt.timedelta(days=31))
    make.initiative(place.owner, place.product, "Another")
    late[0].edit(by=place.owner, changes={"title": "Orders that stand"})
    answer = visitor.get(path, headers={"If-None-Match": tag})
    assert answer.status_code == 200 and "Orders that stand" in said(answer)


def test_what_changed_is_seen_at_once(visitor, place, issue, late):
    _link, path = issue()
    tag = visitor.get(path)["ETag"]
    late[0].edit(by=place.owner, changes={"title": "Weekly orders"})
    answer = visitor.get(path, headers={"If-None-Match": tag})

    assert answer.status_code == 200 and "Weekly orders" in said(answer)


# -- addresses that open nothing --------------------------------------------------


def test_wrong_revoked_and_run_out_are_one_answer(visitor, place, issue, view):
    revoked, first = issue()
    revoked.revoke(by=place.owner)
    _over, second = issue(expires_on=make.NOON.date() - dt.timedelta(days=1))
    answers = [visitor.get(path) for path in (first, second, "/s/nobody-ever-made-this/")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1 and GONE in said(answers[0])
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1


def test_the_last_day_still_counts(visitor, issue):
    assert visitor.get(issue(expires_on=make.NOON.date())[1]).status_code == 200


def test_revoking_holds_from_the_very_next_request(visitor, place, issue):
    link, path = issue()
    tag = visitor.get(path)["ETag"]
    link.revoke(by=place.owner)

    assert visitor.get(path, headers={"If-None-Match": tag}).status_code == 404


def test_a_link_goes_and_comes_with_its_roadmap(visitor, place, issue, view):
    _link, path = issue()
    view.trash(by=place.owner)
    assert visitor.get(path).status_code == 404
    view.restore(by=place.owner)
    assert visitor.get(path).status_code == 200


def test_a_product_removed_for_good_never_opens_all_of_them(visitor, place, issue, view):
    """Purging lets go of the product; the view then shows nothing rather than everything."""
    _link, path = issue()
    Roadmap.objects.filter(pk=view.pk).update(product=None)

    assert visitor.get(path).status_code == 404
    assert not place.workspace.roadmaps.standing().exists()


def test_another_workspaces_roadmap_cannot_be_shared(place, view):
    _other, stranger = make.workspace("Next Door")
    place.client.force_login(stranger.user)
    address = f"/w/{stranger.workspace.slug}/roadmap/views/{view.pk}/share/"

    assert place.client.post(address, {"name": "Mine"}).status_code == 404
    assert not ShareLink.objects.exists()


# -- the password -----------------------------------------------------------------


def test_the_password_opens_this_address_alone(visitor, issue, late):
    _link, path = issue(password="apple pie")
    _other, second = issue(password="apple pie")
    asked = visitor.get(path)
    assert asked.status_code == 200 and "Standing orders" not in said(asked)
    assert asked["Cache-Control"] == "no-store"

    wrong = visitor.post(path, {"password": "plum pie"})
    assert wrong.status_code == 422 and "This is not the password" in said(wrong)

    right = visitor.post(path, {"password": "apple pie"})
    assert right.status_code == 302 and right.cookies["share"]["path"] == path
    assert right.cookies["share"]["httponly"]
    assert "Standing orders" in said(visitor.get(path))
    assert "Standing orders" not in said(visitor.get(second))


def test_the_cookie_of_one_link_opens_no_other(visitor, issue, late):
    _link, path = issue(password="apple pie")
    _other, second = issue(password="apple pie")
    cookie = visitor.post(path, {"password": "apple pie"}).cookies["share"].value
    visitor.cookies["share"] = cookie

    assert "Standing orders" not in said(visitor.get(second))


def test_guessing_is_throttled_even_for_the_right_one(visitor, issue, late):
    _link, path = issue(password="apple pie")
    answers = [visitor.post(path, {"password": f"guess {n}"}).status_code for n in range(11)]
    right = visitor.post(path, {"password": "apple pie"})

    assert answers == [422] * 10 + [429]
    assert right.status_code == 429 and right["Retry-After"] == "300"
    assert "Too many attempts" in said(right)


# -- making and ending links ------------------------------------------------------


def test_a_link_is_made_on_the_page_and_its_address_shown_once(place, view, visitor):
    path = f"roadmap/views/{view.pk}/share/"
    answer = place.post(path, {"name": "Council", "fields_shown": ["state", "lane"], "intro": "Hello."})
    link = ShareLink.objects.get()
    address = answer.context["address"]

    assert answer["Cache-Control"] == "no-store" and address in said(answer)
    assert (
        link.fields == ["lane", "state"]
        and visitor.get(address.removeprefix("http://testserver")).status_code == 200
    )
    again = said(place.get(path))
    assert address not in again and "Council" in again and "opened 1 time" in again


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "C", "expires_on": "2020-01-01"}, "This day is over"),
        ({"name": "C", "fields_shown": ["salaries"]}, "Select a valid choice"),
        ({"name": "C", "password": "short"}, "at least 6"),
    ],
)
def test_a_wrong_form_says_what_to_do(place, view, data, words):
    answer = place.post(f"roadmap/views/{view.pk}/share/", data)

    assert answer.status_code == 422 and words in said(answer)
    assert not ShareLink.objects.exists()


def test_unknown_fields_are_refused_by_the_model_too(issue):
    with pytest.raises(Refused, match="salaries"):
        issue(fields=["salaries"])


def test_revoking_is_final(place, issue):
    link, _path = issue()
    answer = place.post(f"share-links/{link.pk}/revoke/")
    link.refresh_from_db()

    assert answer.status_code == 302 and link.revoked_at
    assert link.revoke(by=place.owner) is None
    with pytest.raises(Refused, match="revoked"):
        link.edit(by=place.owner, changes={"name": "Again"})
