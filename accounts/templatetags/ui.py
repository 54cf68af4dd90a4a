"""Signs, words and form controls that templates draw; they know nothing of the database."""

from functools import lru_cache

from django import forms, template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from accounts.forms.began import sent_again
from accounts.templatetags.shell import sheet

register = template.Library()

STATUS = {
    "draft": ("draft", _("Draft")),
    "in_review": ("review", _("In review")),
    "approved": ("approved", _("Approved")),
    "in_delivery": ("delivery", _("In delivery")),
    "shipped": ("shipped", _("Shipped")),
    "on_hold": ("hold", _("On hold")),
    "declined": ("declined", _("Declined")),
    "todo": ("draft", _("To do")),
    "doing": ("delivery", _("Doing")),
    "done": ("shipped", _("Done")),
    "cancelled": ("declined", _("Cancelled")),
}
GLYPH = {"todo": "st-todo"}
HEALTH = {
    "on_track": ("ok", _("On track")),
    "at_risk": ("risk", _("At risk")),
    "off_track": ("off", _("Off track")),
    "no_plan": ("none", _("No plan")),
    "no_update": ("silent", _("No update")),
}


@register.filter
def status_css(status):
    return STATUS.get(status, STATUS["draft"])[0]


@register.filter
def status_word(status):
    return STATUS[status][1] if status in STATUS else status


@register.filter
def health_css(health):
    return HEALTH.get(health, HEALTH["no_plan"])[0]


@register.filter
def health_word(health):
    return HEALTH[health][1] if health in HEALTH else health


def _aria(label):
    return format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')


def _use(glyph, css, size, label):
    return _used(sheet(), glyph, css, size, str(label))


@lru_cache(maxsize=1000)
def _used(sheet, glyph, css, size, label):
    return format_html(
        '<svg class="i {} i-{}" {}><use href="{}#i-{}"></use></svg>', css, size, _aria(label), sheet, glyph
    )


@register.simple_tag
def status_icon(status, progress=None, size=14, named=False):
    """The state's sign; in delivery it is a pie filled to `progress` (0 to 100). `named` gives it a name."""
    css = status_css(status)
    label = status_word(status) if named else ""
    if css != "delivery" or progress is None:
        return _use(GLYPH.get(status, f"st-{css}"), f"st st-{css}", size, label)
    share = max(0, min(100, round(float(progress))))
    label = _("%(state)s, %(share)s%% done") % {"state": label, "share": share} if named else ""
    return _pie(size, share, str(label))


@lru_cache(maxsize=2000)
def _pie(size, share, label):
    return format_html(
        '<svg class="i st st-delivery i-{}" viewBox="0 0 16 16" {}><circle cx="8" cy="8" r="5.25"/>'
        '<circle class="pie" cx="8" cy="8" r="1.6" pathLength="100" stroke-dasharray="{} 100"/></svg>',
        size, _aria(label), share,
    )  # fmt: skip


@register.simple_tag
def health_icon(health, size=12, named=False):
    """The health's shape; `named` gives it a name where no word stands beside it."""
    css = health_css(health)
    return _use(f"h-{css}", f"h-{css}", size, health_word(health) if named else "")


@register.filter
def is_checkbox(field):
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_choices(field):
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.simple_tag
def control(field, **attrs):
    """The field's control, dressed as `.input` and tied to its help and errors."""
    widget = field.field.widget
    extra = {key.replace("_", "-"): value for key, value in attrs.items()}
    if not isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        own = widget.attrs.get("class", "")
        extra.setdefault("class", f"{own} input".strip())
    said = [
        f"{field.auto_id}_{part}"
        for part, there in (("help", field.help_text), ("error", field.errors))
        if there
    ]
    if said:
        extra["aria-describedby"] = " ".join(said)
    return field.as_widget(attrs=extra)


@register.filter
def css_number(value):
    """A number CSS can read, whatever the reader's locale: 12.5."""
    return f"{float(value or 0):g}"


@register.simple_tag
def posted_fields(form, conflict):
    """What was posted, as pairs, with the version that is shown beside it: sending it again wins over that one alone."""
    return sent_again(form, conflict)


@register.simple_tag(takes_context=True)
def undo_url(context, message):
    """Where to take back what a message tells: its tags carry `undo:<cause>`."""
    tags = (message.extra_tags or "").split()
    cause = next((tag.partition(":")[2] for tag in tags if tag.startswith("undo:")), "")
    workspace = getattr(context.get("request"), "workspace", None)
    return f"/w/{workspace.slug}/undo/{cause}/" if cause and workspace else ""
