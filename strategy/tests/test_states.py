"""The state table, written by hand from the product's own words: who may do what, from where, to where."""

import re

import pytest
from django.db import transaction

from accounts.errors import Forbidden, Refused
from accounts.roles import Role
from strategy.models import Initiative, Move
from strategy.tests import factories as make

STATES = ("draft", "in_review", "approved", "in_delivery", "shipped", "on_hold", "declined")

# verb -> {state it starts from: state it leads to}; on_hold was approved before
TABLE = {
    "submit": {"draft": "in_review"},
    "withdraw": {"in_review": "draft"},
    "request_changes": {"in_review": "draft"},
    "approve": {"in_review": "approved"},
    "decline": {"in_review": "declined"},
    "launch": {"approved": "in_delivery"},
    "ship": {"in_delivery": "shipped"},
    "hold": {"draft": "on_hold", "in_review": "on_hold", "approved": "on_hold", "in_delivery": "on_hold"},
    "resume": {"on_hold": "approved"},
    "reopen": {"declined": "draft"},
    "supersede": {"in_review": "declined", "approved": "declined"},
}

PEOPLE = (
    "workspace_owner", "product_manager", "project_manager", "contributor", "executive", "its_owner",
    "approver", "asker_with_seat", "deactivated_approver", "deactivated_owner",
)  # fmt: skip

# verb -> those who may; everybody else may not
MAY = {
    "submit": {"workspace_owner", "product_manager", "asker_with_seat", "its_owner"},
    "withdraw": {"workspace_owner", "product_manager", "asker_with_seat", "its_owner"},
    "request_changes": {"approver"},
    "approve": {"approver"},
    "decline": {"approver"},
    "launch": {"workspace_owner", "product_manager", "asker_with_seat", "project_manager"},
    "ship": {"workspace_owner", "product_manager", "asker_with_seat"},
    "hold": {"workspace_owner", "product_manager", "asker_with_seat"},
    "resume": {"workspace_owner", "product_manager", "asker_with_seat"},
    "reopen": {"workspace_owner", "product_manager", "asker_with_seat"},
    "supersede": {"workspace_owner", "product_manager", "asker_with_seat"},
}

DECISIONS = ("request_changes", "approve", "decline")
DO = {
    "request_changes": "be sent back", "approve": "be approved", "decline": "be declined",
    "submit": "be sent for review", "withdraw": "be withdrawn", "launch": "be launched",
    "ship": "be shipped", "hold": "be put on hold", "resume": "be resumed", "reopen": "be reopened",
    "supersede": "be superseded",
}  # fmt: skip
IS = {state: state.replace("_", " ") for state in STATES}


@pytest.fixture
def cast(db):
    """Everybody who could try, around one product with two seats that count and one that does not."""
    workspace, owner = make.workspace()
    people = {
        "workspace_owner": owner,
        "product_manager": make.member(workspace),
        "project_manager": make.member(workspace, Role.PROJECT_MANAGER),
        "contributor": make.member(workspace, Role.CONTRIBUTOR),
        "executive": make.member(workspace, Role.EXECUTIVE),
        "its_owner": make.member(workspace, Role.CONTRIBUTOR),
        "approver": make.member(workspace, Role.EXECUTIVE),
        "asker_with_seat": make.member(workspace),
        "deactivated_approver": make.member(workspace, Role.EXECUTIVE),
        "deactivated_owner": make.member(workspace),
    }
    seats = ("approver", "asker_with_seat", "deactivated_approver")
    people["product"] = make.product(owner, *(people[name] for name in seats))
    for name in ("deactivated_approver", "deactivated_owner"):
        people[name].deactivate(by=owner)
    return people


def initiative_at(cast, state, owner="its_owner"):
    return make.in_state(
        state, cast["asker_with_seat"], cast["product"], cast["approver"], owner=cast[owner], title="Saved baskets"
    )  # fmt: skip


def act(initiative, verb, by):
    if verb in DECISIONS:
        return initiative.decide(by=by, verdict=verb, note="Because.")
    if verb == "supersede":
        other = make.initiative(
            initiative.workspace.memberships.get(role=Role.OWNER), initiative.product, title="Another"
        )
        return initiative.supersede(by=by, successor=other, note="Because.")
    return getattr(initiative, verb)(by=by, note="Because.")


@pytest.mark.parametrize("who", PEOPLE)
def test_every_verb_of_every_person_from_every_state(cast, who):
    """Three hundred and fifty questions, each answered by the two tables above, and nothing else moves."""
    owner = "deactivated_owner" if who == "deactivated_owner" else "its_owner"
    for state in STATES:
        initiative = initiative_at(cast, state, owner=owner)
        for verb, moves in TABLE.items():
            may = who in MAY[verb] and state in moves
            with transaction.atomic():
                answer = outcome(initiative, verb, cast[who])
                fresh = Initiative.objects.get(pk=initiative.pk)
                moved = fresh.moves.count() - initiative.moves_before
                transaction.set_rollback(True)
            if may:
                assert (answer, fresh.state, moved) == (None, moves[state], 1), (verb, state)
            else:
                assert isinstance(answer, Forbidden | Refused), (verb, state, answer)
                assert (fresh.state, moved) == (state, 0), (verb, state)


# what moves nothing: verb -> {state: those who may}
ELSE = {
    "reply": {"draft": {"workspace_owner", "product_manager", "asker_with_seat", "its_owner"}},
    "take_back": {"in_review": {"approver"}},
    "unsupersede": {"declined": {"workspace_owner", "product_manager", "asker_with_seat"}},
}


