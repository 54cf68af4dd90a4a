"""The Picture of the roadmap as it stands: out of the very lines that its page draws."""

from collections import defaultdict
from uuid import UUID

from roadmap import choices
from roadmap.drawing.ties import Link
from roadmap.history.picture import Bet, Day, Name, Picture, Promised, Wait, Work
from roadmap.history.redraw import with_line
from roadmap.models import Reading
from roadmap.scored import scores_at
from strategy.models import Goal, Requirement


def picture_now(workspace, lines, key_dates, today, shares=None):
    """Picture of these Lines and KeyDates of a workspace. shares: {goal id: 0..1} where they are at hand."""
    wanted, ids = defaultdict(dict), [line.initiative.pk for line in lines]
    rows = Requirement.objects.filter(workspace=workspace, initiative__in=ids)
    for owner, pk, title, priority in rows.values_list("initiative_id", "pk", "title", "priority"):
        wanted[owner][str(pk)] = (title, priority)
    score, wholes, words = scores_at(workspace), wholes_of(workspace, lines), words_of(workspace, ids)
    products = workspace.products.order_by("name", "id")
    goals = Goal.objects.filter(workspace=workspace).current().in_order()
    return Picture(
        today,
        bets={bet.id: bet for bet in (bet_of(line, wanted, score, wholes, words) for line in lines)},
        dates={str(one.pk): Day(str(one.pk), str(one.product_id), one.name, one.date) for one in key_dates},
        products={str(p.pk): Name(str(p.pk), p.name, p.key, p.colour) for p in products},
        goals={str(goal.pk): goal_of(goal, shares or {}) for goal in goals},
        themes={
            str(t.pk): Name(str(t.pk), t.name, colour=t.hue, rank=t.rank) for t in workspace.themes.in_order()
        },
        waits=waits_of(workspace, {str(pk) for pk in ids}),
        choices=choices.choices_of(workspace.customfields.of("initiative").values(*choices.COLUMNS)),
    )


def waits_of(workspace, ids):
    """{id: Wait} of what waits for what among these."""
    found = sorted((str(UUID(link.pk)), str(link.before), str(link.after)) for link in Link.all_of(workspace))
    return {pk: Wait(pk, *ends) for pk, *ends in found if ids.issuperset(ends)}


def words_of(workspace, ids):
    """{id: (problem, outcome)}: what no line is drawn with."""
    rows = workspace.initiatives.filter(pk__in=ids).order_by().values_list("pk", "problem", "outcome")
    return {pk: words for pk, *words in rows}


def wholes_of(workspace, lines):
    """Ids of what they are part of, the trash left out."""
    ids = {line.initiative.parent_id for line in lines} - {None}
    return set(workspace.initiatives.filter(pk__in=ids).values_list("pk", flat=True))


def goal_of(goal, shares):
    return Name(
        str(goal.pk), goal.title, product=str(goal.product_id or ""), start=goal.period_start,
        end=goal.period_end, share=shares.get(goal.pk), rank=goal.number,
    )  # fmt: skip


def bet_of(line, wanted, score, wholes, words):
    own = line.initiative
    effort = None if own.effort is None else float(own.effort)
    problem, outcome = words.get(own.pk, ("", ""))  # deleted meanwhile
    bet = Bet(
        str(own.pk), str(own.product_id), own.number, own.title,
        public_title=own.public_title, problem=problem, outcome=outcome, state=own.state,
        held_from=own.held_from, start=own.start, end=own.end, precision=own.precision,
        horizon=own.horizon, effort=effort, confidence=own.confidence,
        custom=dict(own.custom), owner=str(own.owner_id or ""),
        theme=str(own.pillar.pk) if own.pillar else "",
        parent=str(own.parent_id) if own.parent_id in wholes else "",
        goals=tuple(sorted(str(goal.pk) for goal in own.goals.all())),
        requirements=wanted[own.pk],
        score=score(str(own.pk), effort, own.confidence),
        promise=promised_of(line.promise),
        works=tuple(work_of(delivery, facts) for delivery, facts in sorted(line.cards, key=by_id)),
    )  # fmt: skip
    return with_line(bet, line)


def by_id(card):
    return str(card[0].pk)


def promised_of(promise):
    if promise is None:
        return None
    effort = None if promise.effort is None else float(promise.effort)
    return Promised(promise.number, promise.start, promise.end, promise.precision, effort, promise.tolerance)


def work_of(delivery, facts):
    expected, share = facts.forecast, Reading.share(facts.share)
    return Work(
        str(delivery.pk), str(delivery.project_id), delivery.project.key, delivery.project.name,
        share=None if share is None else float(share), start=facts.start, end=facts.end,
        p50=expected and expected.p50, p85=expected and expected.p85, began=facts.began,
        health=facts.health.state, reason=facts.reason, state=delivery.project.state,
    )  # fmt: skip
