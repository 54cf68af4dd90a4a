"""What the palette offers one member: things by their names, pages, and what may be done. Only what they may."""

from dataclasses import dataclass, field

from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from accounts.folding import fold
from accounts.roles import Can, Role
from accounts.search import Asked
from roadmap.places import page_hit, places_for
from roadmap.search import SOURCES, search

RECENT, EACH = 6, 4
ACTIONS, PEOPLE, PROJECTS = ">", "@", "#"
# Kinds that share a heading, in the order in which they stand.
HEADINGS = {
    _l("Initiatives, goals and ideas"): ("initiative", "goal", "idea", "product"),
    _l("Projects and tasks"): ("project", "task", "label"),
    _l("People"): ("person",),
    _l("Roadmaps and pages"): ("view", "page"),
    _l("Comments"): ("comment",),
}
# The page of a thing, by its route.
SHOWN = {
    "strategy:initiative_show": "initiative",
    "strategy:goal_show": "goal",
    "strategy:idea_show": "idea",
    "strategy:product_show": "product",
    "execution:project_show": "project",
    "execution:task_show": "task",
}


@dataclass(frozen=True)
class Act:
    """Something to do. key: what does it without the palette. dialog: opens over the page. post: {field: value} where it
    is sent rather than opened. press: a path of CSS that is clicked on the page itself."""

    title: str
    url: str = ""
    icon: str = "plus"
    key: str = ""
    dialog: bool = False
    post: dict = field(default_factory=dict)
    press: str = ""
    present: bool = False
    words: str = ""


@dataclass(frozen=True)
class Section:
    label: str
    hits: list = field(default_factory=list)
    acts: list = field(default_factory=list)


@dataclass(frozen=True)
class Offer:
    """more: the address of all that is found, "" where nothing was asked."""

    sections: list
    more: str = ""

    @property
    def count(self):
        return sum(len(section.hits) + len(section.acts) for section in self.sections)


def offer(request, text, recent=()):
    """The Offer for what was typed. recent: paths that were open last, newest first; those of no thing are passed over."""
    member, text = request.membership, text.replace("\0", " ").strip()
    sign, asked = text[:1], Asked.read(text)
    if sign == ACTIONS:
        return Offer(filled(Section(_("Actions"), acts=named(acts(request), Asked.read(text[1:])))))
    if sign in (PEOPLE, PROJECTS):
        return only(member, "person" if sign == PEOPLE else "project", text[1:])
    if not asked:
        return at_first(request, recent)
    found = search(member, text, size=EACH)
    best = found.best
    sections = [Section(_("Best match"), [best] if best else [])]
    for label, kinds in HEADINGS.items():
        hits = [hit for group in found.groups if group.kind in kinds for hit in group.hits if hit is not best]
        sections.append(Section(str(label), sorted(hits, key=lambda hit: (hit.rank, hit.over))[:EACH]))
    doing = [*named(acts(request), asked), *beginning(request, asked.text), *moving(member, best)]
    sections.append(Section(_("Actions"), acts=list({act.title: act for act in doing}.values())))
    every = reverse("roadmap:search", args=[member.workspace.slug])
    return Offer(filled(*sections), f"{every}?{urlencode({'q': asked.text})}")


def only(member, kind, text):
    """One kind; all of it in order where nothing else is typed."""
    asked = Asked.read(text)
    (source,) = [source for source in SOURCES if source.kind == kind]
    hits = source.find(member, asked, EACH * 3)
    return Offer(filled(Section(str(dict(person=_("People"), project=_("Projects"))[kind]), hits)))


def at_first(request, recent):
    """What was open last, then where to go and what to do."""
    member = request.membership
    there = [page_hit(place, member) for place in places_for(member) if place.key]
    return Offer(
        filled(
            Section(_("Recent"), things(member, recent)[:RECENT]),
            Section(_("Actions"), acts=acts(request)),
            Section(_("Go to"), there),
        )
    )


def filled(*sections):
    return [section for section in sections if section.hits or section.acts]


# -- things that were open ------------------------------------------------------


