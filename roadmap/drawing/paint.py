"""What the colour of a bar tells, and the legend that says so. Colours of themes are the theme's own; goals and people
take theirs in turn, for there are more of them than colours one can tell apart: the legend and the lanes name them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.templatetags.ui import HEALTH
from roadmap import health as rules

HUES = ("g", "b", "p", "c", "v", "t", "s")
HEALTHS = {rules.ON_TRACK: "ok", rules.AT_RISK: "risk", rules.OFF_TRACK: "off", rules.NO_PLAN: "none"}


@dataclass(frozen=True)
class Swatch:
    """One colour: key of what it stands for, css class, words."""

    key: str
    css: str
    label: str


class Paint:
    """The colours of a roadmap's lines. swatches: those there are, in order; none where colour tells the status."""

    def __init__(self, by, lines, themes=(), goals=()):
        self.by = by
        found = {} if by == "status" else {s.key: s for s in getattr(self, f"by_{by}")(lines, themes, goals)}
        used = {self.key(line) for line in lines}
        self.known = {key: swatch for key, swatch in found.items() if key in used}

    @property
    def swatches(self):
        return list(self.known.values())

    def key(self, line):
        """What its colour stands for, "" for nothing."""
        own = line.initiative
        match self.by:
            case "theme":
                return str(own.pillar.pk) if own.pillar else ""
            case "owner":
                return str(own.owner.pk) if own.owner else ""
            case "goal":
                return str(next(iter(sorted(g.pk for g in own.goals.all())), ""))
            case "health":
                return line.health
        return ""

    def of(self, line):
        """The Swatch of a line, None where its status tells its colour."""
        return self.known.get(self.key(line))

    def by_theme(self, lines, themes, goals):
        return [Swatch(str(t.pk), f"th-{t.hue}", t.name) for t in themes] + [
            Swatch("", "th-none", _("No theme"))
        ]

    def by_goal(self, lines, themes, goals):
        served = {self.key(line) for line in lines}
        turn = [goal for goal in goals if str(goal.pk) in served]
        found = [
            Swatch(str(g.pk), f"th-{HUES[n % len(HUES)]}", f"{g.key} {g.title}") for n, g in enumerate(turn)
        ]
        return [*found, Swatch("", "th-none", _("No goal"))]

    def by_owner(self, lines, themes, goals):
        owners = {line.initiative.owner.pk: line.initiative.owner for line in lines if line.initiative.owner}
        turn = sorted(owners.values(), key=lambda owner: str(owner).casefold())
        found = [Swatch(str(o.pk), f"th-{HUES[n % len(HUES)]}", str(o)) for n, o in enumerate(turn)]
        return [*found, Swatch("", "th-none", _("Nobody"))]

    def by_health(self, lines, themes, goals):
        found = [Swatch(key, f"hp-{css}", str(HEALTH[key][1])) for key, css in HEALTHS.items()]
        return [*found, Swatch("", "th-none", _("Not in delivery"))]
