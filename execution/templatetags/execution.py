from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.templatetags.shell import short_date
from execution import blocks
from execution.models import Asset, AssetKind, AssetState, Milestone, Priority, Status

register = template.Library()

SIGN = {
    "planned": "draft",
    "active": "in_delivery",
    "paused": "on_hold",
    "finished": "shipped",
    "cancelled": "declined",
}


@register.filter
def sign(state):
    """The sign a project's state wears."""
    return SIGN.get(state, "draft")


@register.filter
def tick_to(task):
    """What the tick box makes of a task: done, or doing again."""
    return Status.DONE if task.is_open else Status.DOING


@register.simple_tag
def move_url(task):
    """Where a button changes the status of the task as it was seen."""
    return f"{task.get_absolute_url()}move/?version={task.version}"


@register.simple_tag
def status_choices():
    return Status.choices


@register.filter
def spell_hours(value):
    """Person-hours as people say them: 0.5 -> "30 min", 2 -> "2 h", 1.75 -> "1 h 45"; nothing for None."""
    if value is None:
        return ""
    hours, minutes = divmod(round(value * 60), 60)
    if not minutes:
        return _("%(hours)s h") % {"hours": hours}
    if not hours:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(hours)s h %(minutes)02d") % {"hours": hours, "minutes": minutes}


@register.filter
def steps_done(steps):
    return sum(item.done for item in steps)


@register.filter
def priority_word(value):
    return Priority(value).label


@register.filter
def lag_short(days):
    """A lag beside a kind: "+1.5 d", "-2 d"."""
    return _("%(days)s d") % {"days": f"{days:+f}".rstrip("0").rstrip(".")}


@register.filter
def css_percent(share):
    """A share as a number for CSS: 0.384 -> "38.4"; nothing done for None."""
    return f"{float(share or 0) * 100:.1f}"


@register.filter
def in_percent(share):
    """A share as what a meter takes."""
    return float(share) * 100


@register.simple_tag
def carried(task, name):
    """What copying a cell takes along, as the attribute that says it; nothing where it cannot be."""
    kept = {"status": task.status, "priority": task.priority, "milestone": task.milestone_id}
    kept |= {"start": task.start, "due": task.due}
    return format_html(' data-v="{}"', kept[name] or "") if name in kept else ""


@register.simple_tag
def next_milestones(projects):
    """{project id: the milestone that comes next} of a whole list, in one query."""
    return Milestone.objects.next_of(list(projects))


@register.filter
def next_of(found, project):
    """The entry of a project in what next_milestones answers."""
    return found.get(project.pk)


@register.simple_tag
def stop_of(task, today):
    """What keeps a task from going on (`blocks.Stop`), None where nothing does."""
    return blocks.stop_of(task, today)


@register.simple_tag
def stop_time(task, today):
    """Whether work on it should go on already."""
    return blocks.is_time(task, today)


@register.filter
def is_late(task, today):
    """Whether it is open and was due before today."""
    return task.is_open and task.due is not None and task.due < today


# -- assets -----------------------------------------------------------------------

MINE_SHOWN = 8
ASSET_SIGN = {"needed": "todo", "ordered": "doing", "available": "done"}
ASSET_GLYPH = {
    "file": "doc", "licence": "seal", "device": "board", "material": "layers", "place": "pin", "other": "diamond-o",
}  # fmt: skip


@register.filter
def asset_sign(state):
    """The sign an asset's state wears."""
    return ASSET_SIGN.get(state, "todo")


@register.filter
def asset_glyph(kind):
    return ASSET_GLYPH.get(kind, "diamond-o")


@register.simple_tag
def asset_states():
    return AssetState.choices


@register.simple_tag
def asset_kinds():
    return AssetKind.choices


@register.simple_tag
def asset_move_url(asset):
    """Where a button changes the state of the asset as it was seen."""
    return f"{asset.get_absolute_url()}move/?version={asset.version}"


@register.filter
def late_words(asset, today):
    """ "Needed by 12 Mar, not ordered"; nothing where it is not late."""
    if not asset.is_late(today):
        return ""
    said = {"day": short_date(asset.due)}
    if asset.state == AssetState.ORDERED:
        return _("Needed by %(day)s, not here yet") % said
    return _("Needed by %(day)s, not ordered") % said


@register.simple_tag
def project_assets(project):
    """All of a project's, what is missing first."""
    return list(project.assets.for_list().order_by("turn", "id"))


@register.simple_tag
def assets_of(member):
    """{"rows": the first few that this member still has to get, "total": how many there are}."""
    kept = Asset.objects.kept_by(member)
    return {"rows": list(kept[:MINE_SHOWN]), "total": kept.count()}
