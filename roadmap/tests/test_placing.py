"""Drafting on the roadmap: what its addresses answer, and to whom."""

import datetime as dt
import json
import re

import pytest

from accounts.models import Activity, CustomField
from accounts.roles import Role
from execution.models import ProjectComment
from roadmap.drafts.placing import days_of, lane_changes, weeks_of
from roadmap.tests import factories as make
from strategy import timeframe
from strategy.models import Initiative, InitiativeDependency, Theme

pytestmark = pytest.mark.usefixtures("in_2026")
START, END = make.START, make.END


@pytest.fixture
def bar(place):
    return make.initiative(place.owner, place.product, title="Substitution rules", start=START, end=END)


def move(place, bar, query="", **data):
    return place.post(f"roadmap/place/{bar.key}/{query}", data)


def text(response):
    return response.content.decode()


def test_a_bar_moves_with_its_version_and_the_toast_takes_it_back(place, bar):
    answer = move(place, bar, "?zoom=weeks", start="2026-05-04", end="2026-08-21", version=bar.version)

    assert (answer.status_code, answer["Location"]) == (302, place.url("roadmap/?zoom=weeks"))
    bar.refresh_from_db()
    assert (bar.start, bar.end, bar.precision) == (dt.date(2026, 5, 4), dt.date(2026, 8, 21), "day")
    page = text(place.get("roadmap/"))
    assert "Moved Substitution rules to 4 May – 21 Aug." in page
    undo = re.search(r'action="([^"]*/undo/[^"]+)"', page)[1]
    place.client.post(undo, {"next": place.url("roadmap/")})
    bar.refresh_from_db()
    assert (bar.start, bar.end) == (START, END)


@pytest.mark.parametrize(
    ("precision", "start", "end", "kept"),
    [
        ("quarter", (2027, 10, 1), (2027, 12, 31), "quarter"),
        ("quarter", (2027, 10, 4), (2027, 12, 31), "day"),
        ("half", (2027, 7, 1), (2027, 12, 31), "half"),
        ("year", (2028, 1, 1), (2028, 12, 31), "year"),
        ("month", (2027, 3, 1), (2027, 4, 30), "month"),
        ("week", (2027, 3, 1), (2027, 3, 14), "week"),
        ("week", (2027, 3, 1), (2027, 3, 12), "day"),
        ("day", (2027, 1, 1), (2027, 3, 31), "day"),
    ],
)
def test_a_rough_frame_stays_rough_while_its_days_are_whole_units(precision, start, end, kept):
    assert timeframe.kept(dt.date(*start), dt.date(*end), precision) == kept


def test_a_quarter_moved_by_one_is_the_next_quarter(place):
    bar = make.initiative(
        place.owner, place.product, title="Kitchen groups", start=dt.date(2027, 7, 1), end=dt.date(2027, 9, 30),
        precision="quarter",
    )  # fmt: skip
    move(place, bar, start="2027-10-01", end="2027-12-31", version=bar.version)

    assert "Moved Kitchen groups to Q4 2027." in text(place.get("roadmap/"))


def test_a_move_sent_twice_because_no_answer_came_is_one_move(place, bar):
    data = {"start": "2026-05-11", "end": "2026-08-21", "version": bar.version}
    assert [move(place, bar, **data).status_code for _time in range(2)] == [302, 302]
    assert Initiative.objects.get(pk=bar.pk).version == bar.version + 1


def test_out_of_a_goal_that_it_left_for_another_is_asked_about(place, bar):
    one, other = (make.goal(place.owner, place.product, title) for title in ("One", "Other"))
    bar.edit(by=place.owner, changes={"goals": [one]})
    seen = bar.version
    bar.edit(by=place.owner, changes={"goals": [other]})
    sent = {"lane": "", "was": str(one.pk), "group": "goal", "version": seen}
    answer = move(place, bar, start="2026-04-27", end="2026-08-07", **sent)
    assert answer.status_code == 409 and "Theirs: Other" in text(answer)


