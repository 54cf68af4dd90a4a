"""What became of each field of an initiative and of a goal: who, when, from what to what, in words."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import CustomField
from accounts.telling import history_of
from strategy.tests import factories as make
from strategy.tests.page import words


def said(record, name=""):
    return [(c.label, c.old, c.new) for act in history_of(record, name).acts for c in act.changes]


def test_a_time_frame_is_told_as_it_was_shown(place):
    bet = place.initiative(start=dt.date(2026, 7, 1), end=dt.date(2026, 9, 30), precision="quarter")
    bet.edit(by=place.manager, changes={"end": dt.date(2026, 10, 9), "precision": "day"})
    assert said(bet, "when") == [
        ("Time frame", "Q3 2026", "1 Jul – 9 Oct"), ("Time frame", "–", "Q3 2026")
    ]  # fmt: skip


def test_names_stand_for_ids_and_labels_for_keys(place):
    rollout = CustomField.create(
        by=place.owner,
        noun="initiative",
        name="Rollout",
        kind="choice",
        options=[{"key": "pilot", "label": "Pilot hubs"}],
    )
    goal = make.goal(place.manager, place.product)
    bet = place.initiative()
    bet.edit(by=place.manager, changes={"owner": place.reader, "goals": [goal]})
    bet.edit(by=place.manager, changes={rollout.field_name: rollout.options[0]["key"]})
    assert said(bet, "owner") == [("Owner", "–", "Sam Adeyemi")]
    assert said(bet, "goals") == [("Goals", "–", goal.title)]
    assert said(bet, rollout.field_name) == [("Rollout", "–", "Pilot hubs")]


def test_a_text_is_told_word_by_word(place):
    bet = place.initiative(problem="They call us.")
    bet.edit(by=place.manager, changes={"problem": "They mail us."})
    marks = history_of(bet, "problem").acts[0].changes[0].marks
    assert [(m.kind, m.text) for m in marks] == [
        ("same", "They "),
        ("del", "call"),
        ("ins", "mail"),
        ("same", " us."),
    ]
    page = place.get(f"initiatives/{bet.key}/history/?field=problem").content.decode()
    assert "added: </span>mail</ins>" in page and "cut: </span>call</del>" in page


def test_all_of_it_with_steps_and_requirements(place):
    bet = place.initiative()
    make.requirement(place.manager, bet, "Pause")
    bet.hold(by=place.manager, note="Waits.")
    told = words(place.get(f"initiatives/{bet.key}/history/"))
    assert "put on hold" in told and "Status Draft to On hold" in told and "Waits." in told
    assert "added “Pause”" in told
    assert [label for label, _old, _new in said(bet, "requirements")] == ["Title"]


def test_who_left_is_still_named(place):
    other = make.member(place.workspace, name="Lena Brandt")
    bet = place.initiative()
    bet.edit(by=other, changes={"effort": 12})
    other.deactivate(by=place.owner)
    assert "Lena Brandt no longer here" in words(place.get(f"initiatives/{bet.key}/history/?field=effort"))


def test_it_pages_to_its_end(place):
    bet = place.initiative()
    for n in range(1, 8):
        bet.edit(by=place.manager, changes={"effort": n})
    seen, cursor = [], ""
    while True:
        found = history_of(bet, "effort", cursor, size=3)
        seen += [act.changes[0].new for act in found.acts]
        cursor = found.next
        if not cursor:
            break
    assert seen == list("7654321")


@pytest.mark.parametrize("field", ["version", "nonsense", "field-nothing", "product_id"])
def test_a_field_it_does_not_have_is_not_found(place, field):
    bet = place.initiative()
    assert place.get(f"initiatives/{bet.key}/history/?field={field}").status_code == 404
    said = place.api("get", f"initiatives/{bet.key}/history/?field={field}")
    assert said.status_code == 400 and "field" in said.json()["errors"]


def test_three_and_thirty_entries_cost_the_same(place):
    bet, goal = place.initiative(start=make.START, end=make.END), make.goal(place.manager, place.product)
    costs = []
    for upto in (3, 30):
        for n in range(upto):
            bet.edit(
                by=place.manager, changes={"effort": upto + n, "end": make.END + dt.timedelta(days=upto + n)}
            )
            goal.edit(by=place.manager, changes={"period_end": dt.date(2027, 1, 1 + upto % 20 + n % 2)})
        place.get(f"goals/{goal.key}/")
        for path in (f"initiatives/{bet.key}/history/", f"goals/{goal.key}/history/"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert place.get(path).status_code == 200
            costs.append(len(queries))
    assert costs[:2] == costs[2:]


def test_a_goal_tells_its_period_and_key_results(place):
    goal = make.goal(place.manager, place.product)
    make.key_result(place.manager, goal)
    goal.edit(by=place.manager, changes={"period_kind": "year"})
    assert ("Period", "1 Jan – 31 Dec", "2026") in said(goal, "period")
    told = words(place.get(f"goals/{goal.key}/history/"))
    assert "added “Orders placed without help”" in told


def test_by_program(place):
    bet = place.initiative()
    bet.edit(by=place.manager, changes={"effort": 12})
    body = place.api("get", f"initiatives/{bet.key}/history/?field=effort").json()
    (act,) = body["results"]
    assert (act["name"], act["verb"], act["by"]) == ("Tobias Okafor", "edited", str(place.manager.pk))
    assert act["changes"] == [
        {
            "field": "effort",
            "label": "Effort in person-weeks",
            "old": None,
            "new": 12,
            "from": "–",
            "to": "12",
        }
    ]
