"""Initiatives by the thousand: what may be written together is, the rest goes one by one under the same rules."""

from django.db import transaction
from django.utils import timezone

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.integrity import guard
from accounts.models.activity import Activity, essence, plain
from accounts.models.fielded import definitions, reading
from accounts.models.many import chunks
from accounts.ownfields import is_own, key_of
from collaboration.assignments import all_handed_over
from collaboration.models import Why
from strategy.approving.snapshots import FROZEN, TIME_FRAME
from strategy.states import LAUNCHED, State

# Fields whose change concerns nothing beyond the row itself: nothing is counted. Who owns it now hears of it.
ALONE = frozenset(
    {"owner", "effort", "confidence", "theme", "outcome", "problem", "public_title", "horizon", *TIME_FRAME}
)


class InBulk:
    """What Initiative does with many of its rows."""

    @classmethod
    def edit_all(cls, pairs, *, by, at=None, cause=None, seen=None):
        """[(initiative, {field: value})] under one cause; all of them or none. seen: {id: version}, or Conflict."""
        at, cause = at or timezone.now(), cause or new_id()
        with transaction.atomic():
            _changed, _same, rest = cls.edit_together(pairs, by=by, at=at, cause=cause, seen=seen)
            for initiative, changes in rest:
                version = (seen or {}).get(initiative.pk)
                initiative.edit(by=by, changes=changes, version=version, at=at, cause=cause)

    @classmethod
    def edit_together(cls, pairs, *, by, at, cause, seen=None):
        """(changed, same, rest) of [(initiative, changes)]: what is written in a few statements, what was so already,
        and the pairs that one has to edit singly, be it that others hear of it, that it takes back a review, that
        somebody changed it meanwhile or that a rule refuses it. `seen`: {id: version the writer saw}."""
        changed, same, rest, seen = [], [], [], seen or {}
        for some in chunks(pairs):
            with transaction.atomic():
                parts = Edits(cls, some, seen, {"by": by, "at": at, "cause": cause}).write()
            for whole, part in zip((changed, same, rest), parts, strict=True):
                whole += part
        return changed, same, rest


class Edits:
    """Changes to some initiatives of one workspace, whose rows are held."""

    def __init__(self, model, pairs, seen, how):
        self.model, self.pairs, self.seen, self.how = model, pairs, seen, how
        pks = [initiative.pk for initiative, _changes in pairs]
        rows = model.objects.filter(pk__in=pks).select_for_update(no_key=True, of=("self",)).order_by("pk")
        self.versions = dict(rows.values_list("pk", "version"))
        own = any(is_own(name) for _initiative, changes in pairs for name in changes)
        self.known = definitions(pairs[0][0].workspace_id, model.own_fields) if own else {}

    def write(self):
        done, same, rest = [], [], []
        for initiative, changes in self.pairs:
            diff = self.apply(initiative, changes) if self.plain(initiative, changes) else None
            if diff is None:
                rest.append((initiative, changes))
            elif diff:
                done.append((initiative, changes, diff))
            else:
                same.append(initiative)
        if done and not self.saved(done):
            rest += [(self.put_back(initiative, diff), changes) for initiative, changes, diff in done]
            done = []
        return [initiative for initiative, _changes, _diff in done], same, rest

    def plain(self, one, changes):
        """Whether this row may be written along with others."""
        version, names = self.versions.get(one.pk), set(changes)
        reviewed = State.IN_REVIEW in (one.state, one.held_from) and names & FROZEN
        fixed = LAUNCHED & {one.state, one.held_from} and names & TIME_FRAME
        fresh = version == one.version == self.seen.get(one.pk, version)
        return fresh and not reviewed and not fixed and all(n in ALONE or is_own(n) for n in names)

    def apply(self, one, changes):
        """{name: [before, after]} of what differs, set on the row and checked; None where a rule refuses it."""
        own = {n: v for n, v in changes.items() if is_own(n)}
        try:
            changes = changes | reading(own, self.known, one.custom)
        except Refused:
            return None
        before = {n: one.value_of(n) for n in changes}
        diff = {
            n: [before[n], v] for n, v in changes.items() if essence(plain(before[n])) != essence(plain(v))
        }
        self.set(one, {n: after for n, (_before, after) in diff.items()})
        try:
            one.check_fields({n for n in diff if not is_own(n)})
        except Refused:
            self.put_back(one, diff)
            return None
        return diff

    def put_back(self, one, diff):
        self.set(one, {n: before for n, (before, _after) in diff.items()})
        return one

    @staticmethod
    def set(one, values):
        own = {key_of(n): v for n, v in values.items() if is_own(n)}
        for name, value in values.items():
            if not is_own(name):
                setattr(one, name, value)
        if own:
            one.custom = {key: value for key, value in (one.custom | own).items() if value is not None}

    def saved(self, done):
        """Whether the database took all of them; where it refuses one, none is written."""
        rows = [initiative for initiative, _changes, _diff in done]
        names = {"custom" if is_own(n) else n for _one, _changes, diff in done for n in diff}
        for one in rows:
            one.version += 1
        try:
            with guard(self.model), transaction.atomic():
                self.model.everything.bulk_create(
                    rows,
                    update_conflicts=True,
                    unique_fields=["id"],
                    update_fields=sorted({"version", *names}),
                )
                Activity.objects.bulk_create(
                    Activity.draft(one, "edited", changes=diff, **self.how) for one, _changes, diff in done
                )
                self.hand_over(done)
        except Refused:
            for one in rows:
                one.version -= 1
            return False
        return True

    def hand_over(self, done):
        """As `Initiative.edit` does of one: the old owner need not look, the new one hears of it and follows."""
        given = [(one, *diff["owner"]) for one, _changes, diff in done if "owner" in diff]
        if not given:
            return
        all_handed_over(given, verb="own", **self.how)
        follows = self.model.follows.rel.related_model
        follows.objects.bulk_create(
            [
                follows(
                    workspace_id=one.workspace_id, initiative=one, member=owner, why=Why.OWNER, at=self.how["at"]
                )
                for one, _old, owner in given
                if owner is not None and owner.is_active
            ],
            ignore_conflicts=True,
        )  # fmt: skip
