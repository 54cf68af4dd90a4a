"""What somebody declares beside what is computed, and whether the two agree. No database."""

from dataclasses import dataclass

from django.utils import timezone

from roadmap import health as rules

SILENT = 14  # days without a word after which an active project has no update
COMPARED = (rules.ON_TRACK, rules.AT_RISK, rules.OFF_TRACK)


@dataclass(frozen=True)
class Word:
    """update: what was said last, or None. silent: days since, once nothing was said for too long, else 0. differs:
    whether it says another health than the one computed. on: the day of the update, in the workspace's days."""

    update: object = None
    silent: int = 0
    differs: bool = False
    on: object = None

    @property
    def health(self):
        """The health that stands beside the computed one: the declared, "no_update" when it is too old, or ""."""
        if self.silent:
            return "no_update"
        return self.update.health if self.update else ""

    @property
    def who(self):
        """First name of whoever said it, "" where they are gone."""
        return self.update.by.user.name.split()[0] if self.update and self.update.by else ""


NOTHING = Word()


def word(project, update, computed, today):
    """The Word on a project. update: its last StatusUpdate or None; computed: its health; today: a date.

    Silence counts from the last word, else from the project's beginning, and in an active project alone. What is
    too old neither agrees nor differs, nor is there anything to differ from where nothing is computed.
    """
    on = day_of(update.at) if update else None
    since = on or day_of(project.created_at)
    silent = (today - since).days if project.state == "active" else 0
    if silent < SILENT:
        differs = bool(update) and computed in COMPARED and update.health != computed
        return Word(update, 0, differs, on)
    return Word(update, silent, False, on)


def day_of(moment):
    return timezone.localtime(moment).date()
