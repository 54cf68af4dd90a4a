"""Why an initiative is here: told from what was kept at the time, whatever became of it since."""

import csv
import datetime as dt
import importlib
import io

import pytest
from django.apps import apps

from accounts.models import Activity
from accounts.tasks import purge_trash
from strategy import scores
from strategy.models import ApprovalRequest, Grounds, Insight, Planning, Score, ScoringModel
from strategy.provenance import provenance
from strategy.tests import factories as make
from strategy.tests.page import main, words


@pytest.fixture
def bet(place):
    """Asked for once with a goal, two customers and a score, sent back, asked for again and approved."""
    goal = make.goal(place.manager, place.product)
    make.key_result(place.manager, goal, unit="%").check_in(by=place.manager, value=67)
    initiative = place.initiative(
        title="Kitchen invoices", effort="16", confidence=90, goals=[goal], start=make.START, end=make.END
    )
    model = ScoringModel.create(by=place.manager, name="RICE", kind="rice", capacity=84)
    scores.give(initiative, model, by=place.manager, values={"reach": 1300, "impact": 1})
    for name, weight, said in (
        ("Fennel", 2, "One invoice a week."),
        ("Saltmarsh", 3, "Every Monday I ring."),
    ):
        insight = Insight.create(
            by=place.manager,
            words=f"{said} And more.",
            highlight=said,
            customer_name=name,
            initiatives=[initiative],
        )
        insight.customer.edit(by=place.manager, changes={"weight": weight})
    initiative.submit(by=place.manager, note="First.")
    initiative.decide(by=place.approver, verdict="request_changes", note="Cut the portal.")
    initiative.points().get().reply("Cut.", by=place.manager)
    initiative.edit(by=place.manager, changes={"effort": 12})
    initiative.submit(by=place.manager, note="Again.")
    initiative.decide(by=place.approver, verdict="approve", note="Go.")
    initiative.refresh_from_db()
    return initiative


def page(place, initiative):
    return words(place.get(f"initiatives/{initiative.key}/why/"))


def saved(answer):
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_it_says_goals_evidence_score_and_decision(place, bet):
    said = page(place, bet)
    assert "Approved by Mara Lindholm on" in said and "Go." in said
    assert "ORC-G1 Kitchens reorder without calling" in said
    assert "Orders placed without help: from 58%, then at 67%, target 85%" in said
    assert "2 insights, 2 customers, demand 5" in said
    assert said.index("Every Monday I ring.") < said.index("One invoice a week."), "the weightiest first"
    assert "RICE 97.5 , 1 of 1" in said and "RICE 73.1" in said, "the score at the first request stays"
    assert "Promise Dates" in said and "it stands" in said


def test_nothing_that_happens_later_alters_it(place, bet):
    before = page(place, bet)
    file = saved(place.get(f"initiatives/{bet.key}/why/file/"))
    for goal in place.workspace.goals.all():
        goal.edit(by=place.manager, changes={"title": "Another"})
        goal.trash(by=place.manager)
    for insight in place.workspace.insights.all():
        insight.customer.edit(by=place.manager, changes={"name": insight.customer.name + " 2", "weight": 1})
        insight.trash(by=place.manager)
    model = place.workspace.scoring_models.get()
    scores.give(bet, model, by=place.manager, values={"reach": 1})
    Score.objects.get(initiative=bet).trash(by=place.manager)
    model.trash(by=place.manager)
    assert page(place, bet) == before
    assert saved(place.get(f"initiatives/{bet.key}/why/file/")) == file


def test_what_was_purged_is_still_named_in_its_round(place, bet):
    other = place.at("declined", title="Loyalty points")
    assert "Loyalty points Declined" in page(place, bet)
    other.trash(by=place.manager, at=make.NOON - dt.timedelta(days=4000))
    purge_trash()
    assert not place.workspace.initiatives.filter(pk=other.pk).exists()
    assert "Loyalty points Declined" in page(place, bet)


@pytest.mark.parametrize("title", ["2027", "null", "[1]", '"quoted"'])
def test_a_title_that_reads_like_data_stays_a_title(place, bet, title):
    place.at("declined", title=title)
    assert title in [mate.title for mate in provenance(bet, make.NOON).rounds[0].mates]


def test_the_round_is_stated_and_keeps_to_its_product_and_period(place, bet):
    place.at("approved", title="Cold chain alerts")
    place.at("in_review", title="Nobody decided yet")
    beside = make.product(place.owner, place.approver, name="Depot")
    make.in_state("declined", place.manager, beside, place.approver, title="Of another product")
    early = make.initiative(place.manager, place.product, title="Long ago")
    long_ago = make.NOON - dt.timedelta(days=700)
    early.submit(by=place.manager, at=long_ago).decide(by=place.approver, verdict="approve", at=long_ago)
    said = page(place, bet)
    assert "A round is every request of Orchard that was decided in the same quarter" in said
    assert "Cold chain alerts Approved" in said
    assert "Nobody decided" not in said and "Of another product" not in said and "Long ago" not in said


def test_a_later_beginning_of_the_year_leaves_the_round_as_it_was(place, bet):
    before = page(place, bet)
    Planning.of(place.workspace).edit(by=place.owner, changes={"fiscal_month": 2})
    assert page(place, bet) == before


