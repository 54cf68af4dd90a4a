"""How the list of projects is put together: what its groups are made of, and what comes first in each."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# The first of each is the usual one, which no address names. What they mean is the roadmap's to know.
GROUPS = {
    "product": gettext_lazy("Product"),
    "lead": gettext_lazy("Lead"),
    "health": gettext_lazy("Health"),
    "none": gettext_lazy("Nothing"),
}
SORTS = {
    "worst": gettext_lazy("Disagreement, then health"),
    "name": gettext_lazy("Name"),
    "progress": gettext_lazy("Progress"),
    "promise": gettext_lazy("Promise"),
    "plan": gettext_lazy("Plan"),
    "forecast": gettext_lazy("Forecast"),
}
FALLING = ("worst", "progress")  # the most comes first


class Arranged:
    """What an address asks for; a word that nobody knows is the usual one."""

    def __init__(self, query, here, tab):
        self.here, self.tab = here, tab
        self.group = known(query.get("group"), GROUPS)
        self.sort = known(query.get("sort"), SORTS)

    def url(self, **changes):
        """The address with changes; what is usual is left out."""
        asked = {"tab": self.tab, "group": self.group, "sort": self.sort} | changes
        usual = {"tab": "", "group": next(iter(GROUPS)), "sort": next(iter(SORTS)), "cursor": ""}
        return f"{self.here}?{urlencode({n: v for n, v in asked.items() if v != usual[n]})}"

    @property
    def menus(self):
        """[{label, icon, value, options}] for components/choice_menu.html."""
        return [
            self.menu(_("Group"), "group", "group", GROUPS),
            self.menu(_("Sort"), "sort-d", "sort", SORTS),
        ]

    @property
    def columns(self):
        """{word of SORTS: {url, current, order}} of the heads of a table."""
        return {
            word: {
                "url": self.url(sort=word),
                "current": word == self.sort,
                "order": "descending" if word in FALLING else "ascending",
            }
            for word in SORTS
        }

    def menu(self, label, icon, name, words):
        now = getattr(self, name)
        options = [
            {"label": words[word], "url": self.url(**{name: word}), "current": word == now} for word in words
        ]
        return {"label": label, "icon": icon, "value": words[now], "options": options}


def known(word, words):
    return word if word in words else next(iter(words))
