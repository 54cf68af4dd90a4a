"""What an initiative was when it was put forward, as plain values, and what differs since."""

from django.utils.translation import gettext as _

# What a promise freezes: changing one of these while in review withdraws the request.
FROZEN = frozenset({"start", "end", "precision", "effort", "confidence", "goals", "requirements"})
TIME_FRAME = frozenset({"start", "end", "precision"})
# In the order a page tells them.
COMPARED = (
    "title", "problem", "outcome", "start", "end", "precision", "effort", "confidence", "goals", "requirements",
)  # fmt: skip


def snapshot(initiative):
    """What a promise would freeze, and the words it was asked with."""
    return {
        "title": initiative.title,
        "problem": initiative.problem,
        "outcome": initiative.outcome,
        "start": initiative.start and initiative.start.isoformat(),
        "end": initiative.end and initiative.end.isoformat(),
        "precision": initiative.precision,
        "effort": None if initiative.effort is None else float(initiative.effort),
        "confidence": initiative.confidence,
        "goals": [
            {"id": str(g.pk), "key": g.key, "title": g.title}
            for g in initiative.goals.select_related("product").order_by("number", "id")
        ],
        "requirements": [
            {"id": str(r.pk), "title": r.title, "priority": r.priority} for r in initiative.requirements.all()
        ],
        "tolerance": initiative.product.tolerance,
    }


def differences(old, new):
    """Names of what differs between two snapshots."""
    return [name for name in COMPARED if essence(name, old.get(name)) != essence(name, new.get(name))]


def essence(name, value):
    """A value without what changes nothing: the order of requirements, the name of a goal."""
    if name == "goals":
        return sorted(goal["id"] for goal in value or [])
    if name == "requirements":
        return sorted((r["id"], r["title"], r["priority"]) for r in value or [])
    return value


def difference_words(names, label_of):
    """["time frame", "effort"] of names; dates are told once."""
    told = dict.fromkeys(_("time frame") if n in TIME_FRAME else label_of(n) for n in names)
    return list(told)
