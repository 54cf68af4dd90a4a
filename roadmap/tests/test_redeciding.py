"""A forecast that left its promise: who is told, who decides, and what each of the four does."""

import datetime as dt

import pytest

from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from accounts.roles import Role
from accounts.tests import factories as people
from collaboration.models import Notification
from roadmap import actions
from roadmap.drawing.freshness import visitor_etag
from roadmap.drawing.lines import lines
from roadmap.models import Redecision
from roadmap.redeciding import redecide
from roadmap.tasks import mark as readings
from roadmap.tests import factories as make
from roadmap.undecided import count, mark, noted, waiting
from strategy.history import history
from strategy.models import Policy, Requirement

pytestmark = pytest.mark.usefixtures("in_2026")
TODAY = make.NOON.date()
NEW_END = dt.date(2026, 11, 13)


@pytest.fixture
def off(place, late):
    """The initiative, with its reading taken."""
    actions.take_readings(place.workspace, make.NOON)
    return late[0]


def line_of(initiative):
    return mark(lines([initiative], TODAY))[0]


def decide(place, initiative, choice, by=None, **how):
    return redecide(
        initiative, by=by or place.owner, choice=choice, at=make.NOON, **({"note": "Worth it."} | how)
    )


def page(initiative):
    return f"initiatives/{initiative.key}/"


# -- who is told ------------------------------------------------------------------


def test_it_needs_a_decision_while_the_forecast_is_beyond_what_the_promise_tolerates(place, off):
    assert line_of(off).undecided and list(waiting(place.workspace, place.owner)) == [off]
    assert count(place.workspace, place.owner) == 1
    shown = place.get(page(off)).content.decode()
    assert "Needs a decision" in shown and "Accept the date" in shown
    assert "Forecast left the promise." in place.get("approvals/").content.decode()
    assert "Needs a decision" in place.get("portfolio/").content.decode()
    assert "needs a decision" in place.get("roadmap/").content.decode()


def test_what_is_on_track_needs_none(place):
    initiative, delivery = make.launched(place.owner, place.product)
    make.task(place.owner, delivery.project, start=dt.date(2026, 6, 1), due=dt.date(2026, 7, 3))
    actions.take_readings(place.workspace, make.NOON)
    assert not line_of(initiative).undecided and not noted(place.workspace).exists()
    assert "Needs a decision" not in place.get(page(initiative)).content.decode()
    with pytest.raises(Refused, match="nothing to decide"):
        decide(place, initiative, "accept", end=NEW_END)
    assert place.get(f"{page(initiative)}redecide/").status_code == 302


def test_whoever_holds_no_seat_reads_who_decides(place, off):
    other = place.sign_in(Role.PRODUCT_MANAGER)
    shown = place.get(page(off)).content.decode()
    assert f"{place.owner} may decide." in shown and "/redecide/" not in shown
    assert place.get(f"{page(off)}redecide/").status_code == 403
    assert not waiting(place.workspace, other) and count(place.workspace, other) == 0
    with pytest.raises(Forbidden):
        decide(place, off, "stop", by=other)


def test_words_are_needed_and_the_promise_is_the_one_that_was_seen(place, off):
    for note in (" ", "\u200b"):
        with pytest.raises(Refused, match="Say why"):
            decide(place, off, "add", note=note)
    with pytest.raises(Refused, match="day that is accepted"):
        decide(place, off, "accept")
    with pytest.raises(Refused, match="day is over"):
        decide(place, off, "accept", end=dt.date(2026, 6, 1))
    with pytest.raises(Conflict):
        decide(place, off, "add", promise=7)
    assert not Redecision.objects.exists()


# -- accept the date ----------------------------------------------------------------


