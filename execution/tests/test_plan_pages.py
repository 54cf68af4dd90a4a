"""A task's place in the schedule and the working calendar, on their pages and by program."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from accounts.roles import Role
from accounts.undo import undo
from execution.models import FreeDay, TaskDependency, WorkCalendar
from execution.tests import factories as make

MON = dt.date(2026, 6, 15)
TUE = MON + dt.timedelta(days=1)


def html(response, status=200):
    assert response.status_code == status, response.content[:2000]
    return " ".join(response.content.decode().split())


@pytest.fixture
def pair(place):
    return place.task("Write", start=MON, due=TUE), place.task("Print", start=MON, due=MON)


def wait(after, before, **how):
    return TaskDependency.create(
        by=after.workspace.memberships.get(role="owner"), before=before, after=after, **how
    )


def test_a_dependency_is_added_by_key_or_title_changed_and_taken_away(place, pair):
    write, print_ = pair
    page = f"tasks/{print_.key}/"
    seen = place.workspace.projects.get().work_version
    alone = {"move_go": "1", "move_mode": "this", "move_seen": seen}
    place.post(f"{page}dependencies/new/", {"way": "needs", "other": "write", "lag": "0.5"} | alone)
    made = place.workspace.task_dependencies.get()
    assert (made.before, made.after, made.halves) == (write, print_, 1)
    shown = html(place.get(page))
    assert "Waits for" in shown and "+0.5 d" in shown
    assert "It starts once <a" in shown and "0.5 working days later" in shown  # why it is there
    assert "Can be" in shown  # half a day after writing ends
    assert "<dt>Blocks</dt>" in html(place.get(f"tasks/{write.key}/"))
    place.post(f"{page}dependencies/{made.pk}/edit/", {"kind": "SS", "lag": "0", "version": 1})
    assert "It starts with <a" in html(place.get(page))
    place.post(f"{page}dependencies/{made.pk}/delete/")
    assert not place.workspace.task_dependencies.exists()
    undo(by=place.owner)
    assert place.workspace.task_dependencies.get().kind == "SS"


def test_what_cannot_be_added_is_said_where_it_was_typed(place, pair):
    write, print_ = pair
    wait(print_, write)
    url = f"tasks/{write.key}/dependencies/new/"
    assert "STO-2 → STO-1 → STO-2" in html(place.post(url, {"way": "needs", "other": print_.key}), 422)
    assert "No task of this project" in html(
        place.post(url, {"way": "needs", "other": "Nothing like it"}), 422
    )
    place.task("Print twice")
    assert "Several tasks" in html(place.post(url, {"way": "blocks", "other": "prin"}), 422)
    assert "Half a day" in html(place.post(url, {"way": "blocks", "other": "STO-3", "lag": "0.3"}), 422)
    options = html(place.get(f"tasks/{write.key}/options/?q=STO-2"))
    assert "Print" in options and "Print twice" not in options


def test_rule_deadline_pin_and_duration_are_edited_together_and_their_breach_is_told(place, pair):
    write, print_ = pair
    wait(print_, write)
    url = f"tasks/{print_.key}/plan/"
    assert "Half a day is the smallest" in html(place.get(url))
    posted = {
        "duration": "1",
        "rule": "must_start",
        "rule_day": "2026-06-16",
        "deadline": "2026-06-16",
        "version": 1,
    }
    assert place.post(url, posted).status_code == 302
    shown = html(place.get(f"tasks/{print_.key}/"))
    assert "1 working day later than its rule allows" in shown and "beyond its deadline" in shown
    assert "1 working day too little" in shown  # float
    assert "Say the day" in html(place.post(url, {"rule": "must_start", "version": 2}), 422)
    place.post(url, {"pinned": "on", "version": 2})
    shown = html(place.get(f"tasks/{print_.key}/"))
    assert "It is pinned to its days." in shown and "too early for what it waits for" in shown


def test_a_reader_sees_the_schedule_and_no_control(place, pair):
    wait(pair[1], pair[0])
    place.sign_in(Role.EXECUTIVE)
    shown = html(place.get(f"tasks/{pair[1].key}/"))
    assert "Why on these days?" in shown and "Add a dependency" not in shown and "/plan/" not in shown


def test_dates_centuries_away_are_said_and_break_no_page(place):
    last = place.task("First", duration=Decimal(5200))
    for n in range(60):
        task = place.task(f"{n}", duration=Decimal(5200))
        wait(task, last)
        last = task
    assert "centuries away" in html(place.get(f"tasks/{last.key}/"))
    assert place.api("get", "projects/STO/schedule/").status_code == 400


def test_calendars_are_set_up_edited_and_left_again(place):
    assert "Nobody has set it up yet" in html(place.get("calendar/"))
    posted = {"days": ["mon", "tue", "wed", "thu"], "hours": "7.5", "country": "DE", "region": "by"}
    assert place.post("calendar/edit/", posted).status_code == 302
    shown = html(place.get("calendar/"))
    assert (
        "Corpus Christi" in shown
        and "Germany, BY (holidays" in shown
        and '<span class="tag">Friday<' not in shown
    )
    assert "goes by the workspace" in html(place.get("projects/STO/calendar/"))
    place.post("projects/STO/calendar/edit/", {"days": ["sat"], "hours": "8"})
    own = WorkCalendar.objects.get(project=place.project)
    assert own.days == "sat" and "Saturday" in html(place.get("projects/STO/calendar/"))
    place.post(f"calendars/{own.pk}/days/new/", {"day": "2026-06-20", "name": "Fair", "worked": "1"})
    day = FreeDay.objects.get(calendar=own)
    place.post(
        f"calendar-days/{day.pk}/edit/", {"day": "2026-06-27", "name": "Fair", "worked": "0", "version": 1}
    )
    assert "27 Jun" in html(place.get("projects/STO/calendar/"))
    assert "already" in html(
        place.post(f"calendars/{own.pk}/days/new/", {"day": "2026-06-27", "worked": "0"}), 422
    )
    place.post(f"calendar-days/{day.pk}/delete/")
    assert not own.free_days.exists()
    place.post(f"calendars/{own.pk}/delete/")
    assert "goes by the workspace" in html(place.get("projects/STO/calendar/"))
    assert "no such region" in html(
        place.post("calendar/edit/", posted | {"region": "TX", "version": 1}), 422
    )


def test_taking_holidays_again_brings_back_what_was_taken_away(place):
    calendar = WorkCalendar.create(by=place.owner, country="US")
    before = calendar.free_days.count()
    calendar.free_days.first().trash(by=place.owner)
    place.post(f"calendars/{calendar.pk}/holidays/")
    assert calendar.free_days.count() == before


def test_a_program_reads_and_writes_them_too(place, pair):
    write, print_ = pair
    body = {"before": write.key, "after": print_.key, "kind": "FS", "lag": -0.5}
    made = place.api("post", "task-dependencies/", body).json()
    assert (made["before"], made["lag"]) == (str(write.pk), -0.5)
    stay = place.api("patch", f"task-dependencies/{made['id']}/", {"before": print_.key, "version": 1})
    assert stay.status_code == 400 and "stay" in stay.content.decode()
    print_.refresh_from_db()  # it begins at noon now, so its length is written down
    change = {"duration": 1.5, "deadline": "2026-06-16", "version": print_.version}
    assert print_.duration and place.api("patch", f"tasks/{print_.key}/", change).status_code == 200
    found = place.api("get", "projects/STO/schedule/").json()
    assert [(row["start"], row["total_float"], row["because"]) for row in found["tasks"]] == [
        ("2026-06-15", -1.0, "held"), ("2026-06-16", -1.0, "link"),
    ]  # fmt: skip
    assert found["finish"] == "2026-06-17" and found["broken"][0] | {"task": 0} == {
        "task": 0, "what": "deadline", "before": None, "days": 1.0,
    }  # fmt: skip
    calendar = place.api("post", "calendars/", {"country": "DE", "region": "BY"}).json()
    days = place.api("get", f"calendar-days/?calendar={calendar['id']}&order=day").json()["results"]
    assert days[0]["name"] == "New Year's Day" and days[0]["source"].startswith("Germany")
    moved = place.api(
        "patch", f"calendars/{calendar['id']}/", {"country": "US", "region": "", "version": 1}
    ).json()
    assert moved["country"] == "US"
    assert (
        place.api("patch", f"calendars/{calendar['id']}/", {"project": "STO", "version": 2}).status_code
        == 400
    )
    assert (
        place.api("get", f"task-dependencies/?task={write.key}&project=STO").json()["results"][0]["id"]
        == made["id"]
    )
    assert make.project(place.owner, key="ANO").key == "ANO"
    assert place.api("get", "projects/ANO/schedule/").json() == {"finish": None, "tasks": [], "broken": []}


def test_what_a_whole_waits_for_is_told_of_its_parts(place, pair):
    write, _print = pair
    whole = place.task("Pilot")
    group = place.task("Kitchens", parent=whole)
    part = place.task("Brief", parent=group)
    late = place.task("Visit", parent=group, start=MON, due=MON, pinned=True)
    after = place.task("Report")
    wait(whole, write)
    wait(after, whole)

    shown = html(place.get(f"tasks/{part.key}/"))
    row = re.search(r"<dt>Waits for</dt>.*?</dd>", shown, re.DOTALL)[0]
    assert "Write" in row and ">Pilot</a>" in row and "Remove dependency" not in row
    assert "Waits." in shown  # as the lists mark it
    assert "That holds for all of <a" in shown
    assert ">Report</a>" in re.search(r"<dt>Blocks</dt>.*?</dd>", shown, re.DOTALL)[0]
    assert "too early for what it waits for: <a" in html(place.get(f"tasks/{late.key}/"))

    told = place.api("get", "projects/STO/schedule/").json()["tasks"]
    assert next(one for one in told if one["task"] == str(part.pk))["through"] == str(whole.pk)
