import datetime as dt
import threading

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connections
from django.utils import timezone

from accounts.errors import Refused
from accounts.models import Activity, Mail, Workspace
from accounts.roles import Role
from roadmap import digest_facts, digests, tasks
from roadmap.models import DigestPreference
from roadmap.tests import factories as make
from roadmap.tests.mails import Reader, same_words

LONG_AGO = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
LAST = dt.datetime(2026, 6, 8, 8, 1, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 6, 15, 8, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def place(db):
    """A workspace whose members joined long ago, with one product that the owner alone approves."""
    workspace, owner = make.workspace()
    owner.created_at = LONG_AGO
    owner.save(update_fields=["created_at"])
    return workspace, owner, make.product(owner, name="Orchard")


def reader(place, role=Role.EXECUTIVE, name="Viktor Hale", **fields):
    member = make.member(place[0], role, name)
    member.created_at = LONG_AGO
    member.save(update_fields=["created_at"])
    if fields:
        member.user.__dict__.update(fields)
        member.user.save()
    return member


def preference(member, **fields):
    row = DigestPreference.of(digest_facts.members().get(pk=member.pk))
    DigestPreference.everything.filter(pk=row.pk).update(**fields)
    row.refresh_from_db()
    row.member = digest_facts.members().get(pk=member.pk)
    return row


def approval(place, title="Standing orders", at=MONDAY - DAY):
    """Something that moved: an approved initiative."""
    _workspace, owner, product = place
    made = make.initiative(owner, product, title, start=make.START, end=make.END, owner=owner)
    return make.approve(made, owner, at=at)


def mails(member):
    return Mail.objects.filter(recipient=member.user.email)


# -- preferences ----------------------------------------------------------------


def test_the_default_is_monday_at_eight(place):
    row = DigestPreference.of(place[1])
    assert row.schedule == ("weekly", 0, 8) and not row.only_when_slipping
    assert DigestPreference.of(place[1]) == row


def test_reading_a_preference_writes_nothing(place):
    assert DigestPreference.seen(place[1]).schedule == ("weekly", 0, 8)
    assert not DigestPreference.everything.exists()


def test_a_choice_is_logged(place):
    row = preference(place[1])
    row.choose(by=place[1], changes={"frequency": "daily", "hour": 7})
    log = Activity.objects.of(row).get()
    assert log.changes == {"frequency": ["weekly", "daily"], "hour": [8, 7]}
    row.stop(by=place[1])
    assert row.frequency == "off" and row.stop(by=place[1]) is None


@pytest.mark.parametrize("changes", [{"hour": 24}, {"weekday": 7}, {"frequency": "hourly"}])
def test_a_choice_outside_the_list_is_refused(place, changes):
    with pytest.raises(Refused):
        preference(place[1]).choose(by=place[1], changes=changes)


def test_another_rhythm_starts_with_its_next_issue(place):
    member = reader(place)
    approval(place)
    row = preference(member, frequency="off")
    row.choose(by=member, changes={"frequency": "weekly"}, at=MONDAY)
    assert digests.write_due(row, MONDAY) is None
    assert row.due(MONDAY + 7 * DAY) == (MONDAY + 7 * DAY).date()


def test_the_zone_is_the_readers_else_the_workspaces(place):
    assert preference(reader(place)).zone.key == "UTC"
    assert preference(reader(place, timezone="Asia/Kolkata")).zone.key == "Asia/Kolkata"


# -- one row a reader and issue --------------------------------------------------


def test_one_mail_with_everything_it_needs(place):
    member = reader(place)
    approval(place)
    mail = digests.write_due(preference(member), MONDAY)
    assert (mail.kind, mail.recipient, mail.period) == ("digest", member.user.email, "2026-06-15")
    assert (mail.workspace, mail.state) == (place[0], "queued")
    assert mail.subject == "Week 25: 1 approved"
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/digest/stop/" in mail.headers["List-Unsubscribe"]


def test_run_twice_it_writes_once(place):
    approval(place)
    member = reader(place)
    assert tasks.send_due_digests(MONDAY.isoformat()) == 2  # the owner gets one too
    assert tasks.send_due_digests(MONDAY + DAY / 24) == 0
    assert mails(member).count() == 1


def test_nothing_moved_nothing_sent_and_not_weighed_again(place):
    member = reader(place)
    row = preference(member)
    assert digests.write_due(row, MONDAY) is None
    assert (row.weighed, row.told_at) == (MONDAY.date(), None)
    approval(place, at=MONDAY + DAY / 48)
    assert digests.write_due(row, MONDAY + DAY / 24) is None
    assert not mails(member).exists()


def test_what_was_missed_by_a_silent_issue_is_told_by_the_next(place):
    member = reader(place)
    row = preference(member, told_at=LAST, weighed=LAST.date())
    approval(place, at=MONDAY + DAY / 48)
    assert digests.write_due(row, MONDAY) is None
    assert digests.write_due(row, MONDAY + 7 * DAY).subject == "Week 26: 1 approved"


def test_what_was_told_is_not_told_again(place):
    member = reader(place)
    approval(place)
    row = preference(member)
    assert digests.write_due(row, MONDAY)
    assert digests.write_due(row, MONDAY + 7 * DAY) is None


def test_only_when_something_slips(place):
    member = reader(place)
    approval(place)
    row = preference(member, only_when_slipping=True)
    assert digests.write_due(row, MONDAY) is None
    assert row.weighed == MONDAY.date()


def test_never_means_never(place):
    member = reader(place)
    approval(place)
    assert digests.write_due(preference(member, frequency="off"), MONDAY) is None


def test_the_issue_is_named_after_the_readers_day(place):
    member = reader(place, timezone="Pacific/Auckland")
    sunday_evening = dt.datetime(2026, 6, 14, 20, 30, tzinfo=dt.UTC)
    approval(place, at=sunday_evening - DAY)
    assert digests.write_due(preference(member), sunday_evening).period == "2026-06-15"


def test_whoever_left_gets_none(place):
    member = reader(place)
    approval(place)
    member.deactivate(by=place[1])
    tasks.send_due_digests(MONDAY)
    assert not mails(member).exists()


def test_whoever_joined_after_the_hour_waits(place):
    member = reader(place)
    approval(place)
    member.created_at = MONDAY + DAY / 48
    member.save(update_fields=["created_at"])
    tasks.send_due_digests(MONDAY + DAY / 24)
    assert not mails(member).exists()


def test_one_failure_never_stops_the_others(place, monkeypatch, caplog):
    first, second = reader(place), reader(place, name="Mara Lindholm")
    approval(place)
    gather = digest_facts.gather

    def broken(preference, at):
        if preference.member.pk == first.pk:
            raise ValueError("broken")
        return gather(preference, at)

    monkeypatch.setattr(digest_facts, "gather", broken)
    tasks.send_due_digests(MONDAY)
    assert not mails(first).exists() and mails(second).count() == 1
    assert str(first.pk) in caplog.text
    monkeypatch.undo()
    tasks.send_due_digests(MONDAY + DAY / 48)
    assert mails(first).count() == mails(second).count() == 1


def test_cut_off_between_the_note_and_the_mail_nothing_is_lost(place, monkeypatch):
    member = reader(place)
    approval(place)
    row = preference(member)
    with monkeypatch.context() as patch:
        patch.setattr(Mail, "queue", lambda **values: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            digests.write_due(row, MONDAY)
    row.refresh_from_db()
    assert row.weighed is None
    assert digests.write_due(row, MONDAY)


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_write_one():
    workspace, owner = make.workspace()
    place = workspace, owner, make.product(owner, name="Orchard")
    Workspace.objects.filter(pk=workspace.pk).update(created_at=LONG_AGO)
    member = reader(place)
    approval(place)
    gate, found = threading.Barrier(8), []

    def run():
        gate.wait()
        try:
            found.append(tasks.attempt(digest_facts.members().get(pk=member.pk), MONDAY))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and sum(mail is not None for mail in found) == 1
    assert mails(member).count() == 1


# -- what it says, by role -------------------------------------------------------


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
    assert slip.words.startswith("Off track. Last to end: Pilot. ") and "promised for 14 Aug" in slip.words


def test_the_facts_are_those_of_the_day_asked_about(place):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    make.task(owner, delivery.project, start=dt.date(2026, 6, 1), due=dt.date(2026, 6, 19))
    row = preference(reader(place))
    then = [digest_facts.gather(row, at).deliveries[0].now for at in (MONDAY, MONDAY + 90 * DAY)]
    assert [course.finish for course in then] == [dt.date(2026, 7, 3), dt.date(2026, 10, 2)]
    assert [course.health for course in then] == ["on_track", "off_track"]


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
    assert counts[0] == counts[1] <= 16


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


# -- one now ---------------------------------------------------------------------


def test_an_extra_one_is_marked_and_comes_five_times_a_day(place):
    member = reader(place)
    row = preference(member)
    found = [digests.write_extra(row, MONDAY) for _ in range(5)]
    assert {mail.subject for mail in found} == {"Extra: Week 25: nothing moved"}
    assert "Extra issue" in found[0].text and "Extra issue" in found[0].html
    with pytest.raises(Refused):
        digests.write_extra(row, MONDAY)
    assert digests.write_extra(row, MONDAY + DAY)


def test_an_extra_one_takes_nothing_from_the_next_issue(place):
    approval(place)
    row = preference(reader(place))
    digests.write_extra(row, MONDAY)
    assert (row.told_at, row.weighed) == (None, None)
    assert digests.write_due(row, MONDAY).subject == "Week 25: 1 approved"


# -- readings --------------------------------------------------------------------


def test_readings_are_taken_where_work_or_the_date_moved(place, monkeypatch):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    taken = []
    monkeypatch.setattr(tasks, "take_readings", lambda workspace, at: taken.append(at.date()))
    for at in (MONDAY, MONDAY, MONDAY + DAY):
        tasks.take_daily_readings(at)
    assert taken == [MONDAY.date(), (MONDAY + DAY).date()]
    make.task(owner, delivery.project)
    tasks.take_daily_readings(MONDAY + DAY)
    assert len(taken) == 3


def test_a_workspace_that_cannot_be_read_never_stops_the_others(place, monkeypatch, caplog):
    make.workspace("Second")
    seen = []

    def broken(workspace, at):
        seen.append(workspace)
        raise ObjectDoesNotExist

    monkeypatch.setattr(tasks, "take_readings", broken)
    tasks.take_daily_readings(MONDAY)
    assert len(seen) == 2
