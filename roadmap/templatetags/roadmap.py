"""What strategy's and execution's pages show of the other side; asked once for the whole page's list."""

from django import template

from accounts.roles import Can
from execution.models import StatusUpdate
from roadmap import actions, undecided, words, work
from roadmap.ahead import ahead
from roadmap.declared import word
from roadmap.drawing import names
from roadmap.drawing.axis import Axis
from roadmap.drawing.lines import lines
from roadmap.drawing.ties import tied_lines
from roadmap.drawing.wholes import whole_of
from roadmap.models import Choice
from roadmap.outlook import outlook
from roadmap.portfolio import side_by_side
from strategy.horizon import LABELS, of_line

register = template.Library()

METER = {"off_track": "off", "at_risk": "risk"}


def today_of(context):
    return context["request"].workspace.today()


@register.inclusion_tag("roadmap/delivery/_card.html", takes_context=True)
def delivery_card(context, initiative):
    """The projects of an initiative, and what may be done about them."""
    request, today = context["request"], today_of(context)
    (line,) = tied_lines([initiative], today)
    me = request.membership
    launches, linked = me.can(Can.LAUNCH), bool(line.deliveries)
    return context.flatten() | {
        "initiative": initiative,
        "line": line,
        "projects": [Axis(d.project, f, today, d, line.words[d.project_id]) for d, f in line.cards],
        "milestones": ahead([d.project for d, _facts in line.cards]),
        "today": today,
        "can_launch": launches and not linked and initiative.state in actions.OPEN_FOR_LAUNCH,
        "can_another": launches and linked and initiative.state in actions.OPEN_FOR_LAUNCH,
        "can_ship": me.can(Can.SHAPE) and initiative.state == "in_delivery" and linked
        and all(d.project.state in actions.ENDED for d in line.deliveries),
    }  # fmt: skip


@register.simple_tag(takes_context=True)
def project_facts(context, projects):
    """{project id: Axis with facts, drift, the delivery or None, the word on it} of a list, in four queries."""
    projects, today = list(projects), today_of(context)
    deliveries = work.serving([p.pk for p in projects])
    facts = work.of_projects(projects, today, deliveries)
    said = StatusUpdate.objects.last_of(projects)
    words_on = {p.pk: word(p, said.get(p.pk), facts[p.pk].health.state, today) for p in projects}
    return {p.pk: Axis(p, facts[p.pk], today, deliveries.get(p.pk), words_on[p.pk]) for p in projects}


@register.simple_tag(takes_context=True)
def all_differing(context):
    """How many open projects of the workspace say one health and show another, in five queries."""
    found = project_facts(context, context["request"].workspace.projects.open().select_related("workspace"))
    return sum(axis.word.differs for axis in found.values())


@register.filter
def those_of(found, tab):
    """Of what project_facts answers, the projects of a tab: in "differ" those that say another health than shown."""
    return {pk: axis for pk, axis in found.items() if tab != "differ" or axis.word.differs}


@register.simple_tag(takes_context=True)
def task_outlook(context, task):
    """When an open task will really end, and why; None where nothing is left to forecast."""
    return outlook(task, today_of(context))


@register.simple_tag(takes_context=True)
def delivery_bars(context, initiatives):
    """{initiative id: Line} of a whole list, in four queries."""
    return {line.initiative.pk: line for line in lines(initiatives, today_of(context))}


@register.simple_tag(takes_context=True)
def tied_bars(context, initiatives):
    """The same, each with what it waits for, what waits for it and its parts; two queries more."""
    return {line.initiative.pk: line for line in tied_lines(initiatives, today_of(context))}


@register.simple_tag(takes_context=True)
def horizon_of(context, line):
    """Where a line stands on the roadmap without dates, "" where it is over."""
    return of_line(line, today_of(context))


@register.filter
def horizon_word(place):
    return LABELS[place]


@register.simple_tag(takes_context=True)
def told_undecided(context, line):
    """{undecided, mine (this reader decides), who decides, the Redecision that answers it}: what is said of a Line whose
    forecast left its promise; None of any other."""
    if not undecided.left_promise(line):
        return None
    undecided.mark([line])
    me, seated = context["request"].membership, line.initiative.product.sitting()
    said = line.initiative.redecisions.settled().in_order().last()
    return {
        "undecided": line.undecided, "mine": me.pk in seated, "who": list(seated.values()), "last": said,
        "choices": Choice.choices,
    }  # fmt: skip


@register.simple_tag(takes_context=True)
def undecided_queue(context):
    """{mine, others}: initiatives that need a decision of this reader, and of others; two queries."""
    request = context["request"]
    found = undecided.waiting, undecided.others
    mine, others = (list(read(request.workspace, request.membership)) for read in found)
    return {"mine": mine, "others": others}


@register.filter
def how_many(found, more):
    return len(found) + len(more)


@register.filter
def whole(line):
    """wholes.Whole of a line with parts, None of one without."""
    return whole_of(line)


@register.filter
def other_end(tied, line):
    return tied.other(line)


@register.filter
def tie_words(tied, line):
    """What a conflict is to this end of it; "" where there is none."""
    return tied.said_of(line)


@register.simple_tag
def project_groups(found, arranged):
    """[Group] of what project_facts answers. arranged: what they are grouped and sorted by (execution.views.arranged)."""
    return side_by_side.grouped(found.values(), arranged.group, arranged.sort)


@register.filter
def health_count(found):
    """[(health, how many)] of what project_facts answers."""
    return side_by_side.count(found.values())


@register.filter
def of(found, record):
    """The entry of a record in what project_facts and delivery_bars answer."""
    return found.get(record.pk)


@register.filter
def coat(paint, line):
    """The paint.Swatch that a bar wears, None where its status tells its colour."""
    return paint.of(line) if paint else None


@register.filter
def fold_url(head, lens):
    """The roadmap with this lane closed, or open again."""
    return lens.without("fold", head.id)


@register.filter
def get(found, key):
    """The entry of a key, None where there is none."""
    return found.get(key)


@register.filter
def bar_name(line):
    return names.name(line)


@register.filter
def slide_name(line):
    return names.on_a_slide(line)


@register.filter
def worked_words(line):
    return names.worked(line)


@register.filter
def plan_words(line):
    return names.frame(line.start, line.end, line.precision) if line.scheduled else names.planned(line)


@register.filter
def tick_words(tick):
    return words.month(tick.date) if tick.kind == "month" else tick.label


@register.filter
def behind_words(placed):
    """px from a mark's day to the end of its words."""
    return round(placed.label_x + placed.width - placed.x, 1)


@register.filter
def axis_tone(axis):
    return METER.get(axis.facts.health.state, "delivery")


@register.filter
def meter_tone(line):
    return METER.get(line.health, "delivery")
