"""What a digest says to whom, and the mail that says it."""

import datetime as dt
import re

import pytest
from django.db import connections
from django.utils import timezone

from accounts.roles import Role
from collaboration.models import Kind, Notification
from execution.models import Task
from roadmap.digests import facts as digest_facts
from roadmap.digests import issue as digests
from roadmap.tests import factories as make
from roadmap.tests.mails import Reader, same_words
from roadmap.tests.readers import (
    DAY,
    MONDAY,
    approval,
    digest_place,
    preference,
    reader,
)


@pytest.fixture
def place(db):
    return digest_place()


def late(place):
    """A delivery far behind its promise, told as on track last week."""
    _workspace, owner, product = place
    initiative, delivery = make.launched(owner, product)
    due = dt.date(2026, 10, 9)
    make.task(owner, delivery.project, "Pilot", start=dt.date(2026, 10, 1), due=due)
    told = {str(initiative.pk): ["on_track", "2026-08-14"]}
    return delivery, {"told": told, "told_at": timezone.now() - 7 * DAY}


@pytest.mark.parametrize("role", [Role.OWNER, Role.PRODUCT_MANAGER, Role.PROJECT_MANAGER, Role.EXECUTIVE])
def test_the_health_of_all_products_with_the_slip_and_its_reason(place, role):
    _delivery, told = late(place)
    digest, _mail = digests.preview(preference(reader(place, role), **told))
    assert [(row.name, row.tone) for row in digest.health] == [("Orchard", "off")]
    slip = digest.changes.rows[0]
    assert (slip.kind, slip.title, slip.old) == ("slipped", "Standing orders", dt.date(2026, 8, 14))
    assert re.fullmatch(r"Off track\. Last to end: Pilot\. \d+ working days late\.", slip.words)


def test_the_facts_are_those_of_the_day_asked_about(place):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    make.task(owner, delivery.project, start=dt.date(2026, 6, 1), due=dt.date(2026, 6, 19))
    row = preference(reader(place))
    then = [digest_facts.gather(row, at).deliveries[0].now for at in (MONDAY, MONDAY + 90 * DAY)]
    assert [course.finish for course in then] == [dt.date(2026, 7, 3), dt.date(2026, 10, 2)]
    assert [course.health for course in then] == ["on_track", "off_track"]


def test_what_my_work_leaves_out_is_not_told_as_due(place):
    delivery, told = late(place)
    _workspace, owner, _product = place
    member = reader(place, Role.CONTRIBUTOR, "Sam Adeyemi")
    mine = {"due": timezone.localdate() - DAY, "assignees": [member]}
    make.task(owner, delivery.project, "Late", **mine)
    for state in ("cancelled", "finished"):
        over = make.project(owner)
        make.task(owner, over, f"In what is {state}", **mine)
        over.refresh_from_db()
        over.move(state, by=owner)
    found = digest_facts.gather(preference(member, **told), timezone.now())
    assert [job.title for job in found.due] == ["Late"]
    assert [task.title for task in Task.objects.mine(member).open()] == ["Late"]


def test_a_contributor_reads_of_own_tasks_and_what_they_belong_to(place):
    delivery, told = late(place)
    member = reader(place, Role.CONTRIBUTOR, "Sam Adeyemi")
    assert digests.preview(preference(member, **told))[0].changes.rows == ()
    today = timezone.localdate()
    make.task(place[1], delivery.project, "Mine", due=today + DAY, assignees=[member])
    make.task(place[1], delivery.project, "Far off", due=today + 40 * DAY, assignees=[member])
    done = make.task(place[1], delivery.project, "Ticked", assignees=[member])
    done.move("done", by=member)
    digest, mail = digests.preview(preference(member, **told))
    assert digest.health == ()
    assert [job.title for job in digest.due.rows] == ["Mine"]
    assert [job.title for job in digest.done.rows] == ["Ticked"]
    assert [change.kind for change in digest.changes.rows][:1] == ["slipped"]
    assert "Open my work" in mail["text"]


def test_an_approver_reads_what_waits_for_them(place):
    _workspace, owner, product = place
    member = reader(place)
    made = make.initiative(owner, product, "Kitchen invoices", owner=owner, start=make.START, end=make.END)
    made.submit(by=owner, note="")
    assert digests.preview(preference(member))[0].decisions == ()
    product.seat(member, owner)
    (ask,) = digests.preview(preference(member))[0].decisions
    assert (ask.title, ask.asked_by, ask.product) == ("Kitchen invoices", str(owner), "Orchard")
    # with a second approver the owner no longer decides on what they put forward alone
    assert digests.preview(preference(owner))[0].decisions == ()


def test_a_single_approver_may_decide_alone_and_is_asked(place):
    _workspace, owner, product = place
    make.initiative(owner, product, owner=owner, start=make.START, end=make.END).submit(by=owner, note="")
    assert len(digests.preview(preference(owner))[0].decisions) == 1


