"""The rows of initiatives and their projects in the strategy tree, as markup. Every word that people wrote is escaped
here."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.escaping import escape
from accounts.templatetags.ui import status_word
from roadmap import health as rules

TONES = {rules.OFF_TRACK: "off", rules.AT_RISK: "risk"}


class LineRows:
    """Part of the TreeWriter (roadmap.tree.rows), which has the signs, words and faces."""

    def initiative(self, line, level, deep, under):
        own, cards = line.initiative, line.cards
        title, hangs, button = escape(own.title), "", '<span class="tw"></span>'
        if cards:
            hangs = f' aria-expanded="false" data-row="{under} {own.pk}"'
            button = self.toggle(self.unfold, own.title)
        row = (
            f'<tr class="tr-ini" aria-level="{level + 1}"{hangs}><th scope="row"><span class="tn" style="--l:{deep}">'
            f'{button}{self.sign(own.state, line.percent, 14, True)}<a class="ell med" '
            f'href="{self.url("strategy:initiative_show", own.key)}" title="{title}">{title}</a>{self.theme(own.pillar)}'
            f'</span>{self.conflicts(line, deep)}</th><td data-th="{self.progress}">{self.work(line)}</td>'
            f'<td class="num t2 tr-now">{self.when(line)}</td><td class="tr-o">{self.face(own.owner)}</td>'
            f'<td class="tr-d">{self.delivery(line)}</td><td class="num t2 ar tr-t">{self.tasks(line.facts)}</td></tr>'
        )
        return row + "".join([self.project(d.project, f, level + 2, deep + 1) for d, f in cards])

    def theme(self, pillar):
        if pillar is None:
            return ""
        name = escape(pillar.name)
        return f'<span class="th-sw th-{pillar.hue}" role="img" aria-label="{name}" title="{name}"></span>'

    def conflicts(self, line, deep):
        return "".join(
            f'<span class="xs late-off dep-w tr-cf" style="--l:{deep}">{self.small_warn}<span>'
            f"{escape(tied.said_of(line))}</span></span>"
            for tied in line.conflicts
        )

    def work(self, line):
        if line.percent is None or not line.deliveries:
            return f'<span class="t2">{escape(str(status_word(line.state)))}</span>'
        return f"{self.told(line.percent, TONES.get(line.health, 'delivery'), 't2')}</span>"

    def when(self, line):
        if not line.scheduled:
            return f'<span class="t3">{escape(_("Unscheduled"))}</span>'
        words = escape(self.frame(line.start, line.end, line.precision))
        if not line.drift:
            return words
        css = "late-off" if line.health == rules.OFF_TRACK else "late" if line.late else "t3"
        return f'{words} <span class="{css}" title="{escape(line.reason)}">{escape(line.drift.text)}</span>'

    def delivery(self, line):
        """Its project, how many it has, or that it has none yet."""
        sign = self.shape(line.health, 12, True) if line.health else ""
        match line.deliveries:
            case []:
                return self.missing(line.initiative) if line.state == "approved" else ""
            case [one]:
                name = escape(one.project.name)
                return (
                    f'<a class="row" style="--gap:6px" href="{self.url("execution:project_show", one.project.key)}">'
                    f'{sign or self.small_project}<span class="ell">{name}</span></a>'
                )
            case several:
                words = ngettext("%(n)s project", "%(n)s projects", len(several)) % {"n": len(several)}
                return f'<span class="row" style="--gap:6px">{sign}{escape(words)}</span>'

    def missing(self, own):
        button = ""
        if self.may_launch:
            button = (
                f'<a class="btn btn-sm" href="{self.url("roadmap:delivery_launch", own.key)}">{escape(_("Launch"))}'
                f'<span class="sr"> {escape(own.title)}</span></a>'
            )
        words = escape(_("No project"))
        return (
            f'<span class="row" style="--gap:6px">{self.warn}<span class="late">{words}</span>{button}</span>'
        )

    def tasks(self, facts):
        return f'{facts.done}/{facts.tasks}<span class="sr"> {self.tasks_done}</span>' if facts else ""

    def project(self, project, facts, level, deep):
        name, state = escape(project.name), facts.health.state
        if facts.percent is None:
            done = f'<span class="t3">{self.no_work}</span>'
        else:
            done = f"{self.told(facts.percent, 'delivery', 't2')}</span>"
        return (
            f'<tr class="tr-pr" aria-level="{level}"><th scope="row"><span class="tn" style="--l:{deep}"><span class="tw">'
            f'</span>{self.project_sign}<a class="ell" href="{self.url("execution:project_show", project.key)}" '
            f'title="{name}">{name}</a><span class="key only-wide">{project.key}</span></span></th>'
            f'<td data-th="{self.progress}">{done}</td><td class="num t2 tr-now">{self.days(facts.start, facts.end)}</td>'
            f'<td class="tr-o">{self.face(project.lead)}</td><td><span class="row" style="--gap:6px" '
            f'title="{escape(facts.reason)}">{self.shape(state, 12)}<span class="ell">{self.health(state)}</span></span></td>'
            f'<td class="num t2 ar tr-t">{self.tasks(facts)}</td></tr>'
        )
