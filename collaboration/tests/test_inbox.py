"""The inbox and the bell: one's own, what is new first, and what is read goes in time."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests import factories as people
from collaboration.facts import in_words
from collaboration.inbox import SIZE, inbox, unread_count
from collaboration.models import Kind, Notification
from collaboration.tasks import sweep_notifications

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


class Desk:
    """A reader with an inbox, somebody who writes, and the reader's browser."""

    def __init__(self):
        self.workspace = people.workspace()
        self.writer, self.reader = people.owner_of(self.workspace), people.member(self.workspace)
        self.browser = people.client_of(self.reader)

    def tell(self, words="", kind=Kind.DECISION, ago=HOUR):
        Notification.tell(
            kind, [self.reader], self.writer, by=self.writer, words=words, at=timezone.now() - ago
        )
        return self.reader.notifications.earliest("-at", "-id") if ago else None

    def url(self, name, *args):
        return reverse(f"collaboration:{name}", args=[self.workspace.slug, *args])

    def get(self, name="inbox", *args, query="", **how):
        return self.browser.get(self.url(name, *args) + query, **how)


@pytest.fixture
def desk():
    return Desk()


def words_of(days):
    return [row.words for _day, rows in days for row in rows]


def test_what_is_new_comes_first_each_newest_first(desk):
    for n in range(4):
        desk.tell(str(n), ago=(4 - n) * HOUR)
    desk.reader.notifications.get(words="3").read()
    found = inbox(desk.reader)
    assert (words_of(found.fresh), words_of(found.seen)) == (["2", "1", "0"], ["3"])
    assert words_of(inbox(desk.reader, only_new=True).fresh) == ["2", "1", "0"]


@pytest.mark.parametrize("about", ["accounts.membership", "accounts.nothing"])
def test_of_a_field_or_a_noun_that_there_is_no_more_the_value_is_told(desk, about):
    row = desk.tell("Have a look.")
    row.facts = {"seat_of_old": "window"}
    row.save(update_fields=["facts"])
    assert "window: Have a look." in desk.get().content.decode()
    assert in_words("", about, row.facts) == "window"


def test_every_row_comes_once_page_by_page(desk):
    for n in range(SIZE + 7):
        desk.tell(str(n), ago=(n + 1) * HOUR)
    desk.reader.notifications.read()
    desk.tell("new")
    first = inbox(desk.reader)
    second = inbox(desk.reader, cursor=first.next)
    assert words_of(first.fresh) == ["new"] and second.fresh == [] and second.next == ""
    assert words_of(first.seen) + words_of(second.seen) == [str(n) for n in range(SIZE + 7)]


def test_a_damaged_page_link_is_said(desk):
    assert desk.get(query="?cursor=rubbish").status_code == 422


@pytest.mark.parametrize("kind", [Kind.MENTION, Kind.ASSIGNMENT])
def test_what_may_be_taken_back_rings_after_half_a_minute(desk, kind):
    desk.tell(kind=kind, ago=dt.timedelta(seconds=5))
    assert unread_count(desk.reader) == 0
    Notification.objects.update(at=timezone.now() - dt.timedelta(seconds=31))
    assert unread_count(desk.reader) == 1


def test_a_decision_rings_at_once(desk):
    desk.tell(ago=dt.timedelta(seconds=1))
    assert unread_count(desk.reader) == 1


def test_the_page_says_who_did_what_to_which(desk):
    desk.tell("Go, and pilot it first.")
    page = desk.get().content.decode()
    assert "Go, and pilot it first." in page and "decided on" in page and str(desk.writer) in page
    assert "Mark all read" in page


def test_every_kind_has_words_and_a_sign(desk):
    for kind in Kind:
        desk.tell(kind=kind)
    assert desk.get().status_code == 200


def test_an_empty_inbox_says_what_comes_here(desk):
    assert "Nothing for you yet" in desk.get().content.decode()
    assert "Nothing new" in desk.get(query="?show=unread").content.decode()


def test_the_bell_answers_304_until_another_number_hangs_on_it(desk):
    desk.tell()
    first = desk.get("bell")
    assert "1" in first.content.decode() and first["Cache-Control"] == "private, no-cache"
    again = {"headers": {"If-None-Match": first["ETag"]}}
    assert desk.get("bell", **again).status_code == 304
    desk.tell("more")
    assert desk.get("bell", **again).status_code == 200


