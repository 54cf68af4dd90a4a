"""The frame with its navigation: the two sides and their counts, asked only when a page draws it."""

from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.addresses import address
from accounts.context import frame
from accounts.roles import Can, Role
from collaboration.inbox import unread_count
from roadmap import health as rules
from roadmap import known, undecided
from roadmap.at_hand import AtHand
from roadmap.figures import Listed, asked_of, figure, health_in, ideas_of, running_in, seats_of, tasks_of
from roadmap.places import page_hit, places_for
from strategy.models.vision import WHOLE

NAMED = 5  # projects listed by name
# what a line may have besides: a template looks long for what is not there at all
PLAIN = dict.fromkeys(("tile", "health", "count", "bell", "unread", "children", "plus"), False)
VISIONS = ("strategy:vision_show", "strategy:vision_version")
CHANGES = ("roadmap:changes",)
IDEAS = ("strategy:idea_show", "strategy:insight_list", "strategy:customer_list")
WEIGHING = [
    f"strategy:{name}"
    for name in (
        "ranking_changes", "scoring_model_list", "scoring_model_edit", "session_list", "session_new", "session_show",
    )
]  # fmt: skip


def shell(request):
    return {"shell": SimpleLazyObject(lambda: with_navigation(request))}


def with_navigation(request):
    found = frame(request)
    if getattr(request, "membership", None) is None:
        return found
    navigation = Navigation(request)
    places = [page_hit(place, request.membership) for place in places_for(request.membership) if place.key]
    return found | {
        "quick": navigation.quick(),
        "quick_open": navigation.view == "execution:task_quick",
        "nav": navigation.sections(),
        "tabs": navigation.tabs(),
        "places": places,
    }


