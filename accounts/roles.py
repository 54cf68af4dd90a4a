"""Who may do what: the one table that views, verbs, templates and the API ask."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    PRODUCT_MANAGER = "product_manager", _("Product manager")
    PROJECT_MANAGER = "project_manager", _("Project manager")
    CONTRIBUTOR = "contributor", _("Contributor")
    EXECUTIVE = "executive", _("Executive")


class Can(StrEnum):
    READ = "read"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_WORKSPACE = "manage_workspace"
    SHAPE = "shape"  # the product side: products, goals, initiatives
    PLAN = "plan"  # the project side: projects, tasks, dates, people on tasks
    WORK = "work"  # a task's status and remaining work
    COMMENT = "comment"  # say something about what one reads
    PROPOSE = "propose"  # add ideas, vote for them, write down what customers said
    LAUNCH = "launch"
    DECIDE = "decide"  # may sit in an approver's seat; the seat itself is looked up by the verb
    TOKENS = "tokens"  # keys for programs
    KEEP = "keep"  # views of the roadmap for oneself
    SHARE = "share"  # roadmaps: save, publish, show to people outside
    IMPORT = "import"  # files of initiatives, projects and tasks; each noun asks for its room's right too
    LAND_DECISIONS = "land_decisions"  # record what was decided elsewhere, as decided there


EVERYONE = {Can.READ, Can.DECIDE, Can.KEEP}

CAPABILITIES = {
    Role.OWNER: set(Can),
    Role.PRODUCT_MANAGER: EVERYONE | {Can.SHAPE, Can.COMMENT, Can.PROPOSE, Can.LAUNCH, Can.SHARE, Can.IMPORT},
    Role.PROJECT_MANAGER: EVERYONE | {Can.PLAN, Can.WORK, Can.COMMENT, Can.PROPOSE, Can.LAUNCH, Can.IMPORT},
    Role.CONTRIBUTOR: EVERYONE | {Can.WORK, Can.COMMENT, Can.PROPOSE},
    Role.EXECUTIVE: EVERYONE,
}

# What changing a row takes, by room; a model with a right of its own says so (Record.right).
RIGHTS = {
    "strategy": Can.SHAPE,
    "execution": Can.PLAN,
    "roadmap": Can.LAUNCH,
    "accounts": Can.MANAGE_PEOPLE,
}

DESCRIPTIONS = {
    Role.OWNER: _("Everything, and people, workspace, tokens and deletion."),
    Role.PRODUCT_MANAGER: _(
        "Everything on the product side; launches deliveries; shares roadmaps; reads projects."
    ),
    Role.PROJECT_MANAGER: _("Everything on the project side; launches approved deliveries; reads the rest."),
    Role.CONTRIBUTOR: _(
        "Works on tasks: status, remaining work, comments; adds ideas and votes. Reads everything else."
    ),
    Role.EXECUTIVE: _(
        "Reads everything. Saves views for themselves. Decides and comments where named an approver."
    ),
}