@pytest.mark.parametrize("state", STATES)
def test_who_answers_points_takes_back_a_yes_and_brings_back_from_every_state(cast, state):
    asker, approver = cast["asker_with_seat"], cast["approver"]
    initiative = initiative_at(cast, "draft")
    initiative.submit(by=asker).decide(by=approver, verdict="request_changes", points=[("", "Cost it.")])
    initiative.refresh_from_db()
    make.answer_points(initiative, asker)
    if state == "declined":  # closed for another one
        make.brought_to(initiative, "approved", asker, approver)
        act(initiative, "supersede", asker)
    else:
        make.brought_to(initiative, state, asker, approver)
    if state == "in_review":
        initiative.requests.filter(closed_at=None).update(needed=2)
        initiative.decide(by=approver, verdict="approve")
    for verb, where in ELSE.items():
        for who in PEOPLE:
            with transaction.atomic():
                answer = attempted(Initiative.objects.get(pk=initiative.pk), verb, cast[who])
                transaction.set_rollback(True)
            assert (answer is None) == (who in where.get(state, ())), (verb, who, answer)


def attempted(initiative, verb, by):
    """None where it is done, else what it was refused with."""
    try:
        if verb == "reply":
            initiative.points().get().reply("Anew.", by=by)
        else:
            getattr(initiative, verb)(by=by)
    except (Forbidden, Refused) as refused:
        return refused
    return None


def outcome(initiative, verb, by):
    """None where it is done, else what it was refused with."""
    initiative.refresh_from_db()
    initiative.moves_before = initiative.moves.count()
    try:
        act(initiative, verb, by)
    except (Forbidden, Refused) as refused:
        return refused
    return None


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", TABLE)
def test_every_verb_from_every_state(cast, verb, state):
    initiative = initiative_at(cast, state)
    before = initiative.moves.count()
    by = cast["approver"] if verb in DECISIONS else cast["product_manager"]

    if state in TABLE[verb]:
        act(initiative, verb, by)
        initiative.refresh_from_db()
        assert initiative.state == TABLE[verb][state]
        made = initiative.moves.latest("at")
        said = (made.verb, made.from_state, made.to_state, made.by, made.note, made.version)
        assert said == (verb, state, TABLE[verb][state], by, "Because.", initiative.version)
        return

    with pytest.raises(Refused) as refused:
        act(initiative, verb, by)
    assert refused.value.message == f"{initiative.key} is {IS[state]}, so it cannot {DO[verb]}."
    initiative.refresh_from_db()
    assert (initiative.state, initiative.moves.count()) == (state, before)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("verb", TABLE)
def test_who_may_do_it(cast, verb, who):
    owner = "deactivated_owner" if who == "deactivated_owner" else "its_owner"
    start = next(iter(TABLE[verb]))
    initiative = initiative_at(cast, start, owner=owner)
    moves = Move.objects.count()

    if who in MAY[verb]:
        act(initiative, verb, cast[who])
        initiative.refresh_from_db()
        assert initiative.state == TABLE[verb][start]
        return

    with pytest.raises(Forbidden) as forbidden:
        act(initiative, verb, cast[who])
    assert re.fullmatch(r"[A-Z][^.]+\.( [A-Z][^.]+\.)?", forbidden.value.message)
    initiative.refresh_from_db()
    assert (initiative.state, Move.objects.count()) == (start, moves)


SENTENCES = {
    ("submit", "contributor"): "Only its owner or a product manager may do this.",
    ("withdraw", "executive"): "Only its owner or a product manager may do this.",
    ("approve", "workspace_owner"): "Only an approver of Orchard decides.",
    ("approve", "deactivated_approver"): "Only an approver of Orchard decides.",
    ("decline", "asker_with_seat"): "You put this forward yourself. Another approver decides.",
    ("launch", "executive"): "Only product and project managers launch a delivery.",
    ("ship", "project_manager"): "Only a product manager ships.",
    ("hold", "its_owner"): "Only a product manager puts an initiative on hold.",
    ("resume", "its_owner"): "Only a product manager resumes an initiative.",
    ("reopen", "its_owner"): "Only a product manager reopens an initiative.",
}


@pytest.mark.parametrize(("verb", "who"), SENTENCES)
def test_what_a_refusal_says(cast, verb, who):
    initiative = initiative_at(cast, next(iter(TABLE[verb])))
    with pytest.raises(Forbidden) as forbidden:
        act(initiative, verb, cast[who])
    assert forbidden.value.message == SENTENCES[verb, who]


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "in_delivery"])
def test_resume_leads_back_to_where_the_hold_began(cast, state):
    manager = cast["product_manager"]
    initiative = initiative_at(cast, state)
    request = initiative.request

    initiative.hold(by=manager)
    assert (initiative.state, initiative.held_from) == ("on_hold", state)
    initiative.resume(by=manager)

    initiative.refresh_from_db()
    assert (initiative.state, initiative.held_from) == (state, "")
    assert initiative.request == request


def test_nobody_decides_while_it_is_on_hold_and_the_request_waits(cast):
    initiative = initiative_at(cast, "in_review")
    initiative.hold(by=cast["product_manager"])

    with pytest.raises(Refused) as refused:
        initiative.decide(by=cast["approver"], verdict="approve")
    assert refused.value.message == f"{initiative.key} is on hold, so it cannot be approved."
    assert initiative.request.closed_at is None and initiative.promise is None

    initiative.resume(by=cast["product_manager"])
    initiative.decide(by=cast["approver"], verdict="approve")
    initiative.refresh_from_db()
    assert initiative.state == "approved"


def test_nothing_is_submitted_where_nobody_could_decide(cast):
    lonely = make.product(cast["workspace_owner"])
    initiative = make.initiative(cast["product_manager"], lonely)
    with pytest.raises(Refused) as refused:
        initiative.submit(by=cast["product_manager"])
    assert refused.value.message == "Orchard has no approver yet. Name one on its page."
    assert initiative.state == "draft"