def test_a_promise_that_was_followed_by_another_says_so(place, bet):
    for verb in ("hold", "resume"):
        getattr(bet, verb)(by=place.manager)
    first = bet.promises.get()
    request = bet.requests.latest("at")
    decision = request.decisions.create(
        workspace=bet.workspace, by=place.owner, verdict="approve", version=1, at=make.NOON
    )
    type(first).write(decision, bet, make.NOON)
    assert "superseded by promise 2" in page(place, bet)


def test_a_draft_is_told_as_it_stands(place):
    draft = place.initiative(title="Voice notes")
    said = page(place, draft)
    assert "Nobody asked for it yet" in said and "Nobody decided on it yet." in said
    assert "No goal." in said and "Nothing that a customer said." in said and "It was not scored." in said


def test_what_is_asked_again_is_not_told_as_sent_back(place, bet):
    other = place.at("in_review", title="Pay later")
    assert "Put forward by Tobias Okafor on" in page(place, other)
    other.withdraw(by=place.manager)
    assert "Withdrawn on" in page(place, other)


def test_what_took_its_place_is_linked(place, bet):
    other = place.at("approved", title="Invoices by post")
    other.supersede(by=place.manager, successor=bet, note="One file is enough.")
    assert f"Superseded by {bet.key} Kitchen invoices : One file is enough." in page(place, other)
    assert f"Takes the place of {other.key} Invoices by post" in page(place, bet)
    assert "<form" not in main(place.get(f"initiatives/{other.key}/why/")), "nothing of it is edited"


def test_what_was_decided_elsewhere_says_so(place):
    draft = place.initiative(title="Old bet")
    ApprovalRequest.land(draft, by=place.owner, decided_at=make.NOON)
    assert "Decided elsewhere on" in page(place, draft)
    assert "Nothing was kept of what it stood on" in page(place, draft)


def test_what_was_decided_before_anything_was_kept_is_told_as_far_as_it_is_known(place, bet):
    place.at("declined", title="Loyalty points")
    rounds = [
        (mate.key, mate.title, mate.outcome, mate.by) for mate in provenance(bet, make.NOON).rounds[0].mates
    ]
    kept = Grounds.objects.get(initiative=bet, outcome="approved").kept
    Grounds.objects.all().delete()
    earlier = importlib.import_module("strategy.migrations.0017_what_is_known_of_earlier_decisions")
    earlier.keep_what_is_known(apps, None)
    found = provenance(bet, make.NOON)
    assert [(mate.key, mate.title, mate.outcome, mate.by) for mate in found.rounds[0].mates] == rounds
    row = Grounds.objects.get(initiative=bet, outcome="approved")
    assert row.kept["round"] == kept["round"] and row.kept["score"]["value"] == kept["score"]["value"]
    said = page(place, bet)
    assert "all that is known of it" in said and "Evidence Not kept." in said and "RICE 97.5" in said


def test_the_file_has_a_row_for_each_step_and_no_formula(place, bet):
    other = place.at("declined", title='=HYPERLINK("http://x")')
    answer = place.get(f"initiatives/{bet.key}/why/file/")
    assert answer["Content-Disposition"] == f'attachment; filename="{bet.key}-why.csv"'
    rows = list(csv.DictReader(io.StringIO(saved(answer))))
    assert [row["What"] for row in rows] == [
        "created", "submit", "request_changes", "submit", "approve", "promise", "round",
    ]  # fmt: skip
    assert (rows[1]["Score"], rows[3]["Score"], rows[3]["Rank"]) == ("73.125", "97.5", "1")
    assert rows[-1]["Title"] == "'" + other.title and rows[-1]["Outcome"] == "declined"


def test_a_program_reads_the_same(place, bet):
    answer = place.api("get", f"initiatives/{bet.pk}/provenance/")
    rows = answer.json()["results"]
    assert [row["what"] for row in rows][-3:] == ["submit", "approve", "promise"]
    assert rows[-2]["words"] == "Go." and rows[-2]["insights"] == 2
    assert place.api("post", f"initiatives/{bet.pk}/provenance/", {}).status_code == 405


def test_what_was_kept_is_never_edited(place, bet):
    row = Grounds.objects.first()
    row.by = "Somebody else"
    with pytest.raises(TypeError, match="never edited"):
        row.save()


def test_it_costs_the_same_for_one_request_and_for_many(place, bet, django_assert_max_num_queries):
    def cost():
        with django_assert_max_num_queries(60) as counted:
            place.get(f"initiatives/{bet.key}/why/")
        return len(counted)

    cost()
    before = cost()
    other = place.at("declined", title="Again and again")
    for _n in range(3):
        other.refresh_from_db()
        other.reopen(by=place.manager)
        other.submit(by=place.manager).decide(by=place.approver, verdict="decline", note="No.")
    assert cost() == before
    assert len(provenance(bet, make.NOON).rounds[0].mates) == 6


def test_reading_it_writes_nothing(place, bet):
    rows = Activity.objects.count(), Grounds.objects.count()
    page(place, bet)
    place.api("get", f"initiatives/{bet.pk}/provenance/")
    assert (Activity.objects.count(), Grounds.objects.count()) == rows
