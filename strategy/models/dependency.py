from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.models import Workspace
from accounts.models.record import LiveManager, Record, RecordQuerySet
from strategy import dependency as rules
from strategy.models.initiative import Initiative


class DependencyQuerySet(RecordQuerySet):
    def for_list(self):
        ends = [
            f"{end}__{part}" for end in ("before", "after") for part in ("workspace", "product__workspace")
        ]
        return self.select_related("workspace", *ends).order_by("created_at", "id")

    def of(self, initiatives):
        """Those that touch any of these, at either end."""
        return self.filter(Q(before__in=initiatives) | Q(after__in=initiatives))

    def between_living(self):
        """Those of which neither end is in the trash: all that a page or a program may be told."""
        return self.filter(before__deleted_at=None, after__deleted_at=None)

    def standing(self):
        """The living, and those that come back with an initiative from the trash."""
        with_an_end = Q(deletion=F("before__deletion")) | Q(deletion=F("after__deletion"))
        return self.filter(Q(deleted_at=None) | with_an_end)


class InitiativeDependency(Record):
    """`after` begins when `before` is done. It lives as long as both do, and goes to the trash and comes back with
    either."""

    workspace = models.ForeignKey(
        "accounts.Workspace", models.CASCADE, related_name="initiative_dependencies"
    )
    before = models.ForeignKey(
        Initiative, models.CASCADE, related_name="blocks", verbose_name=_("what comes first")
    )
    after = models.ForeignKey(
        Initiative, models.CASCADE, related_name="needs", verbose_name=_("what waits for it")
    )

    objects = LiveManager.from_queryset(DependencyQuerySet)()
    everything = models.Manager.from_queryset(DependencyQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("dependency")
        verbose_name_plural = _("dependencies")
        constraints = [
            models.CheckConstraint(
                condition=~Q(before=F("after")),
                name="strategy_initiativedependency_self",
                violation_error_message=_("An initiative cannot wait for itself."),
            ),
            models.UniqueConstraint(
                fields=["before", "after"],
                condition=Q(deleted_at=None),
                name="strategy_initiativedependency_once",
                violation_error_message=_("This dependency is there already."),
            ),
        ]

    def __str__(self):
        return f"{self.before.key} → {self.after.key}"

    def get_absolute_url(self):
        return f"{self.after.get_absolute_url()}#dependencies"

    @classmethod
    def create(cls, *, by, before, after, **how):
        """Refused where it is there already or closes a circle, also against another one that is made meanwhile."""
        with transaction.atomic():
            hold(before, after)
            check_link(before, after)
            return super().create(by=by, workspace=before.workspace, before=before, after=after, **how)

    @staticmethod
    def check_part(part, whole):
        check_part(part, whole)

    def restore(self, *, by, **how):
        with transaction.atomic():
            self.check_restorable()
            hold(self.before, self.after)
            check_link(self.before, self.after)
            return super().restore(by=by, **how)


def hold(*initiatives):
    """Keep these as they are, and the web of their workspace to ourselves, until the transaction ends. Initiatives
    come before their workspace, as when one is launched, so that nobody waits in a circle."""
    pks = {one.pk for one in initiatives}
    alive = Initiative.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=pks).order_by("pk")
    if len(list(alive.values_list("pk"))) < len(pks):
        raise Refused(_t("One of them was deleted meanwhile. Restore it from the trash first."))
    Workspace.objects.select_for_update(no_key=True).get(pk=initiatives[0].workspace_id)


def check_link(before, after):
    """Refuse a dependency that could never be worked off, naming the way round."""
    if before.pk == after.pk:
        raise Refused(_t("An initiative cannot wait for itself."), "other")
    for part, whole in ((before, after), (after, before)):
        if part.parent_id == whole.pk:
            raise Refused(
                _t("%(part)s is part of %(whole)s, so neither can wait for the other.")
                % {"part": part.key, "whole": whole.key},
                "other",
            )
    way = rules.circle_of_link(before.pk, after.pk, *web(before.workspace_id))
    if way:
        raise Refused(
            _t("They would wait for each other: %(path)s. Take one of these away first.")
            % {"path": said(way)},
            "other",
        )


def check_part(part, whole):
    """Refuse to make `part` (None: it is new) a part of `whole` where that is more than one level, or a circle."""
    held = [one for one in (part, whole) if one]
    hold(*held)
    above = Initiative.everything.select_related("product").filter(pk=whole.parent_id).first()
    if above:
        raise Refused(
            _t("%(whole)s is itself part of %(above)s, and parts have no parts.")
            % {"whole": whole.key, "above": above.key},
            "parent",
        )
    if part is None:
        return
    if part.pk == whole.pk:
        raise Refused(_t("An initiative cannot be part of itself."), "parent")
    own = Initiative.everything.filter(parent=part).select_related("product").order_by("number").first()
    if own:
        raise Refused(
            _t("%(part)s has parts of its own, %(own)s among them, so it cannot be part of another.")
            % {"part": part.key, "own": own.key},
            "parent",
        )
    way = rules.circle_of_part(part.pk, whole.pk, *web(part.workspace_id))
    if way:
        raise Refused(
            _t("A part cannot wait for its whole: %(path)s. Take that dependency away first.")
            % {"path": said(way)},
            "parent",
        )


def web(workspace_id):
    """(links, parents) of a workspace for `strategy.dependency`, with what may come back from the trash."""
    links = InitiativeDependency.everything.filter(workspace=workspace_id).standing()
    parts = Initiative.everything.filter(workspace=workspace_id, parent__isnull=False)
    return list(links.values_list("before_id", "after_id")), dict(parts.values_list("pk", "parent_id"))


def said(way):
    """A way in keys."""
    found = Initiative.everything.select_related("product").in_bulk({step.node for step in way})
    names = {pk: one.key for pk, one in found.items()}
    return rules.words_of(way, names, _t("(part of %s)"), _t("(with %s in it)"))