def test_an_empty_bell_says_nothing(desk):
    assert desk.get("bell").content.strip() == b""


def test_the_sidebar_counts_what_is_new(desk):
    desk.tell()
    shown = desk.get().context["shell"]["nav"][0]["items"]
    assert [(item["label"], item.get("unread")) for item in shown][1] == ("Inbox", 1)


def test_reading_one_and_reading_all(desk):
    rows = [desk.tell(str(n)) for n in range(3)]
    desk.browser.post(desk.url("inbox_read", rows[0].pk))
    assert unread_count(desk.reader) == 2
    desk.browser.post(desk.url("inbox_read_all"))
    assert unread_count(desk.reader) == 0


def test_what_is_hushed_is_not_read_along(desk):
    desk.tell(kind=Kind.MENTION, ago=dt.timedelta(seconds=5))
    desk.browser.post(desk.url("inbox_read_all"))
    assert desk.reader.notifications.unread().count() == 1


def test_nobody_elses_is_to_be_found(desk):
    row = desk.tell()
    other = people.client_of(people.member(desk.workspace))
    assert other.get(desk.url("inbox_open", row.pk)).status_code == 404
    assert other.post(desk.url("inbox_read", row.pk)).status_code == 404
    assert row.words not in other.get(desk.url("inbox")).content.decode() or not row.words
    assert unread_count(desk.reader) == 1


def test_asking_for_the_head_alone_reads_nothing(desk):
    row = desk.tell()
    desk.browser.head(desk.url("inbox_open", row.pk))
    assert unread_count(desk.reader) == 1


def test_what_is_gone_says_so_and_is_read(desk):
    row = desk.tell()
    Notification.objects.update(subject_id="01890000-0000-7000-8000-000000000000")
    answer = desk.get("inbox_open", row.pk)
    assert answer.status_code == 410 and "This is gone" in answer.content.decode()
    assert unread_count(desk.reader) == 0


def test_a_kind_of_thing_that_is_no_more_is_gone_too(desk):
    row = desk.tell()
    Notification.objects.update(subject_type="strategy.horoscope")
    assert desk.get("inbox_open", row.pk).status_code == 410


def test_read_ones_go_after_ninety_days_unread_ones_stay(desk):
    now = timezone.now()
    for words, days in (("old", 91), ("young", 89)):
        desk.tell(words).read(now - dt.timedelta(days=days))
    desk.tell("unread")
    Notification.objects.filter(words="unread").update(at=now - dt.timedelta(days=200))
    assert sweep_notifications() == 1
    assert set(desk.reader.notifications.values_list("words", flat=True)) == {"young", "unread"}


def test_a_program_lists_its_own_and_reads_them(desk):
    api = people.api_of(desk.reader)
    row = desk.tell("Go.")
    desk.tell("Seen").read()
    found = api.get("/api/v1/notifications/?unread=true").json()["results"]
    assert [(r["words"], r["kind"], r["actor"]) for r in found] == [("Go.", "decision", str(desk.writer.pk))]
    assert api.post(f"/api/v1/notifications/{row.pk}/read/").json()["read_at"]
    assert len(api.get("/api/v1/notifications/?unread=false").json()["results"]) == 2
    desk.tell("Again")
    assert api.post("/api/v1/notifications/read/").json() == {"read": 1}
    wrong = api.get("/api/v1/notifications/?unread=perhaps")
    assert wrong.status_code == 400 and "unread" in wrong.json()["errors"]


def test_whom_an_at_may_mean(desk):
    people.member(desk.workspace, name="Noor Haddad")
    gone = people.member(desk.workspace, name="Noor Who Left")
    gone.deactivate(by=desk.writer)
    people.member(people.workspace("Elsewhere"), name="Noor Elsewhere")
    offered = desk.get("mentions", query="?q=noo").content.decode()
    assert 'data-form="Noor Haddad"' in offered
    assert "Left" not in offered and "Elsewhere" not in offered
    assert "Noor Haddad" in desk.get("mentions", query="?q=hadd").content.decode()
