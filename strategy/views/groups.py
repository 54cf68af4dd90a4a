"""The initiatives list in its order and under headings: by goal, theme, product, status, owner, horizon or
a choice."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts import listing
from accounts.ownfields import is_own, key_of
from strategy import horizon
from strategy.measuring import measure
from strategy.models import Initiative, State

PLAIN = (
    "pk", "number", "title", "state", "start", "end", "effort", "confidence", "horizon", "created_at", "product_id",
    "product__key", "product__name", "owner_id", "owner__user__name", "owner__user__email", "theme_id",
    "theme__rank", "theme__deleted_at", "parent_id", "parent__deleted_at",
)  # fmt: skip
STATES = {state: n for n, state in enumerate(State.values)}
PLACES = {place: n for n, place in enumerate(horizon.LABELS)}


@dataclass
class Group:
    """A heading. record: what its rows have in common: a goal, a theme, a product, a member; None where nothing is.
    count, effort: of all its rows, shown or not; effort in person-weeks, None where nobody estimated one."""

    kind: str
    title: str
    record: Any = None
    measured: Any = None  # of a goal
    state: str = ""
    option: Any = None  # of a choice: {"label", "hue"}
    count: int = 0
    effort: Any = None

    @property
    def ref(self):
        return str(self.record.pk) if self.record else self.title


def lines(queryset, filters):
    """[{column: value}] of all that match, in the order asked for. One query, two by goal."""
    own = any(map(is_own, (filters.order, filters.group)))
    found = list(
        queryset.order_by("product__key", "number", "pk").values(*PLAIN, *(["custom"] if own else []))
    )
    if not filters.order:
        return found
    key = ranking(filters)
    newest = filters.order == "new"
    return listing.arrange(found, key, filters.descending != newest)


def ranking(filters):
    """line -> what it is sorted by, None where it has nothing of the kind."""
    name = filters.order
    if is_own(name):
        its = next(its for its in filters.own if its.field_name == name)
        places = {option["key"]: n for n, option in enumerate(its.options)}
        read = {"choice": places.get, "text": str.casefold}.get(its.kind, lambda value: value)
        return lambda line: None if (value := line["custom"].get(its.key)) is None else read(value)
    return {
        "title": lambda line: line["title"].casefold(),
        "state": lambda line: STATES[line["state"]],
        "owner": lambda line: owner_name(line) or None,
        "theme": lambda line: None if line["theme__deleted_at"] else line["theme__rank"],
        "horizon": lambda line: PLACES.get(stands(line, filters.today)),
        "new": lambda line: (line["created_at"], line["number"]),
    }.get(name, lambda line: line[name])


def owner_name(line):
    return (line["owner__user__name"] or line["owner__user__email"] or "").casefold()


def bundles(filters, found, workspace):
    """[listing.Bundle] of the lines under the keys of the group that is asked for; one of all where none is."""
    if not filters.group:
        return [listing.Bundle(None, found)]
    keys_of, order = KEYS.get(filters.group, by_choice)(filters, found, workspace)
    if filters.group == "parent":
        found = sorted(found, key=lambda line: line["pk"] not in order)  # a whole heads its parts
    return listing.bundle(found, keys_of, order)


def one(name):
    """Keys of a line that stands under one heading at most."""
    return lambda line: [line[name]] if line[name] is not None else []


def by_goal(_filters, found, workspace):
    """A row for each goal that an initiative serves, as on the roadmap."""
    goals = list(workspace.goals.current().in_order().values_list("pk", flat=True))
    serves = {}
    through = Initiative.goals.through.objects.filter(goal__workspace=workspace, goal__deleted_at=None)
    for initiative, goal in through.values_list("initiative_id", "goal_id"):
        serves.setdefault(initiative, []).append(goal)
    return lambda line: serves.get(line["pk"], []), goals


def by_theme(_filters, found, workspace):
    themed = {line["theme_id"]: line["theme__rank"] for line in found if not line["theme__deleted_at"]}
    themed.pop(None, None)
    return one("theme_id"), sorted(themed, key=lambda pk: (themed[pk], str(pk)))


def by_product(_filters, found, workspace):
    names = {line["product_id"]: line["product__name"].casefold() for line in found}
    return one("product_id"), sorted(names, key=lambda pk: (names[pk], str(pk)))


def by_owner(_filters, found, workspace):
    names = {line["owner_id"]: owner_name(line) for line in found if line["owner_id"]}
    return one("owner_id"), sorted(names, key=lambda pk: (names[pk], str(pk)))


def by_whole(_filters, found, workspace):
    """Parts under what they are part of, which stands with them."""
    wholes = workspace.initiatives.filter(children__isnull=False, children__deleted_at=None).distinct()
    order = list(wholes.order_by("product__name", "number", "pk").values_list("pk", flat=True))
    heads = set(order)

    def keys(line):
        if line["parent_id"] and not line["parent__deleted_at"]:
            return [line["parent_id"]]
        return [line["pk"]] if line["pk"] in heads else []

    return keys, order


def by_state(_filters, found, workspace):
    return one("state"), State.values


def by_horizon(filters, found, workspace):
    return lambda line: [place] if (place := stands(line, filters.today)) else [], horizon.LABELS


def stands(line, today):
    return horizon.place(line["state"], line["start"], today, line["horizon"])


def by_choice(filters, found, workspace):
    its = next(its for its in filters.own if its.field_name == filters.group)
    key = key_of(filters.group)
    return (
        lambda line: [line["custom"][key]] if line["custom"].get(key) is not None else [],
        [option["key"] for option in its.options],
    )


KEYS = {
    "goal": by_goal,
    "theme": by_theme,
    "product": by_product,
    "state": by_state,
    "owner": by_owner,
    "horizon": by_horizon,
    "parent": by_whole,
}


def headings(filters, shown, workspace):
    """{key: Group} of the bundles that are shown, a query or two whatever their number."""
    kind = filters.group
    if not kind:
        return {}
    keys = [one.key for one in shown if one.key is not None]
    made = {key: heading for key, heading in HEADINGS.get(kind, of_choices)(filters, keys, workspace)}
    made[None] = Group("choice" if is_own(kind) else kind, str(WITHOUT.get(kind, lambda: _("Not set"))()))
    for one_shown in shown:
        group = made[one_shown.key]
        group.count, group.effort = len(one_shown.lines), work_of(one_shown).total("effort")
    return made


def work_of(bundle):
    """Without a whole that its own parts stand below: its estimate is that of all of them."""
    return listing.Bundle(bundle.key, [line for line in bundle.lines if line["pk"] != bundle.key])


WITHOUT = {
    "goal": lambda: _("No goal"),
    "theme": lambda: _("No theme"),
    "product": lambda: _("No product"),
    "owner": lambda: _("Nobody"),
    "horizon": lambda: _("Shipped or declined"),
    "parent": lambda: _("Part of nothing larger"),
}


def of_goals(_filters, keys, workspace):
    today = workspace.today()
    for goal in workspace.goals.for_list().filter(pk__in=keys):
        yield goal.pk, Group("goal", goal.title, goal, measure(goal, today))


def of_records(kind, queryset):
    for record in queryset:
        yield record.pk, Group(kind, str(record), record)


def of_states(_filters, keys, workspace):
    for key in keys:
        yield key, Group("state", State(key).label, state=key)


def of_horizons(_filters, keys, workspace):
    for key in keys:
        yield key, Group("horizon", str(horizon.LABELS[key]))


def of_choices(filters, keys, workspace):
    its = next(its for its in filters.own if its.field_name == filters.group)
    for key in keys:
        option = its.option(key)
        yield key, Group("choice", option["label"], option=option)


HEADINGS = {
    "goal": of_goals,
    "theme": lambda f, keys, w: of_records("theme", w.themes.select_related("workspace").filter(pk__in=keys)),
    "product": lambda f, keys, w: of_records(
        "product", w.products.select_related("workspace").filter(pk__in=keys)
    ),
    "owner": lambda f, keys, w: of_records("owner", w.memberships.select_related("user").filter(pk__in=keys)),
    "parent": lambda f, keys, w: of_records(
        "parent", w.initiatives.select_related("workspace", "product").filter(pk__in=keys)
    ),
    "state": of_states,
    "horizon": of_horizons,
}
