"""Acts of the log taken back, without a database."""

from roadmap.history.rewind import Act, Row, rewind

BET, GOAL = "strategy.initiative", "strategy.goal"


def act(verb, version, changes=None, pk="a", kind=BET, label="Orders"):
    return Act(kind, pk, verb, label, version, changes or {})


def rows(here=True, **values):
    return {(BET, "a"): Row(BET, "a", values, here)}


def ref(pk):
    return {"id": pk, "label": f"Goal {pk}"}


def test_a_later_edit_is_taken_back_the_newest_first():
    found = rewind(
        rows(title="C", effort="3"),
        [act("edited", 2, {"title": ["A", "B"]}), act("edited", 3, {"title": ["B", "C"]})],
    )
    assert found[BET, "a"].values == {"title": "A", "effort": "3"}


def test_what_was_made_later_was_not_there():
    assert rewind(rows(title="B"), [act("edited", 2, {"title": ["A", "B"]}), act("created", 1)]) == {}


def test_what_was_deleted_since_is_there_again_and_what_was_restored_is_not():
    assert rewind(rows(here=False), [act("deleted", 2)])[BET, "a"].here
    assert not rewind(rows(), [act("restored", 3)])[BET, "a"].here
    assert rewind(rows(), [act("deleted", 2), act("restored", 3)])[BET, "a"].here


def test_a_list_gives_back_what_was_taken_and_keeps_what_it_holds_unsaid():
    """A goal in the trash is in no logged list, yet it comes back with the goal."""
    now = rows(goals=frozenset({"trashed", "new"}))
    found = rewind(now, [act("edited", 2, {"goals": [[ref("old")], [ref("new")]]})])
    assert found[BET, "a"].values["goals"] == {"trashed", "old"}


def test_a_reference_is_its_id_and_fields_nobody_asked_for_are_left_out():
    now = rows(owner="x")
    found = rewind(now, [act("edited", 2, {"owner": [ref("y"), ref("x")], "field-legal": [1, 2]})])
    assert found[BET, "a"].values == {"owner": "y"}


def test_what_is_gone_for_good_is_told_by_its_own_story():
    story = [
        act("created", 1, {"title": [None, "Gifts"], "goals": [None, [ref("g")]]}, "b", label="Gifts"),
        act("edited", 2, {"title": ["Gifts", "Gift baskets"]}, "b", label="Gift baskets"),
    ]
    found = rewind(rows(title="A"), [act("deleted", 3, pk="b", label="Gift baskets")], story)
    assert found[BET, "b"] == Row(
        BET, "b", {"title": "Gift baskets", "goals": frozenset({"g"})}, True, "Gift baskets", purged=True
    )


def test_a_reference_to_what_is_gone_for_good_comes_back():
    earlier = [
        act("created", 1, {"theme": [None, ref("t")], "goals": [None, [ref("g"), ref("h")]]}),
        act("created", 1, {}, "t", "strategy.theme", "Self-serve"),
        act("created", 1, {}, "g", GOAL, "Reorder"),
    ]
    later = [act("deleted", 2, pk="t", kind="strategy.theme"), act("deleted", 2, pk="g", kind=GOAL)]
    found = rewind(rows(theme=None, goals=frozenset({"h"})), later, earlier, ("theme", "goals"))
    assert found[BET, "a"].values == {"theme": "t", "goals": {"g", "h"}}