def things(member, paths):
    """[Hit] of the things whose pages these are, in the same order; what is gone, elsewhere or no thing is left out."""
    keys = [thing for path in paths if (thing := thing_at(path, member.workspace.slug))]
    found = {}
    for source in SOURCES:
        wanted = [key for kind, key in keys if kind == source.kind]
        if wanted:
            found |= {(source.kind, key): hit for key, hit in source.named(member, wanted).items()}
    return [found[thing] for thing in dict.fromkeys(keys) if thing in found]


def thing_at(path, slug):
    """(kind, key) of the thing at this path of the workspace, None where there is none."""
    try:
        match = resolve(path)
    except (Resolver404, UnicodeError):
        return None
    kind = SHOWN.get(match.view_name)
    return (kind, match.kwargs["key"].upper()) if kind and match.kwargs.get("workspace") == slug else None


# -- what may be done -----------------------------------------------------------


def acts(request):
    """[Act] that this member may do, whatever is typed."""
    member, slug = request.membership, request.workspace.slug
    found = beginning(request)
    if member.can(Can.PLAN):
        quick = reverse("execution:task_quick", args=[slug])
        found.append(Act(_("Add a task in one line"), quick, key="Q", dialog=True, words=_("quick add")))
    if member.can(Can.MANAGE_PEOPLE):
        found.append(
            Act(
                _("Invite somebody"),
                f"{reverse('accounts:people', args=[slug])}?invite=1",
                "users",
                words=_("people"),
            )
        )
    present = reverse("roadmap:present", args=[slug])
    found.append(Act(_("Present the roadmap"), present, "play", present=True, words=_("presentation slides")))
    found += [*looks(request), *seeing(member, slug)]
    found.append(
        Act(_("Keyboard shortcuts"), icon="keyboard", key="?", press="[data-keys]", words=_("keys help"))
    )
    found.append(Act(_("Sign out"), reverse("account_logout"), "sign-out", post={"next": "/"}))
    return found


BEGUN = [
    (Can.SHAPE, _l("New initiative"), _l("New initiative “%s”"), "strategy:initiative_new"),
    (Can.PLAN, _l("New task"), _l("New task “%s”"), "execution:task_new"),
    (Can.PROPOSE, _l("New idea"), _l("New idea “%s”"), "strategy:idea_new"),
    (Can.SHAPE, _l("New goal"), _l("New goal “%s”"), "strategy:goal_new"),
    (Can.PLAN, _l("New project"), _l("New project “%s”"), "execution:project_new"),
]


def beginning(request, title=""):
    """What may be made, under the name that was typed: of these the first two."""
    slug, query = request.workspace.slug, f"?{urlencode({'title': title})}" if title else ""
    found = [
        Act(str(words) % title if title else str(label), reverse(route, args=[slug]) + query, dialog=True)
        for can, label, words, route in BEGUN
        if request.membership.can(can)
    ]
    return found[:2] if title else found


def moving(member, best):
    """Moves the initiative that was found, where its days are still set by hand."""
    if (
        best is None
        or best.kind != "initiative"
        or not member.can(Can.SHAPE)
        or best.more.get("launched", True)
    ):
        return []
    url = reverse("roadmap:place", args=[member.workspace.slug, best.key])
    return [Act(_("Move %s…") % best.title, url, "calendar", key="M", dialog=True)]


def looks(request):
    """The theme that is not on."""
    theme, url = request.user.theme, reverse("accounts:theme")
    known = {"dark": (_("Switch to dark"), "moon"), "light": (_("Switch to light"), "sun")}
    return [
        Act(label, url, icon, post={"theme": value, "next": "here"}, words=_("theme appearance"))
        for value, (label, icon) in known.items()
        if value != theme
    ]


def seeing(member, slug):
    """The way into the executive's view and out of it."""
    url = reverse("accounts:see_as", args=[slug])
    if member.seen_as:
        return [Act(_("Back to my own view"), url, "eye", post={"role": ""}, words=_("executive"))]
    if member.role == Role.EXECUTIVE:
        return []
    return [Act(_("See it as an executive"), url, "eye", post={"role": "executive"}, words=_("preview"))]


def named(found, asked):
    """Acts whose names hold all that was typed."""
    return [act for act in found if says(act, asked.words)]


def says(act, words):
    names = fold(f"{act.title} {act.words}").split()
    return all(any(name.startswith(word) for name in names) for word in words)