def test_out_of_one_of_several_goals_twice_because_no_answer_came_is_one_move(place, bar):
    one, other = (make.goal(place.owner, place.product, title) for title in ("One", "Other"))
    bar.edit(by=place.owner, changes={"goals": [one, other]})
    sent = {"lane": "", "was": str(one.pk), "group": "goal", "version": bar.version}
    answers = [move(place, bar, start="2026-04-27", end="2026-08-07", **sent) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert list(Initiative.objects.get(pk=bar.pk).goals.all()) == [other]


def test_somebody_else_moved_it_first(place, bar):
    seen = bar.version
    jonas = make.member(place.workspace)
    Initiative.objects.get(pk=bar.pk).edit(by=jonas, changes={"end": dt.date(2026, 8, 28)})
    data = {"start": "2026-05-11", "end": "2026-08-21"}
    answer = move(place, bar, version=seen, **data)

    assert answer.status_code == 409
    said = text(answer)
    assert "Jonas Weller changed this a moment ago." in said
    assert "Theirs: 27 Apr – 28 Aug. Yours: 11 May – 21 Aug." in said
    assert move(place, bar, **data).status_code == 302  # "Use mine" names no version
    bar.refresh_from_db()
    assert bar.end == dt.date(2026, 8, 21)


def test_what_others_changed_meanwhile_stays_where_it_was_not_touched(place, bar):
    """A move to another lane posts the days as they were seen; they are no change."""
    theme = Theme.create(by=place.owner, name="Lean core")
    seen, jonas = bar.version, make.member(place.workspace)
    Initiative.objects.get(pk=bar.pk).edit(by=jonas, changes={"end": dt.date(2026, 8, 28)})
    answer = move(place, bar, "?group=theme", start=START, end=END, version=seen, lane=str(theme.pk), was="")

    assert answer.status_code == 302
    bar.refresh_from_db()
    assert (bar.end, bar.theme) == (dt.date(2026, 8, 28), theme)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"start": "2026-08-01", "end": "2026-07-01"}, "The end lies before the start."),
        ({"start": "2026-08-01", "end": ""}, "Give both days, or none to unschedule it."),
        ({"start": "1666-09-02", "end": "1666-09-06"}, "Give a date between 1990 and 2199."),
        ({"start": "soon", "end": "later"}, "Enter a valid date."),
        ({"lane": "01890000-0000-7000-8000-000000000000", "was": ""}, "There is no such lane here."),
    ],
)
def test_what_cannot_be_is_said(place, bar, data, sentence):
    answer = move(place, bar, version=bar.version, **data)

    assert answer.status_code == 422
    assert sentence in text(answer)
    bar.refresh_from_db()
    assert (bar.start, bar.end) == (START, END)


def test_into_the_parking_lot_and_back(place, bar):
    move(place, bar, park="1", version=bar.version)
    bar.refresh_from_db()
    assert (bar.start, bar.end, bar.precision) == (None, None, "day")
    assert "Substitution rules is unscheduled." in text(place.get("roadmap/"))

    assert 'value="2026-06-22"' in text(place.get(f"roadmap/place/{bar.key}/"))  # the Monday to come
    move(place, bar, start="2026-07-06", end="2026-09-11", version=bar.version)
    bar.refresh_from_db()
    assert bar.start == dt.date(2026, 7, 6)


@pytest.mark.parametrize(
    ("effort", "weeks"), [(None, 4), (0, 1), (0.5, 1), (10, 10), (10.1, 11), (9000, 104)]
)
def test_the_estimate_is_the_length_at_first(effort, weeks):
    assert (weeks_of(effort), days_of(effort)) == (weeks, 7 * weeks - 2)


def test_across_lanes_of_goals_the_other_goals_stay(place, bar):
    one, two, three = (make.goal(place.owner, place.product, title=t) for t in ("One", "Two", "Three"))
    bar.edit(by=place.owner, changes={"goals": [one, three]})
    move(place, bar, lane=str(two.pk), was=str(one.pk), version=bar.version)
    assert set(bar.goals.all()) == {two, three}
    bar.refresh_from_db()
    move(place, bar, lane="", was=str(two.pk), version=bar.version)
    assert set(bar.goals.all()) == {three}


def test_a_state_and_a_product_are_not_moved_by_a_drop(place, bar):
    answer = move(place, bar, "?group=product", lane=str(place.product.pk), was="x", version=bar.version)

    assert answer.status_code == 422
    assert "It stays with its product" in text(answer)


def test_lanes_of_people_and_of_a_choice(place, bar):
    jonas = make.member(place.workspace)
    risk = CustomField.create(
        by=place.owner, noun="initiative", name="Risk", kind="choice",
        options=[{"key": "low", "label": "Low", "hue": "g", "archived": False}],
    )  # fmt: skip
    assert lane_changes(bar, "owner", str(jonas.pk), "") == {"owner": jonas}
    assert lane_changes(bar, "owner", "", str(jonas.pk)) == {"owner": None}
    assert lane_changes(bar, risk.field_name, "low", "") == {risk.field_name: "low"}
    assert lane_changes(
        bar, f"product,{risk.field_name}", f"{place.product.pk},low", f"{place.product.pk},"
    ) == {risk.field_name: "low"}