def test_nothing_of_another_workspace(place):
    _other, their_owner = make.workspace("Elsewhere")
    theirs = make.product(their_owner, name="Secret")
    make.approved(their_owner, theirs, title="Hidden")
    digest, mail = digests.preview(preference(reader(place)))
    assert "Secret" not in mail["html"] and "Hidden" not in mail["text"]
    assert [row.name for row in digest.health] == ["Orchard"]


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.CONTRIBUTOR])
def test_the_same_number_of_queries_for_3_and_for_30(place, role):
    _workspace, owner, product = place
    member = reader(place, role)
    counts = []
    for size in (3, 27):
        for _number in range(size):
            _initiative, delivery = make.launched(owner, product, title=f"I {next(make.number)}")
            make.task(owner, delivery.project, assignees=[member], due=timezone.localdate())
            approval(place, title=f"A {next(make.number)}", at=None)
            make.goal(owner, product, title=f"G {next(make.number)}")
        row = preference(member)
        with Counter() as seen:
            digest_facts.gather(row, timezone.now())
        counts.append(seen.count)
    assert counts[0] == counts[1] <= 18


class Counter:
    """How many queries a block costs."""

    def __enter__(self):
        self.log = []
        self.wrapping = connections["default"].execute_wrapper(self.note)
        self.wrapping.__enter__()
        return self

    def __exit__(self, *error):
        self.wrapping.__exit__(*error)

    def note(self, execute, sql, params, many, context):
        self.log.append(sql)
        return execute(sql, params, many, context)

    @property
    def count(self):
        return len(self.log)


# -- the mail --------------------------------------------------------------------


@pytest.fixture
def full(place):
    """A mail in which every section has something."""
    _workspace, owner, product = place
    delivery, told = late(place)
    member = reader(place, name="Viktor <Hale>")
    make.initiative(owner, product, "Invoices & more", owner=owner, start=make.START, end=make.END).submit(
        by=owner, note=""
    )
    approval(place, "Approved today", at=None)
    product.seat(member, owner)
    today = timezone.localdate()
    make.goal(owner, product, "Kitchens reorder", period_end=today + 5 * DAY)
    make.task(owner, delivery.project, "Due <b>soon</b>", due=today + DAY, assignees=[member])
    make.task(owner, delivery.project, "Overdue", due=today - 2 * DAY, assignees=[member])
    make.task(owner, delivery.project, "Ticked", assignees=[member]).move("done", by=owner)
    return digests.preview(preference(member, **told))


def test_the_html_is_well_formed_and_has_no_script(full):
    read = Reader(full[1]["html"])
    assert read.open == [] and read.errors == []
    assert not read.tags & {"script", "img", "link", "iframe", "form", "object"}
    assert not [name for name in read.attributes if name.startswith("on")]
    assert read.count["style"] == 1
    assert "<b>soon</b>" not in full[1]["html"]


def test_the_text_mirrors_the_html(full):
    digest, mail = full
    for section in ("health", "changes", "decisions", "due", "done", "coming"):
        assert getattr(digest, section), section
    assert same_words(mail["html"], mail["text"]) == set()
    assert "\n\n\n" not in mail["text"] and "&" in mail["text"] and "&amp;" not in mail["text"]


def test_every_link_is_a_full_address(full, settings):
    links = Reader(full[1]["html"]).links
    assert len(links) > 6 and all(link.startswith(settings.BASE_URL + "/") for link in links)


def test_words_and_dates_follow_the_reader(place):
    approval(place)
    member = reader(place, locale="de")
    _digest, mail = digests.preview(preference(member), MONDAY)
    assert "8. bis" in mail["text"] or "Juni" in mail["text"]
    assert 'lang="de"' in mail["html"]


# -- what waits in the inbox ------------------------------------------------------


def hear(member, by, subject, words, kind=Kind.MENTION, verb="", at=None):
    Notification.tell(kind, [member], subject, by=by, words=words, verb=verb, at=at)


def test_what_waits_unread_stands_in_the_mail_and_is_news(place):
    _workspace, owner, _product = place
    member = reader(place, Role.CONTRIBUTOR)
    row = preference(member, told_at=timezone.now() - DAY)
    assert not digests.preview(row)[0].moved
    subject = make.project(owner, "Cold store")
    hear(member, owner, subject, "Before the last one.", at=timezone.now() - 2 * DAY)
    for n in range(7):
        hear(member, owner, subject, f"Look at <this> {n}.")
    hear(member, owner, subject, "Seen.")
    member.notifications.get(words="Seen.").read()
    digest, mail = digests.preview(row)
    assert digest.moved and "7 for you" in digest.subject
    assert [heard.words for heard in digest.heard.rows] == [f"Look at <this> {n}." for n in range(6, 1, -1)]
    assert digest.heard.more == 2
    for body in (mail["html"], mail["text"]):
        assert "mentioned you on" in body and "and 2 more" in body
        assert "Before the last one" not in body and "Seen." not in body
    assert "Look at &lt;this&gt; 6." in mail["html"] and "Look at <this> 6." in mail["text"]


def test_what_stands_elsewhere_in_the_mail_is_not_said_twice(place):
    _workspace, owner, product = place
    member = reader(place)
    subject = make.initiative(owner, product)
    for kind, verb in [("request", ""), ("publication", ""), ("launch", ""), ("decision", "approve")]:
        hear(member, owner, subject, kind, kind, verb)
    hear(member, owner, subject, "Cost it.", Kind.DECISION, "request_changes")
    digest, mail = digests.preview(preference(member))
    assert [heard.words for heard in digest.heard.rows] == ["Cost it."]
    assert "asked for changes to" in mail["text"]
