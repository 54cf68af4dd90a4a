"""Ideas that mean the same: one is merged into the other, whose votes and insights then count for both."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _t

from accounts.access import require
from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models import Activity
from accounts.roles import Can
from strategy.models.idea_rows import LEADS_TO, IdeaState, related


class Merging:
    """What an idea can do with others like it."""

    @property
    def survivor(self):
        """What it was merged into and is read instead of it, or None."""
        return self.merged_into if self.merged_into and not self.merged_into.deleted_at else None

    def whole(self):
        """This idea and what was merged into it."""
        return type(self).objects.filter(Q(pk=self.pk) | Q(merged_into=self.pk))

    def votes_of_whole(self):
        vote, _insight = related(type(self))
        return vote.objects.filter(idea__in=self.whole())

    def check_not_merged(self):
        if self.state == IdeaState.MERGED:
            into = self.merged_into.key if self.merged_into else _t("another idea")
            raise Refused(
                _t("%(idea)s was merged into %(other)s. Go on there.") % {"idea": self.key, "other": into}
            )

    def merge(self, *, into, by, at=None):
        """This means the same as `into`, which keeps the votes and insights of both. Returns the log's row."""
        require(by, Can.SHAPE, _t("Only a product manager merges ideas."))
        if into.pk == self.pk:
            raise Refused(_t("An idea cannot be merged into itself."), "into")
        how = {"by": by, "at": at, "verb": "merged", "cause": new_id()}
        with transaction.atomic():
            for idea in sorted((self, into), key=lambda idea: idea.pk):
                idea.hold()
                idea.check_not_merged()
            self.hand_over(into, how)
            for merged in type(self).objects.filter(merged_into=self):
                merged.edit(changes={"merged_into": into}, **how)
            return self.edit(changes={"state": IdeaState.MERGED, "merged_into": into}, **how)

    def hand_over(self, into, how):
        """An idea leads to one initiative: what this was promoted into becomes the other's."""
        if not self.leads_to:
            return
        if into.leads_to is None:
            into.edit(changes={"initiative": self.initiative, "state": IdeaState.PLANNED}, **how)
        elif into.initiative_id != self.initiative_id:
            said = _t("Both were promoted, into %(one)s and %(other)s. An idea leads to one initiative.")
            raise Refused(said % {"one": self.leads_to.key, "other": into.leads_to.key}, "into")

    def separate(self, *, by, at=None):
        """Take a merge back, whenever it was. Returns the log's row."""
        require(by, Can.SHAPE, _t("Only a product manager takes a merge back."))
        with transaction.atomic():
            self.hold()
            if self.state != IdeaState.MERGED:
                raise Refused(_t("%(idea)s is merged into nothing.") % {"idea": self.key})
            return self.stand_alone(by=by, at=at)

    def stand_alone(self, **how):
        before = IdeaState.PLANNED if self.initiative_id else LEADS_TO.get(self.verdict, IdeaState.OPEN)
        return self.edit(changes={"state": before, "merged_into": None}, verb="separated", **how)

    # -- trash: what follows is nobody's own act, so that undo of it brings all back together ----------------

    def trash(self, *, by, at=None, cause=None):
        """What was merged into it stands for itself, as long as this is in the trash."""
        at, cause, like_this = (
            at or timezone.now(),
            cause or new_id(),
            type(self).objects.filter(merged_into=self),
        )
        with transaction.atomic():
            self.hold_all([self, *like_this])
            for merged in like_this.all():
                merged.stand_alone(by=None, at=at, cause=cause)
            return super().trash(by=by, at=at, cause=cause)

    def restore(self, *, by, at=None, cause=None):
        """With what stood for itself because of that; alone where what it was merged into is gone meanwhile."""
        at, deletion = at or timezone.now(), self.deletion
        with transaction.atomic():
            cause = super().restore(by=by, at=at, cause=cause)
            if cause:
                self.gather(deletion, at, cause)
            if cause and self.state == IdeaState.MERGED and self.survivor is None:
                self.stand_alone(by=None, at=at, cause=cause)
        return cause

    def gather(self, deletion, at, cause):
        left = Activity.objects.filter(cause=deletion, verb="separated", subject_type=self._meta.label_lower)
        as_left = dict(left.values_list("subject_id", "version"))
        for idea in type(self).objects.filter(pk__in=as_left).order_by("pk"):
            if idea.version == as_left[idea.pk]:  # else somebody went on with it
                changes = {"state": IdeaState.MERGED, "merged_into": self}
                idea.edit(by=None, changes=changes, verb="merged", at=at, cause=cause)

    def tell_apart(self, *, other, by, at=None):
        """These look alike and are not; both remember it. Returns the log's row, or None where that was said."""
        require(by, Can.SHAPE, _t("Only a product manager says what is not alike."))
        if other.pk == self.pk:
            raise Refused(_t("An idea is always like itself."), "other")
        known = {idea.pk: idea for idea in [*self.unlike.all(), other]}
        return self.edit(by=by, changes={"unlike": [known[pk] for pk in sorted(known)]}, at=at)
