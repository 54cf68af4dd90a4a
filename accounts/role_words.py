"""What a role may do, in sentences for the people page; the table itself is in roles.py."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import CAPABILITIES, Can, Role

SHORT = {
    Role.OWNER: _("Everything"),
    Role.PRODUCT_MANAGER: _("Shapes what and why"),
    Role.PROJECT_MANAGER: _("Gets it built"),
    Role.CONTRIBUTOR: _("Works on tasks"),
    Role.EXECUTIVE: _("Reads, own digest"),
}
SENTENCES = {
    Can.READ: _("Read both sides"),
    Can.SHAPE: _("Change products, goals and initiatives"),
    Can.PLAN: _("Change projects, tasks, dates and people on them"),
    Can.WORK: _("Set a task’s status and remaining work"),
    Can.COMMENT: _("Comment on ideas, initiatives, projects and tasks"),
    Can.PROPOSE: _("Add ideas, vote for them, write down what customers said"),
    Can.LAUNCH: _("Launch a project from an approved initiative"),
    Can.KEEP: _("Save views of the roadmap for themselves"),
    Can.SHARE: _("Save, publish and share roadmaps"),
    Can.IMPORT: _("Import files of initiatives, projects and tasks, as far as their rights go"),
    Can.LAND_DECISIONS: _("Record decisions that were taken elsewhere"),
    Can.DECIDE: _("Decide where named an approver"),
    Can.MANAGE_PEOPLE: _("Invite people and change their roles"),
    Can.MANAGE_WORKSPACE: _("Change the workspace and read its outbox"),
    Can.TOKENS: _("Make and revoke API tokens"),
}


def rights_of(role):
    """[(sentence, whether the role may)]: what it may first, each in the table's order."""
    rows = [(words, can in CAPABILITIES[role]) for can, words in SENTENCES.items()]
    return sorted(rows, key=lambda row: not row[1])
