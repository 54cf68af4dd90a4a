"""What the bar under the table of initiatives offers for those that are ticked."""

from django.utils.translation import gettext as _

from accounts.views.acts import Act, of_own, pairs
from strategy.forms.move import STEPS
from strategy.models import Horizon


def bar_of(workspace, own):
    """[Act], a query each for people, goals and themes."""
    people = workspace.memberships.active().named()
    goals = workspace.goals.current().select_related("product").in_order()
    acts = [
        Act("state", _("Status"), "today", [(verb, label) for verb, label in STEPS.items()]),
        Act("owner", _("Owner"), "user", pairs("owner", people, str, _("Nobody"))),
        Act("shift", _("Time frame"), "calendar", kind="number", key="s",
            hint=_("Weeks later; below nought, earlier. What has no dates stays so.")),
        Act("horizon", _("Horizon"), "compass", [(f"horizon={word}", label) for word, label in Horizon.choices]),
        Act("goal", _("Goal"), "target", pairs("goal", goals, lambda g: f"{g.key} {g.title}", _("No goal"))),
        Act("theme", _("Theme"), "layers", pairs("theme", workspace.themes.in_order(), str, _("No theme"))),
    ]  # fmt: skip
    acts.append(
        Act("archive", _("Archive"), "inbox", [("archive", _("Archive")), ("unarchive", _("Bring back"))])
    )
    return acts + [of_own(its) for its in own]