def test_accepting_writes_a_new_promise_that_work_is_measured_by(place, off):
    first = off.promise
    decide(place, off, "accept", end=NEW_END)
    off.refresh_from_db()
    second = off.promises.get(number=2)
    assert (second.end, second.start, second.precision, off.state) == (
        NEW_END,
        first.start,
        "day",
        "in_delivery",
    )
    assert second.decided_by == place.owner and second.note == "Worth it."
    assert off.promises.get(number=1).end == first.end
    assert (line_of(off).health, line_of(off).undecided) == ("on_track", False)
    assert not noted(place.workspace).exists() and count(place.workspace, place.owner) == 0
    step = next(step for step in history(off) if step.verb == "accept_date")
    assert (step.by, step.note, step.shows_snapshot) == (place.owner, "Worth it.", True)
    assert step.request.snapshot["end"] == NEW_END.isoformat()
    assert Activity.objects.filter(subject_id=off.pk, verb="accept_date", actor=place.owner).exists()
    why = place.get(f"{page(off)}why/").content.decode()
    assert "Worth it." in why


def test_what_polls_and_the_readings_hear_of_a_decision(place, off, issue):
    """People who are added change no version of what is drawn; an accepted day changes what work is measured by."""
    link, _path = issue()

    def told():
        return place.get("roadmap/live/")["ETag"], visitor_etag(link, TODAY)

    before = told()
    decide(place, off, "add")
    assert all(one != other for one, other in zip(before, told(), strict=True))
    with_etag = place.get("roadmap/live/", headers={"If-None-Match": before[0]})
    assert with_etag.status_code == 200 and "needs a decision" not in with_etag.content.decode()

    late = off.deliveries.get()
    late.project.tasks.get(title="Card mandates").edit(by=place.owner, changes={"due": dt.date(2026, 12, 18)})
    before, read = told(), readings(place.workspace, make.NOON)
    decide(place, off, "accept", end=dt.date(2026, 12, 18))
    assert all(one != other for one, other in zip(before, told(), strict=True))
    assert readings(place.workspace, make.NOON) != read


def test_no_day_before_the_promised_start_is_accepted(place):
    start = TODAY + dt.timedelta(days=60)
    ahead, delivery = make.launched(
        place.owner, place.product, start=start, end=start + dt.timedelta(days=30)
    )
    make.task(place.owner, delivery.project, start=start, due=start + dt.timedelta(days=200))
    with pytest.raises(Refused, match="before the start on 16 Aug") as refused:
        decide(place, ahead, "accept", end=start - dt.timedelta(days=1))
    assert refused.value.field == "end" and ahead.promises.count() == 1
    decide(place, ahead, "accept", end=start)
    assert ahead.promises.get(number=2).end == start


def test_as_many_must_accept_the_same_day_as_the_policy_asks_for(place, off):
    second = make.member(place.workspace)
    place.product.seat(second, place.owner)
    Policy.of(place.product).edit(by=place.owner, changes={"rule": "all"})
    decide(place, off, "accept", end=NEW_END)
    assert off.promises.count() == 1 and line_of(off).undecided
    with pytest.raises(Refused, match="already"):
        decide(place, off, "accept", end=NEW_END)
    decide(place, off, "accept", by=second, end=NEW_END, note="So be it.")
    promise = off.promises.get(number=2)
    assert [d.by for d in promise.decision.request.decisions.in_order()] == [place.owner, second]
    assert not line_of(off).undecided


# -- the other three ------------------------------------------------------------------


def test_cutting_makes_a_wont_of_it_and_cancels_its_task(place, off):
    delivery = off.deliveries.get()
    could = Requirement.create(by=place.owner, initiative=off, title="Export", priority="could")
    task = make.task(place.owner, delivery.project, "Export")
    delivery.requirement_tasks.create(requirement=could, task=task)
    decide(place, off, "cut", cut=[could])
    could.refresh_from_db(), task.refresh_from_db()
    assert (could.priority, task.status) == ("wont", "cancelled")
    verbs = Activity.objects.filter(cause=Activity.objects.get(verb="cut_scope").cause).values_list(
        "verb", flat=True
    )
    assert sorted(verbs) == ["cut_scope", "edited", "edited"]


