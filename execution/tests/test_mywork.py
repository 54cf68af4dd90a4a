"""My work: what is due when, put off, narrowed, and what one waits for."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.utils import timezone

from accounts import undo
from accounts.roles import Role
from collaboration.models import Notification
from execution import mywork, week
from execution.models import Label, Task, TaskDependency, WorkCalendar
from execution.tests import factories as make
from execution.views import work
from execution.waiting import waited_for

MONDAY = dt.date(2026, 6, 22)
HEARD = dt.timedelta(minutes=5)


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def main(page):
    return page[page.index('class="mw-main"') : page.index('class="mw-rail"')]


def rail(page):
    return page[page.index('class="mw-rail"') :]


def mine(place, title="Mine", due=make.TODAY, **fields):
    return place.task(title, assignees=[place.owner], due=due, **fields)


@pytest.mark.parametrize(
    ("to", "today", "day"),
    [
        ("tomorrow", "2026-06-17", "2026-06-18"),
        ("tomorrow", "2026-06-19", "2026-06-22"),  # not on a Saturday
        ("week", "2026-06-17", "2026-06-22"),
        ("fortnight", "2026-06-21", "2026-06-29"),
    ],
)
def test_put_off_to_a_day_that_is_worked(to, today, day):
    def worked(date):
        return date + dt.timedelta(days=(7 - date.weekday()) % 7 if date.weekday() > 4 else 0)

    assert mywork.later(to, dt.date.fromisoformat(today), worked) == dt.date.fromisoformat(day)


def test_by_project_each_has_its_own_and_what_was_done_today():
    def task(project, is_open=True):
        return SimpleNamespace(project=project, project_id=project.pk, is_open=is_open, hours_left=2)

    stock, bulk = (
        SimpleNamespace(pk=1, name="stock", key="STK"),
        SimpleNamespace(pk=2, name="Bulk", key="BHE"),
    )
    one, two, over = task(stock), task(bulk), task(stock, is_open=False)
    found = mywork.grouped([one, two], [over], make.TODAY, "project")
    assert [(g["label"], g["tasks"], g["done"], g["hours"]) for g in found] == [
        ("Bulk", [two], [], 2), ("stock", [one], [over], 2),
    ]  # fmt: skip


def test_a_day_with_more_than_fits_is_marked_and_the_line_stands_at_the_room():
    task = SimpleNamespace(
        due=make.TODAY, hours_left=10, is_open=True, status="todo", finished_on=None, estimate=None
    )
    days = week.days([task], make.TODAY, room=lambda day: 8)
    assert [day.is_over for day in days] == [False, False, True, False, False]
    assert week.line(days) == 80 and week.line(week.days([], make.TODAY)) == 0


def test_tomorrow_is_one_press_and_one_step_back(place):
    task = mine(place)
    answer = place.post(f"tasks/{task.key}/snooze/", {"to": "tomorrow", "next": place.url("work/")})
    assert answer.url == place.url("work/") and Task.objects.get().due == dt.date(2026, 6, 18)
    undo.undo(by=place.owner)
    assert Task.objects.get().due == make.TODAY


def test_what_others_wait_for_is_previewed_before_it_moves(place):
    task = mine(place, start=make.TODAY - dt.timedelta(days=2))
    other = place.task("After", start=dt.date(2026, 6, 18), due=dt.date(2026, 6, 19))
    TaskDependency.create(by=place.owner, before=task, after=other)
    answer = place.post(f"tasks/{task.key}/snooze/", {"to": "week"})
    assert "After" in html(answer, answer.status_code) and answer.status_code != 302
    assert Task.objects.get(pk=task.pk).due == make.TODAY


@pytest.mark.parametrize("to", ["", "yesterday"])
def test_another_word_is_refused(place, to):
    task = mine(place)
    assert "Choose tomorrow" in html(place.post(f"tasks/{task.key}/snooze/", {"to": to}), 422)


def test_somebody_changed_it_meanwhile(place):
    task = mine(place)
    task.edit(by=place.owner, changes={"due": MONDAY})
    assert place.post(f"tasks/{task.key}/snooze/?version=1", {"to": "tomorrow"}).status_code == 409
    assert Task.objects.get().due == MONDAY


def test_whoever_only_works_sees_no_way_to_put_off(place):
    member = place.sign_in(Role.CONTRIBUTOR)
    task = place.task("Hers", assignees=[member], due=make.TODAY)
    page = html(place.get("work/"))
    assert "data-snooze" not in page and f'id="tk-{task.key}"' in page and 'name="line"' not in page


def test_it_is_narrowed_by_label_and_project(place):
    label, elsewhere = Label.create(by=place.owner, name="launch"), make.project(place.owner, "Elsewhere")
    mine(place, "Worn", labels=[label])
    make.task(place.owner, elsewhere, "There", assignees=[place.owner], due=make.TODAY)
    worn, there = html(place.get(f"work/?label={label.pk}")), html(place.get(f"work/?project={elsewhere.pk}"))
    assert ">Worn<" in main(worn) and ">There<" not in main(worn)
    assert ">There<" in main(there) and ">Worn<" not in main(there)
    assert "g-p-STO" in html(place.get("work/?by=project"))
    assert place.get("work/?label=nothing").status_code == 400
    assert "Nothing of yours is here" in html(place.get(f"work/?label={label.pk}&project={elsewhere.pk}"))


def test_what_blocks_and_what_waits_is_marked(place):
    early, late = mine(place, "Early"), mine(place, "Late")
    TaskDependency.create(by=place.owner, before=early, after=late)
    assert "Blocks 1" in main(html(place.get("work/"))) and "Waits" in main(html(place.get("work/")))
    early.move("done", by=place.owner)
    assert "Blocks" not in main(html(place.get("work/"))) and "Waits" not in main(html(place.get("work/")))


def test_one_waits_for_what_holds_up_ones_own_and_for_what_one_asked_for(place):
    other = make.member(place.workspace, Role.PROJECT_MANAGER, "Jonas Weller")
    theirs = make.project(other, "Theirs", lead=other)
    holding, own = place.task("Holds up", assignees=[other]), mine(place, "Own")
    TaskDependency.create(by=place.owner, before=holding, after=own)
    make.task(place.owner, theirs, "Asked for", assignees=[other], due=MONDAY)
    make.task(place.owner, theirs, "For nobody")
    place.task("Only planned", assignees=[other])  # in a project of one's own making
    found = rail(html(place.get("work/")))
    assert "Holds up" in found and "for Own" in found and "Asked for" in found
    assert "Only planned" not in found and "For nobody" not in found
    holding.move("done", by=place.owner)
    assert "Holds up" not in rail(html(place.get("work/")))


def test_who_mentioned_me_stands_beside_it_until_it_is_read(place):
    other, task = make.member(place.workspace), mine(place)
    Notification.tell(
        "mention", [place.owner], task, by=other, words="Can it wait?", at=timezone.now() - HEARD
    )
    assert "Can it wait?" in rail(html(place.get("work/")))
    place.owner.notifications.read()
    assert "Can it wait?" not in rail(html(place.get("work/")))


def test_what_i_lead_says_where_a_word_or_a_plan_is_missing(place):
    longer = make.NOON - dt.timedelta(days=40)
    quiet = make.project(place.owner, "Quiet", lead=place.owner, at=longer)
    make.task(place.owner, quiet, status="doing", at=longer)
    make.project(place.owner, "Bare", key="BAR", lead=place.owner)
    page = html(place.get("work/"))
    cards = {name: page.split(f">{name}</b>")[1].split("</li>")[0] for name in ("Quiet", "Bare")}
    assert "Say how it stands" in cards["Quiet"] and "No update" in cards["Quiet"]
    assert "Start planning" in cards["Bare"] and "Say how it stands" not in cards["Bare"]

    make.update(place.owner, quiet)
    assert "Say how it stands" not in html(place.get("work/"))


def test_what_a_task_waits_for_no_more_nobody_waits_for(place):
    other = make.member(place.workspace)
    before, after = place.task("Before", assignees=[other]), place.task("After", assignees=[place.owner])
    TaskDependency.create(by=other, before=before, after=after, kind="SS")
    assert waited_for(place.owner)[1] == 1
    before.move("doing", by=other)
    assert Task.objects.with_waits().get(pk=after.pk).waits_for is None
    assert waited_for(place.owner) == ([], 0)


def test_the_week_is_told_where_nobody_changed_the_calendar(place):
    place.task("A bit", assignees=[place.owner], due=make.TODAY, estimate=3)
    assert not WorkCalendar.objects.exists()
    context = place.get("work/").context
    assert [(day.height, day.room) for day in context["days"]][2] == (37.5, 8)


def test_the_week_is_told_whole_on_every_page_of_a_long_list(place, monkeypatch):
    monkeypatch.setattr(work, "SIZE", 2)
    for n in range(5):
        place.task(
            f"Task {n}", assignees=[place.owner], due=make.TODAY + dt.timedelta(days=n % 2), estimate=n + 1
        )
    address, told = "work/", []
    while address:
        context = place.get(address).context
        told.append((context["week_hours"], context["left_today"]))
        address = context["next_url"].partition(place.url())[2]
    assert told == [(15, 9)] * 3