class Navigation:
    """What stands in the sidebar for this reader, and which of it is open."""

    def __init__(self, request):
        self.request, self.workspace, self.me = request, request.workspace, request.membership
        self.view = request.resolver_match.view_name if request.resolver_match else ""

    def item(self, label, name, icon="", *, args=(), also=(), query="", **more):
        """One line; `also` are the views below it, `query` tells lines of one page apart."""
        url = address(name, self.workspace.slug, *args)
        here = self.request.path == url or self.view in also
        current = here and self.request.GET.get("product", "") == query.rpartition("=")[2]
        return PLAIN | {"label": label, "url": url + query, "icon": icon, "current": current} | more

    def sections(self):
        return [
            {"label": "", "items": self.mine()},
            {"label": _("Products"), "items": self.products()},
            {"label": _("Projects"), "items": self.projects()},
            {"label": _("Workspace"), "items": self.house()},
        ]

    def quick(self):
        """Where a task is added in one line, into the project that is open; "" for those who add none."""
        if not self.me.can(Can.PLAN):
            return ""
        query = {"next": self.request.get_full_path()}
        if key := self.open_project():
            query["project"] = key
        return f"{address('execution:task_quick', self.workspace.slug)}?{urlencode(query)}"

    def open_project(self):
        """The key of the project at work whose page, or whose task's, is open; "" where none is."""
        kwargs = self.request.resolver_match.kwargs if self.request.resolver_match else {}
        key = kwargs.get("key", "").partition("-")[0].upper()
        here = self.view.startswith("execution:") and any(project.key == key for project in self.running)
        return key if here else ""

    def mine(self):
        return [
            self.item(_("My work"), "execution:work", "today", count=self.open_tasks()),
            self.inbox(),
            self.item(
                _("Approvals"),
                "strategy:approval_list",
                "seal",
                count=self.waiting,
                also=["strategy:initiative_decide", "roadmap:redecide"],
            ),
        ]

    def inbox(self):
        """With how much is new, asked anew while the page is seen."""
        bell = address("collaboration:bell", self.workspace.slug)
        return self.item(
            _("Inbox"), "collaboration:inbox", "inbox", also=["collaboration:inbox_open"], bell=bell,
            unread=unread_count(self.me),
        )  # fmt: skip

    @cached_property
    def waiting(self):
        """How many decisions wait for this reader."""
        if not seats_of(self.me.pk):  # as for most; the questions below weigh a good part of a page
            return 0
        asked = figure(asked_of(self.workspace.pk, self.me.pk))
        return asked + undecided.count(self.workspace, self.me)

    def open_tasks(self):
        """As many as the page lists."""
        return figure(tasks_of(self.workspace.pk, self.me.pk))

    def products(self):
        """The whole, then each product, one's own first, with its roadmap below it once open; the way to all."""
        products = AtHand.of(self.request).products.values()
        return [
            self.item(_("Portfolio"), "roadmap:portfolio", "grid"),
            self.item(_("Strategy"), "roadmap:strategy", "compass", also=self.direction()),
            self.item(_("Roadmap"), "roadmap:roadmap", "gantt", also=CHANGES),
            self.item(
                _("Initiatives"),
                "strategy:initiative_list",
                "list",
                also=["strategy:initiative_show", "strategy:provenance_show"],
            ),
            self.item(_("Goals"), "strategy:goal_list", "target", also=["strategy:goal_show"]),
            self.item(_("Ideas"), "strategy:idea_list", "bulb", also=IDEAS, count=self.open_ideas()),
            self.item(_("Priorities"), "strategy:priority_list", "scale", also=WEIGHING),
            *(self.product(product) for product in sorted(products, key=lambda p: p.lead_id != self.me.pk)),
            self.item(_("All products"), "strategy:product_list", "group"),
        ]

    def open_ideas(self):
        return figure(ideas_of(self.workspace.pk))

    def direction(self):
        """Pages below the whole workspace's strategy: the themes, and its own vision."""
        match = self.request.resolver_match
        own = match is not None and match.kwargs.get("key") == WHOLE
        return ("strategy:theme_list", *(VISIONS if own else ()))

    def product(self, product):
        tile = {"letter": product.name[:1].upper(), "colour": product.colour}
        line = self.item(product.name, "strategy:product_show", args=[product.key], tile=tile)
        query = f"?product={product.key}"
        vision = self.view in VISIONS and self.request.resolver_match.kwargs["key"] == product.key
        open_here = line["current"] or vision or self.request.GET.get("product") == product.key
        strategy = self.item(_("Strategy"), "roadmap:strategy", "compass", query=query)
        children = [
            strategy | {"current": strategy["current"] or vision},
            self.item(_("Roadmap"), "roadmap:roadmap", "gantt", also=CHANGES, query=query),
            self.item(_("Initiatives"), "strategy:initiative_list", "list", query=query),
            self.item(_("Goals"), "strategy:goal_list", "target", query=query),
            self.item(_("Ideas"), "strategy:idea_list", "bulb", query=query),
            self.item(_("Priorities"), "strategy:priority_list", "scale", query=query),
        ]
        return line | {"children": children if open_here else []}

    @cached_property
    def running(self):
        return [Listed(*row) for row in running_in(self.workspace.pk)]

    def projects(self):
        """The reader's own first, then those in trouble, each with its health; then the way to all."""
        seen = dict(health_in(self.workspace.pk))
        ranked = sorted(self.running, key=lambda p: (p.lead_id != self.me.pk, *urgency(p, seen), p.name))
        named = ranked[:NAMED]
        health = known.health_of(named, self.workspace.today())
        return [
            *(self.item(p.name, "execution:project_show", args=[p.key], health=health[p.pk]) for p in named),
            self.item(
                _("All projects"),
                "execution:project_list",
                "project",
                count=len(ranked),
                also=["execution:template_list", "execution:template_show"],
            ),
            self.item(
                _("All tasks"),
                "execution:task_list",
                "check",
                also=["execution:plan", "execution:task_board", "execution:task_calendar"],
            ),
            self.item(_("Quarter"), "roadmap:quarters", "calendar", also=["roadmap:quarter"]),
            self.item(_("Labels"), "execution:label_list", "tag", also=["execution:label_show"]),
            self.item(_("Assets"), "execution:asset_list", "layers", also=["execution:asset_show"]),
            self.item(_("Workload"), "execution:workload", "heat", also=["execution:person_list"]),
        ]

    def house(self):
        pages = [
            self.item(_("People"), "accounts:people", "users"),
            self.item(_("Activity"), "accounts:activity", "history"),
            self.item(_("Trash"), "accounts:trash", "trash"),
        ]
        if self.me.can(Can.MANAGE_WORKSPACE):
            pages.append(
                self.item(_("Settings"), "accounts:settings", "sliders", also=["accounts:field_list"])
            )
            pages.append(self.item(_("Outbox"), "accounts:outbox", "mail"))
        elif self.me.can(Can.SHAPE):  # who keeps the workspace finds it among the settings
            pages.append(self.item(_("Fields"), "accounts:field_list", "columns"))
        if self.me.can(Can.IMPORT):
            pages.append(self.item(_("Import"), "roadmap:import_new", "upload", also=["roadmap:import_show"]))
        return pages

    def tabs(self):
        """The five places of a phone; the middle one makes something new, the last opens the sidebar."""
        places = [
            self.tab(_("Roadmap"), "roadmap:roadmap", "gantt", also=CHANGES),
            self.second(),
            self.middle(),
            self.tab(_("Inbox"), "collaboration:inbox", "inbox", bell=True),
        ]
        elsewhere = not any(tab["current"] for tab in places)
        return [*places, PLAIN | {"label": _("More"), "url": "#side", "icon": "more", "current": elsewhere}]

    def tab(self, label, name, icon, **more):
        """A place of the phone: open whatever of it is shown, one product's too."""
        item = self.item(label, name, icon, **more)
        return item | {"current": self.request.path == item["url"] or self.view in more.get("also", ())}

    def second(self):
        """The whole for those who only read, their own tasks for everybody else."""
        if self.me.acting_role == Role.EXECUTIVE:
            return self.tab(_("Portfolio"), "roadmap:portfolio", "grid")
        return self.tab(_("My work"), "execution:work", "today")

    def middle(self):
        """What this reader may begin; a place to read for those who begin nothing."""
        if self.me.can(Can.SHAPE):
            return self.tab(_("New initiative"), "strategy:initiative_new", "plus", plus=True)
        if self.me.can(Can.PLAN):
            return self.tab(_("New task"), "execution:task_quick", "plus", plus=True) | {"url": self.quick()}
        return self.tab(_("Initiatives"), "strategy:initiative_list", "list")


def urgency(project, seen):
    """What sorts projects: how bad the last reading was, then whether work goes on."""
    return rules.ORDER.index(seen.get(project.pk, rules.NO_PLAN)), project.state != "active"
