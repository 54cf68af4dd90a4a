"""What a bar of the roadmap of an earlier day tells when it is pointed at: what was true then."""

from execution.models import StatusUpdate
from roadmap.declared import COMPARED, NOTHING, SILENT, Word, day_of
from roadmap.history.page import end_words
from roadmap.history.redraw import Redrawn


class Card:
    """ask: a Question; without a day it is today. line: the Line of that initiative on it, None where there was none."""

    def __init__(self, ask, pk):
        self.end = ask.on or ask.ends.now()
        picture = self.end.picture(ask.workspace, ask.everything)
        self.line = Redrawn(picture, ask.workspace, ask.people).lines.get(str(pk))
        if self.line:
            self.line.words = {**self.line.words, **said(self.line, self.end)}

    @property
    def words(self):
        return end_words(self.end)


def said(line, end):
    """{project id: Word} of what had been declared of its projects by then; one query."""
    health = {delivery.project_id: facts.health.state for delivery, facts in line.cards}
    rows = StatusUpdate.objects.filter(project__in=list(health), at__lt=end.at).order_by("at", "id")
    last = {update.project_id: update for update in rows.select_related("by__user")}
    return {pk: word(last.get(pk), state, end.day) for pk, state in health.items()}


def word(update, computed, day):
    if update is None:
        return NOTHING
    on = day_of(update.at)
    silent = (day - on).days
    if silent >= SILENT:
        return Word(update, silent, on=on)
    return Word(update, differs=computed in COMPARED and update.health != computed, on=on)
