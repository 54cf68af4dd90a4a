"""What the bar under a list of tasks offers for those that are ticked."""

from django.utils.translation import gettext as _

from accounts.views.acts import Act, of_own, pairs
from execution.models import Priority, Status


def bar_of(workspace, own, project=None):
    """[Act], a query each for people and, in one project, its milestones."""
    people = workspace.memberships.active().named()
    acts = [
        Act("status", _("Status"), "today", [(f"status={word}", label) for word, label in Status.choices]),
        Act("assignees", _("Assignee"), "user", pairs("assignees", people, str, _("Nobody"))),
        Act("shift", _("Shift"), "calendar", kind="number", key="s",
            hint=_("Working days later; below nought, earlier. What has no days stays so.")),
        Act("start", _("Start"), "calendar", kind="date", unset=_("No start")),
        Act("due", _("Due"), "calendar", kind="date", unset=_("No due day")),
        Act("label", _("Label"), "tag", pairs("label", workspace.labels.in_order(), str, _("No label"))),
        Act("priority", _("Priority"), "flag", [(f"priority={word}", label) for word, label in Priority.choices]),
    ]  # fmt: skip
    if project:
        milestones = project.milestones.in_order()
        acts.append(
            Act("milestone", _("Milestone"), "diamond", pairs("milestone", milestones, str, _("None")))
        )
    return acts + [of_own(its) for its in own]
