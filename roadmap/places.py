"""The pages of a workspace by their names: for the search, the palette and the keys that go to them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.addresses import address
from accounts.folding import fold
from accounts.roles import Can
from accounts.search import Hit


@dataclass(frozen=True)
class Place:
    """label, route, icon. key: after G. can: the right it takes. words: what people may call it too."""

    label: str
    route: str
    icon: str
    key: str = ""
    can: Can = Can.READ
    words: str = ""


PLACES = [
    Place(_("Roadmap"), "roadmap:roadmap", "gantt", "r", words=_("timeline")),
    Place(_("Strategy"), "roadmap:strategy", "compass", "s", words=_("vision tree")),
    Place(_("Priorities"), "strategy:priority_list", "scale", "p", words=_("scores ranking")),
    Place(_("My work"), "execution:work", "today", "m", words=_("my tasks to do")),
    Place(_("Workload"), "execution:workload", "heat", "w", words=_("capacity")),
    Place(_("Ideas"), "strategy:idea_list", "bulb", "i"),
    Place(_("Projects"), "execution:project_list", "project", "j"),
    Place(_("All tasks"), "execution:task_list", "check", words=_("list calendar to do")),
    Place(_("Portfolio"), "roadmap:portfolio", "grid", "o", words=_("overview")),
    Place(_("Quarter"), "roadmap:quarters", "calendar", words=_("due outstanding targets")),
    Place(_("Project templates"), "execution:template_list", "layers"),
    Place(_("Inbox"), "collaboration:inbox", "inbox", "n", words=_("notifications")),
    Place(_("Approvals"), "strategy:approval_list", "seal", "a", words=_("decisions")),
    Place(_("Initiatives"), "strategy:initiative_list", "list"),
    Place(_("Goals"), "strategy:goal_list", "target", words=_("key results")),
    Place(_("What changed"), "roadmap:changes", "history"),
    Place(_("Products"), "strategy:product_list", "group"),
    Place(_("Themes"), "strategy:theme_list", "palette"),
    Place(_("Assets"), "execution:asset_list", "layers"),
    Place(_("People"), "accounts:people", "users", words=_("members roles")),
    Place(_("Activity"), "accounts:activity", "history", words=_("log")),
    Place(_("Trash"), "accounts:trash", "trash", words=_("deleted restore")),
    Place(_("Digest"), "roadmap:digest", "mail"),
    Place(_("Settings"), "accounts:settings", "sliders", can=Can.MANAGE_WORKSPACE),
    Place(_("Fields"), "accounts:field_list", "columns", can=Can.SHAPE),
    Place(_("Outbox"), "accounts:outbox", "mail", can=Can.MANAGE_WORKSPACE),
    Place(
        _("Share links"), "roadmap:share_list", "link", can=Can.MANAGE_WORKSPACE, words=_("visitors outside")
    ),
    Place(_("API tokens"), "accounts:tokens", "lock", can=Can.TOKENS),
    Place(_("Import"), "roadmap:import_new", "upload", can=Can.IMPORT),
]


def places_for(member):
    """Those that this member may open."""
    return [place for place in PLACES if member.can(place.can)]


def page_hit(place, member):
    url = address(place.route, member.workspace.slug)
    return Hit("page", place.route, str(place.label), url, icon=place.icon, more={"key": place.key})


def pages(member, words):
    """[Hit] of the pages whose names hold all of these folded words, in their order."""
    found = []
    for place in places_for(member):
        names = fold(f"{place.label} {place.words}").split()
        if all(any(name.startswith(word) for name in names) for word in words):
            found.append(page_hit(place, member))
    return found
