"""The rows of the strategy tree as markup: hundreds of them cost less written than drawn by a template. Every word that
people wrote is escaped here; signs come ready."""

from functools import cache

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.escaping import escape
from accounts.roles import Can
from accounts.templatetags.shell import days_range, hue, icon, initials
from accounts.templatetags.ui import health_icon, health_word, status_icon
from roadmap.drawing import names
from roadmap.tree.lines import LineRows
from strategy import periods
from strategy.amounts import said
from strategy.explaining import SOURCES
from strategy.models import Progress


class TreeWriter(LineRows):
    """Needs the page's filters, its Tree as it is shown, and {initiative id: Line} of what is shown of it. Words,
    signs and faces are made once, for all rows."""

    def __init__(self, filters, tree, lines):
        self.tree, self.lines, self.product = tree, lines, filters.product
        self.workspace, self.today, self.fiscal = filters.workspace, filters.today, filters.fiscal
        me = filters.request.membership
        self.may_shape, self.may_launch = me.can(Can.SHAPE), me.can(Can.LAUNCH)
        self.fold, self.unfold, self.bar_words = (
            _("Fold %(title)s"),
            _("Unfold %(title)s"),
            _("Progress %(n)s%%"),
        )
        self.not_measured, self.no_work = escape(_("Not measured")), escape(_("No work yet"))
        self.not_checked = escape(_("Not checked in for a month"))
        self.progress, self.tasks_done = escape(_("Progress")), escape(_("tasks done"))
        self.down, self.target, self.warn = icon("chev-d", 12), icon("target", 14), icon("warn", 14)
        self.small_warn, self.project_sign, self.up = icon("warn", 12), icon("project", 14), icon("arr-u", 12)
        self.small_project = icon("project", 12)
        self.sign, self.shape = cache(status_icon), cache(health_icon)
        self.face, self.bar = cache(self._face), cache(self._bar)
        self.period, self.days = cache(self._period), cache(days_range)
        self.source = cache(self._source)
        self.frame, self.health = cache(names.frame), cache(lambda state: str(health_word(state)))
        self.amount = cache(lambda value, kind, unit: escape(str(said(value, kind, unit))))
        self.served = cache(lambda n: ngettext("%(n)s initiative", "%(n)s initiatives", n) % {"n": n})
        self.results = cache(lambda n: ngettext("%(n)s KR", "%(n)s KRs", n) % {"n": n})
        self.listed = reverse("strategy:initiative_list", args=[self.workspace.slug])
        self.address = cache(lambda name: reverse(name, args=[self.workspace.slug, "KEY"]))

    # -- the parts of a row ---------------------------------------------------

    def url(self, name, key):
        return self.address(name).replace("KEY", key)

    def _face(self, person):
        if person is None:
            return f'<span class="av av-none sm" role="img" aria-label="{escape(_("Nobody"))}">–</span>'
        name = escape(person.user.name)
        return (
            f'<span class="av av-{hue(person.pk)} sm" role="img" aria-label="{name}" title="{name}">'
            f"{escape(initials(person.user.name))}</span>"
        )

    def _bar(self, value, tone):
        words = escape(self.bar_words % {"n": value})
        return f'<span class="meter {tone}" role="img" aria-label="{words}"><span style="--v:{value}"></span></span>'

    @staticmethod
    def _source(mode):
        words = SOURCES[mode]()
        return escape(words), f' title="{escape(capfirst(words))}"'

    def _period(self, period):
        return escape(periods.words(period, self.today, self.fiscal))

    def toggle(self, words, title):
        label = escape(words % {"title": title})
        return f'<button type="button" class="tw" data-toggle aria-label="{label}" tabindex="-1">{self.down}</button>'

    def told(self, percent, tone, css, after=""):
        return (
            f'<span class="row tr-m" style="--gap:8px"{after}>{self.bar(percent, tone)}<span class="num {css}">'
            f"{percent}%</span>"
        )

    # -- rows -----------------------------------------------------------------

    @property
    def stems(self):
        """[(Stem, the markup of its goals and of what serves none of them)]: where one product is asked for its goals
        stand at the top, else below its name."""
        return [
            (stem, self.stem(stem, 1 if self.product and stem.product else 2)) for stem in self.tree.stems
        ]

    def stem(self, stem, base):
        rows = [self.branch(branch, base) for branch in stem.branches]
        if stem.lines:
            rows += [
                self.heading(_("Not linked to a goal"), len(stem.lines), stem.id, base),
                *(self.initiative(self.lines[one.pk], base, 1, stem.id) for one in stem.shown),
            ]
        if stem.left:
            rows.append(self.more(stem.left, f"goal=none&product={stem.product.key}", base + 1, 1))
        return mark_safe("".join(rows))

    @property
    def loose(self):
        """The markup of the projects that serve no initiative."""
        found = self.tree.loose
        rows = [self.project(axis.project, axis.facts, 2, 1) for axis in found]
        head = self.heading(_("Projects without an initiative"), len(found), "projects", 1)
        return mark_safe(head + "".join(rows)) if found else ""

    def heading(self, title, count, row, level):
        return (
            f'<tr class="tr-goal" aria-level="{level}" aria-expanded="true" data-row="{row}"><th scope="row"><span '
            f'class="tn" style="--l:0">{self.toggle(self.fold, title)}{self.warn}<span class="ell">{escape(title)}</span>'
            f'</span></th><td></td><td class="t2 tr-now">{count}</td><td class="tr-o tr-x"></td>'
            '<td colspan="2" class="tr-x"></td></tr>'
        )

    def branch(self, branch, base):
        level, goal, deep = branch.depth + base, branch.goal, branch.depth + 1
        rows = [self.goal(branch, level)]
        rows += [self.result(result, level, deep) for result in branch.measured.results]
        rows += [self.initiative(self.lines[one.pk], level, deep, goal.pk) for one in branch.shown]
        if branch.left:
            rows.append(self.more(branch.left, f"goal={goal.key}", level + 1, deep))
        if not (branch.worked_on or branch.context):
            rows.append(self.gap(goal, level + 1, deep))
        return "".join(rows)

    def goal(self, branch, level):
        goal, measured = branch.goal, branch.measured
        css = f"{' sub' if branch.depth else ''}{' ctx' if branch.context else ''}"
        title, code = escape(goal.title), goal.short_key if self.product else goal.key
        tied = f"{measured.health.state}"
        return (
            f'<tr class="tr-goal{css}" aria-level="{level}" aria-expanded="true" data-row="{goal.pk}"><th scope="row">'
            f'<span class="tn" style="--l:{branch.depth}">{self.toggle(self.fold, goal.title)}<span class="gcode">{code}'
            f'</span><a class="ell" href="{self.url("strategy:goal_show", goal.key)}" title="{title}">{title}</a>'
            f'{self.outside(branch.outside)}</span></th><td data-th="{self.progress}">{self.how_far(measured)}</td>'
            f'<td class="t2 tr-now">{self.made_of(branch)}</td><td class="tr-o">{self.face(goal.owner)}</td>'
            f'<td colspan="2"><span class="row" style="--gap:6px">{self.shape(tied, 12)}{self.health(tied)}<span '
            f'class="num t3 xs end nowrap">{self.period(goal.period)}</span></span></td></tr>'
        )

    def outside(self, goal):
        if goal is None:
            return ""
        return (
            f'<a class="tag only-wide gl-up" href="{goal.get_absolute_url()}" title="{escape(goal.title)}">{self.up}'
            f'<span class="sr">{escape(_("Part of"))}</span>{goal.key}</a>'
        )

    def how_far(self, measured):
        if not measured.told:
            return f'<span class="t3">{self.not_measured}</span>'
        words, title = self.source(measured.goal.progress_mode)
        return f'{self.told(measured.percent, "ink", "semi", title)}<span class="sr"> {words}</span></span>'

    def made_of(self, branch):
        count, goal, results = len(branch.lines), branch.goal, len(branch.measured.results)
        served = self.served(count)
        if results or goal.progress_mode == Progress.KEY_RESULTS:
            return escape(f"{served}, {self.results(results)}")
        by_hand = goal.progress_mode == Progress.MANUAL
        return escape(f"{served}, {_('said by hand') if by_hand else _('from work')}")

    def result(self, result, level, deep):
        record, silent = result.record, ""
        unit = f" {escape(record.beside)}" if record.beside and len(record.beside) < 4 else ""
        title = escape(record.title)

        def told(value):
            return f"{self.amount(value, record.kind, record.unit)}{unit}"

        now = f'<span class="t3">{self.not_measured}</span>'
        if result.measured:
            now = f'<b class="semi">{told(result.now)}</b> <span class="t3">{result.percent}%</span>'
        if result.silent:
            silent = f'<span class="late xs">{self.not_checked}</span>'
        return (
            f'<tr class="tr-kr" aria-level="{level + 1}"><th scope="row"><span class="tn" style="--l:{deep}"><span '
            f'class="tw"></span>{self.target}<span class="ell" title="{title}">{title}</span></span></th><td '
            f'data-th="{self.progress}"><span class="kr-v"><span class="num t3 ell">{told(record.start_value)}</span>'
            f'{self.bar(result.percent, "ink")}<span class="num t3 ell">{told(record.target_value)}</span></span></td>'
            f'<td class="num tr-now">{now}</td><td class="tr-x"></td><td colspan="2"{"" if silent else CLOSED}>{silent}'
            "</td></tr>"
        )

    def more(self, count, query, level, deep):
        url = f"{self.listed}?{query}"
        words = ngettext("%(count)s more initiative", "%(count)s more initiatives", count) % {"count": count}
        return (
            f'<tr class="tr-more" aria-level="{level}"><th scope="row" colspan="6"><span class="tn" style="--l:{deep}">'
            f'<span class="tw"></span><a class="t2" href="{escape(url)}">{escape(words)}</a></span></th></tr>'
        )

    def gap(self, goal, level, deep):
        """That nothing moves this goal, with the one thing to do about it."""
        return (
            f'<tr class="gap" aria-level="{level}"><th scope="row" colspan="4"><span class="tn" style="--l:{deep}"><span '
            f'class="tw"></span>{self.warn}<span class="late ell">{escape(_("No initiative moves this goal"))}</span></span>'
            f'</th><td colspan="2" class="tr-act">{self.draft(goal) if self.may_shape else ""}</td></tr>'
        )

    def draft(self, goal):
        product = f"product={goal.product.key}&" if goal.product else ""
        url = f"{reverse('strategy:initiative_new', args=[self.workspace.slug])}?{product}goal={goal.key}"
        whose = escape(_("for %(key)s") % {"key": goal.key})
        return (
            f'<a class="btn btn-sm" href="{escape(url)}" data-dialog>{escape(_("Draft one"))}<span class="sr"> {whose}'
            "</span></a>"
        )


CLOSED = ' class="tr-x"'