def test_only_its_own_requirements_are_cut(place, off):
    other = make.initiative(place.owner, place.product, "Other", requirements=[("Its own", "could")])
    with pytest.raises(Refused, match="this initiative"):
        decide(place, off, "cut", cut=list(other.requirements.all()))
    assert other.requirements.get().priority == "could"


def test_adding_people_tells_the_lead_and_leads_to_the_workload(place, off):
    lead = make.member(place.workspace, Role.PROJECT_MANAGER)
    project = off.deliveries.get().project
    project.edit(by=place.owner, changes={"lead": lead}, version=project.version)
    answer = place.post(f"{page(off)}redecide/", {"choice": "add", "note": "Two more for the mandates."})
    assert answer.status_code == 302 and answer["Location"].endswith("/workload/")
    told = Notification.objects.get(member=lead, verb="add_people")
    assert "Two more" in told.words
    assert "Two more for the mandates." in place.get(page(off)).content.decode()


def test_stopping_puts_it_and_its_projects_on_hold(place, off):
    decide(place, off, "stop")
    off.refresh_from_db()
    assert (off.state, off.held_from) == ("on_hold", "in_delivery")
    assert off.deliveries.get().project.state == "paused"
    assert off.moves.get(verb="hold").note == "Worth it."


def test_it_asks_again_once_the_forecast_moves_on_by_more_than_is_tolerated(place, off):
    row = decide(place, off, "add")
    assert (
        row.holds_until == dt.date(2026, 10, 23) and not line_of(off).undecided
    )  # 9 Oct and ten working days
    assert not noted(place.workspace).exists()
    with pytest.raises(Refused, match="decided what to do"):
        decide(place, off, "stop")
    make.task(
        place.owner,
        off.deliveries.get().project,
        "Audit",
        start=dt.date(2026, 11, 2),
        due=dt.date(2026, 11, 6),
    )
    actions.take_readings(place.workspace, make.NOON)
    assert line_of(off).undecided and list(noted(place.workspace)) == [off]


# -- pages and programs -----------------------------------------------------------------


def test_the_page_has_the_day_written_in_and_says_errors_in_place(place, off):
    shown = place.get(f"{page(off)}redecide/").content.decode()
    assert f'value="{line_of(off).facts.health.p85.isoformat()}"' in shown and "Ends last:" in shown
    answer = place.post(f"{page(off)}redecide/", {"choice": "accept", "end": NEW_END, "note": ""})
    assert answer.status_code == 422 and "Say why" in answer.content.decode()
    answer = place.post(f"{page(off)}redecide/", {"choice": "add", "note": "x", "promise": 9})
    assert answer.status_code == 409 and "Another promise was written" in answer.content.decode()
    answer = place.post(
        f"{page(off)}redecide/", {"choice": "accept", "end": NEW_END, "note": "It is worth it."}
    )
    assert answer.status_code == 302 and off.promises.count() == 2
    late = place.post(f"{page(off)}redecide/", {"choice": "add", "note": "x"})
    assert late.status_code == 422 and "nothing to decide" in late.content.decode()


def test_programs_read_and_decide(place, off):
    api, url = people.api_of(place.owner), f"/api/v1/initiatives/{off.pk}/"
    assert api.get(url).json()["needs_decision"] is True
    assert [one["yours"] for one in api.get("/api/v1/portfolio/").json()["undecided"]] == [True]
    assert (
        api.post(f"{url}redecisions/", {"choice": "accept", "note": "Fine."}, format="json").status_code
        == 400
    )
    made = api.post(
        f"{url}redecisions/",
        {"choice": "accept", "note": "Fine.", "end": "2026-11-13", "promise": 1},
        format="json",
    )
    assert made.status_code == 201 and made.json()["settled"] is True
    assert [one["choice"] for one in api.get(f"{url}redecisions/").json()] == ["accept"]
    assert api.get(url).json()["needs_decision"] is False
