"""What pages show of ideas, and of what customers said."""

from typing import Any, NamedTuple

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategy.models import IdeaState

register = template.Library()

READ_HERE = 4
WIDTH, STEP, HEIGHT, FLOOR = 216, 14.4, 39.2, 2.0
LATE = 4  # weeks that stand out as the last


class Evidence(NamedTuple):
    """What customers said for one initiative: some of it, how much there is, and whom it comes from."""

    insights: list
    count: int
    customers: list
    ideas: Any

    @property
    def demand(self):
        return sum(customer.weight for customer in self.customers)

    @property
    def more(self):
        return max(0, self.count - len(self.insights))


@register.simple_tag(takes_context=True)
def evidence_of(context, initiative):
    workspace = context["request"].workspace
    said = workspace.insights.of_initiative(initiative)
    customers = workspace.customers.filter(pk__in=said.values("customer")).order_by("-weight", "name")
    ideas = workspace.ideas.for_list().filter(initiative=initiative).exclude(state=IdeaState.MERGED)
    return Evidence(
        list(said.for_list().newest_said()[:READ_HERE]),
        said.count(),
        list(customers),
        list(ideas.order_by("number")),
    )


class Bar(NamedTuple):
    x: str
    y: str
    height: str
    late: bool


@register.simple_tag
def spark(weeks):
    """[Bar] of numbers, drawn in a box of 216 by 44."""
    most = max([*weeks, 1])
    heights = [FLOOR + (HEIGHT - FLOOR) * number / most for number in weeks]
    return [
        Bar(f"{1 + n * STEP:.1f}", f"{42 - height:.1f}", f"{height:.1f}", n >= len(weeks) - LATE)
        for n, height in enumerate(heights)
    ]


@register.filter
def needs_answer(idea, before):
    """The same question that the tab of that name asks of all of them."""
    if idea.state == IdeaState.OPEN:
        return not idea.verdict and idea.created_at < before
    declined = idea.initiative is not None and idea.initiative.state == "declined"
    return idea.state == IdeaState.PLANNED and (idea.verdict != "planned" or declined)


@register.filter
def waits_for(idea):
    """Why somebody waits for a word."""
    if idea.state == IdeaState.OPEN:
        return _("Nobody has answered it since it was added.")
    if idea.verdict == "planned":
        return _("They were told that it is planned, and its initiative was declined since.")
    return _("It was promoted, and whoever wants it was not told so.")


@register.filter
def likeness_words(like):
    """ "Shares “short” and “before”", "3 voters want both"."""
    if like.by_words:
        words = [f"“{word}”" for word in like.words]
        said = _(" and ").join(filter(None, [", ".join(words[:-1]), words[-1]]))
        return _("Shares %(words)s") % {"words": said}
    return ngettext("%(n)s voter wants both", "%(n)s voters want both", like.voters) % {"n": like.voters}


@register.filter
def editable_for(row, member):
    return row.editable_by(member)