def test_what_is_in_delivery_is_proposed(place, late):
    initiative, delivery = late
    jonas = make.member(place.workspace, Role.PROJECT_MANAGER)
    delivery.project.edit(by=place.owner, changes={"lead": jonas})
    refused = move(place, initiative, start="2026-05-04", end="2026-08-28", version=initiative.version)
    assert refused.status_code == 422
    assert "read from its projects" in text(refused)

    path = f"roadmap/place/{initiative.key}/propose/"
    page = text(place.get(path, data={"start": "2026-05-04", "end": "2026-08-28"}))
    assert "Your proposal goes to Jonas Weller." in page
    assert 'value="2026-08-28"' in page and "Plan of Standing orders" in page
    place.post(path, {"end": "2026-08-28", "words": "The pilot hub opens then."})

    said = ProjectComment.objects.get(project=delivery.project).text
    assert f"@[{jonas.pk}]" in said and "done by 28 Aug" in said and "The pilot hub opens then." in said
    assert jonas.notifications.filter(kind="mention").count() == 1
    initiative.refresh_from_db()
    assert initiative.version == late[0].version
    place.sign_in(Role.PRODUCT_MANAGER)
    assert "Plan of Standing orders" not in text(place.get(path))


def test_a_bar_is_tied_to_another_and_a_circle_refused(place, bar):
    other = make.initiative(place.owner, place.product, title="Group accounts")
    answer = place.post(f"roadmap/place/{bar.key}/tie/", {"other": other.key})
    assert answer.status_code == 302
    made = InitiativeDependency.objects.get()
    assert (made.before, made.after) == (bar, other)
    assert "Group accounts waits for Substitution rules." in text(place.get("roadmap/"))

    answer = place.post(f"roadmap/place/{other.key}/tie/", {"other": bar.key})
    assert answer.status_code == 422
    assert "They would wait for each other" in text(answer)


def test_a_drawn_bar_becomes_an_initiative_with_its_days_and_its_lane(place):
    goal = make.goal(place.owner, place.product)
    path = f"roadmap/draw/?start=2026-07-06&end=2026-09-11&lane={goal.pk}"
    page = text(place.get(path))
    assert 'value="6 Jul – 11 Sep 2026"' in page
    assert re.search(rf'value="{goal.pk}"[^>]*checked', page)

    data = {"title": "Crate deposits", "product": place.product.pk, "goals": [goal.pk]}
    answer = place.post(path, data | {"when": "6 Jul – 11 Sep 2026"})
    assert (answer.status_code, answer["Location"]) == (302, place.url("roadmap/?"))
    assert Initiative.objects.get(title="Crate deposits").end == dt.date(2026, 9, 11)
    assert place.get("roadmap/draw/?start=2026-07-06&end=soon").status_code == 422


def foreseen(place, bar, **query):
    return json.loads(text(place.get(f"roadmap/place/{bar.key}/foresee/", data=query)))["said"]


def test_what_would_break_is_said_before_the_drop(place, bar):
    goal = make.goal(place.owner, place.product, period_end=dt.date(2026, 8, 31))
    bar.edit(by=place.owner, changes={"goals": [goal]})
    make.approve(bar, place.owner)
    after = make.initiative(
        place.owner,
        place.product,
        title="Group accounts",
        start=dt.date(2026, 9, 1),
        end=dt.date(2026, 10, 2),
    )
    InitiativeDependency.create(by=place.owner, before=bar, after=after)

    assert foreseen(place, bar, start="2026-05-04", end="2026-08-21") == []
    assert [one["text"] for one in foreseen(place, bar, start="2026-06-01", end="2026-09-18")] == [
        "Ends 17 days after Group accounts begins, which waits for it",
        "Ends 18 days after ORC-G1, which runs to 31 Aug",
        "Breaks the promise of 14 Aug by 15 working days, with 10 working days tolerated",
    ]
    assert foreseen(place, bar) == []  # the parking lot


def test_it_is_said_that_a_move_ends_a_review(place, bar):
    bar.submit(by=place.owner)

    assert foreseen(place, bar, start="2026-05-04", end="2026-08-21") == [
        {"kind": "review", "text": "Takes it out of review"}
    ]
    assert foreseen(place, bar, start=START, end=END) == []


def test_foreseeing_costs_the_same_however_many_wait(place, bar, django_assert_max_num_queries):
    for n in range(4):
        other = make.initiative(place.owner, place.product, title=f"Other {n}", start=START, end=END)
        InitiativeDependency.create(by=place.owner, before=bar, after=other)
    with django_assert_max_num_queries(22):
        foreseen(place, bar, start="2026-06-01", end="2026-09-18")


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE])
def test_who_only_reads_moves_nothing(place, bar, role):
    place.sign_in(role)

    assert move(place, bar, start="2026-05-04", end="2026-08-21").status_code == 403
    assert place.get("roadmap/draw/").status_code == 403
    assert not Activity.objects.filter(verb="edited", subject_id=bar.pk).exists()
