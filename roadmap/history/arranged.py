"""How the list of changes is put together: by kind, by product, by who made them, or by day."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.errors import Refused
from roadmap.history import comparing
from roadmap.history import words as say

KIND, PRODUCT, PERSON, DAY = "kind", "product", "person", "day"
LABELS = {
    KIND: gettext_lazy("By kind"),
    PRODUCT: gettext_lazy("By product"),
    PERSON: gettext_lazy("By person"),
    DAY: gettext_lazy("By day"),
}


def asked(query):
    """What the address asks for. Raises Refused."""
    by = query.get("listed") or KIND
    if by not in LABELS:
        raise Refused(_("listed is one of: %(values)s.") % {"values": ", ".join(LABELS)}, "listed")
    return by


def sections(items, by, products):
    """[(key, heading, [compared.Item])], each item once and in its order. products: {id: picture.Name}."""
    found = {}
    for item in items:
        found.setdefault(key_of(item, by), []).append(item)
    told = [(key, heading(key, by, mine, products), mine) for key, mine in found.items()]
    match by:
        case "kind":
            groups = list(comparing.GROUPS)
            return sorted(told, key=lambda one: groups.index(one[0]))
        case "day":
            return sorted(told, key=lambda one: one[0], reverse=True)  # what nobody did, "", stands last
    return sorted(told, key=lambda one: (not one[0], one[1].casefold(), one[0]))


def key_of(item, by):
    match by:
        case "product":
            return item.change.one.product
        case "person":
            return str(item.cause.by.pk) if item.cause.by else ""
        case "day":
            return timezone.localtime(item.cause.at).date().isoformat() if item.cause.at else ""
    return item.change.group


def heading(key, by, items, products):
    """Over one part of the list."""
    cause = items[0].cause
    match by:
        case "kind":
            return say.heading(key)
        case "product":
            return products[key].name if key in products else _("All products")
        case "person" if cause.by:
            return str(cause.by)
        case "day" if cause.at:
            return say.day(timezone.localtime(cause.at).date())
    return _("Computed from the work")
