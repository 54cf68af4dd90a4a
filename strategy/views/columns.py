"""The columns of the table of initiatives."""

from django.utils.translation import gettext as _

from accounts.views import columns
from accounts.views.columns import Column, Columns

TABLE, ROADMAP = "initiatives", "roadmap"  # the same rows in two places, each with columns of its own


def every(own, group="", table=TABLE):
    """[Column] behind the title, in their usual order. own: the CustomFields of initiatives; group: what the headings
    say already; table: TABLE, or ROADMAP, which tells what a bar shows."""
    return [
        Column("state", _("Status"), "c-s", "state", True),
        Column("owner", _("Owner"), "c-o", "owner", True, icon="user"),
        Column("when", _("Time frame"), "c-w", "start", True, words=True),
        Column("horizon", _("Horizon"), "c-p", "horizon", True, usual=False),
        *(columns.own(its) for its in own),
        Column("goals", _("Goals"), "c-g", "", True, usual=group != "goal"),
        Column("promise", _("Promise"), "c-p"),
        Column("forecast", _("Forecast"), "c-f"),
        Column("health", _("Health"), "c-x", usual=table == ROADMAP),
        Column("project", _("Project"), "c-p", usual=table == ROADMAP),
        Column("effort", _("Effort"), "c-e", "effort", True, unit=_("wk"), words=True),
        Column("theme", _("Theme"), "c-x", "theme", True, usual=False),
        Column("parent", _("Part of"), "c-x", "", True, usual=False),
        Column("needs", _("Depends on"), "c-t2", usual=False),
        Column("blocks", _("Blocks"), "c-t2", usual=False),
        Column("product", _("Product"), "c-x", "", usual=False),
        Column("confidence", _("Confidence"), "c-e", "confidence", True, usual=False, unit="%", words=True),
        Column("outcome", _("Outcome"), "c-t2", "", True, usual=False, words=True),
        Column("public_title", _("Public title"), "c-x", "", True, usual=False, words=True),
        Column("drafted", _("Drafted"), "c-p", "new", usual=False),
    ]


def of(request, own, group="", table=TABLE):
    return Columns(table, every(own, group, table), request.membership)


def asked(request):
    """Which of the two tables an address speaks of: `table=roadmap`, or anything else."""
    return ROADMAP if request.GET.get("table") == ROADMAP else TABLE
