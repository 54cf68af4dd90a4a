import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Forbidden, Refused
from accounts.models.days import check_day
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can
from accounts.words import is_blank
from collaboration.models.link import fault_of
from collaboration.models.notification import excerpt
from strategy.models.customer import Customer
from strategy.models.idea import Idea
from strategy.models.initiative import Initiative

LABEL = 80


class InsightQuerySet(RecordQuerySet):
    def for_list(self):
        return self.select_related("workspace", "customer__workspace", "captured_by__user")

    def of_ideas(self, ideas):
        """Those linked to one of `ideas`, each once."""
        links = Insight.ideas.through.objects.filter(idea__in=ideas)
        return self.filter(pk__in=links.values("insight"))

    def of_idea(self, idea):
        """Those of an idea and of what was merged into it."""
        return self.of_ideas(idea.whole())

    def of_initiative(self, initiative):
        """Its evidence: linked to it, or to an idea that leads to it."""
        own = Insight.initiatives.through.objects.filter(initiative=initiative)
        ideas = Insight.ideas.through.objects.filter(idea__in=Idea.objects.leading_to(initiative))
        return self.filter(Q(pk__in=own.values("insight")) | Q(pk__in=ideas.values("insight")))

    def newest_said(self):
        return self.order_by("-said_on", "-id")


class Insight(Record):
    """What somebody said, in their words. It is evidence for the ideas and initiatives it is linked to."""

    right = Can.PROPOSE  # one's own; whose it is, the verbs ask

    words = models.TextField(_("what they said"), max_length=20_000)
    highlight = models.CharField(_("the sentence that counts"), max_length=500, blank=True, default="")
    customer = models.ForeignKey(
        Customer, models.SET_NULL, null=True, blank=True, related_name="insights", verbose_name=_("customer")
    )
    source = models.CharField(_("source"), max_length=80, blank=True, default="")
    url = models.CharField(_("address"), max_length=2000, blank=True, default="")
    said_on = models.DateField(_("said on"))
    captured_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, editable=False, related_name="insights_captured"
    )
    ideas = models.ManyToManyField(Idea, related_name="insights", blank=True, verbose_name=_("ideas"))
    initiatives = models.ManyToManyField(
        Initiative, related_name="insights", blank=True, verbose_name=_("initiatives")
    )

    objects = LiveManager.from_queryset(InsightQuerySet)()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["workspace", "-said_on", "-id"], name="strategy_insight_list")]
        constraints = [
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="strategy_insight_web",
                violation_error_message=_("An address begins with http:// or https://."),
            ),
        ]

    def __str__(self):
        line = excerpt(self.words)
        return line if len(line) <= LABEL else line[: LABEL - 1].rstrip() + "…"

    def get_absolute_url(self):
        return f"{reverse('strategy:insight_list', args=[self.workspace.slug])}?insight={self.pk}"

    @property
    def speaker(self):
        """The customer who said it, None where nobody knows or that one is in the trash."""
        return self.customer if self.customer and not self.customer.deleted_at else None

    @property
    def parts(self):
        """(before, the sentence that counts, after): the words in three."""
        before, found, after = (
            self.words.partition(self.highlight) if self.highlight else (self.words, "", "")
        )
        return before, found, after

    def clean(self):
        if is_blank(self.words):
            raise ValidationError({"words": _t("Write down what they said.")})
        if self.highlight and self.highlight not in self.words:
            raise ValidationError({"highlight": _t("This sentence does not stand in what they said.")})
        if self.url and (fault := fault_of(self.url)):
            raise ValidationError({"url": fault})
        check_day("said_on", self.said_on)

    # -- who may ----------------------------------------------------------------

    def editable_by(self, member):
        """A product manager's, and of whoever captured it."""
        own = member.is_active and member.pk == self.captured_by_id
        return member.can(Can.SHAPE) or (own and member.can(Can.PROPOSE))

    restorable_by = editable_by

    # -- verbs ------------------------------------------------------------------

    @classmethod
    def create(cls, *, by, at=None, customer_name="", **fields):
        """What they said is enough. A customer is found or made by name; said today where nobody says when."""
        require(by, Can.PROPOSE, _t("Your role reads here and captures nothing."))
        if customer_name.strip():
            fields["customer"] = Customer.named(customer_name, by=by, at=at)
        if not fields.get("said_on"):
            fields["said_on"] = by.workspace.today(at)
        return super().create(by=by, at=at, **({"captured_by": by} | on_survivors(fields)))

    def edit(self, *, by, changes, at=None, **how):
        if by and not self.editable_by(by):
            raise Forbidden(_t("A product manager changes an insight, or whoever captured it."))
        name = changes.get("customer_name")
        linked = set(self.ideas.values_list("pk", flat=True)) if "ideas" in changes else ()
        changes = {n: v for n, v in on_survivors(changes, linked).items() if n != "customer_name"}
        if name is not None:
            changes["customer"] = Customer.named(name, by=by, at=at) if name.strip() else None
        return super().edit(by=by, changes=changes, at=at, **how)

    def point_out(self, text, *, by, at=None):
        """Mark the sentence that counts, found in the words however its space is written; "" marks none.

        Returns the log's row, or None where that one is marked already.
        """
        pieces = r"\s+".join(re.escape(piece) for piece in text.split())
        found = re.search(pieces, self.words) if pieces else None
        if pieces and found is None:
            raise Refused(_t("This sentence does not stand in what they said."), "highlight")
        return self.edit(by=by, changes={"highlight": found[0] if found else ""}, at=at)

    def trash(self, *, by, **how):
        if by and not self.editable_by(by):
            raise Forbidden(_t("A product manager deletes an insight, or whoever captured it."))
        return super().trash(by=by, **how)


def on_survivors(fields, linked=()):
    """Whatever is newly linked to a merged idea is meant for the one that stands for it; each once, in one order."""
    if "ideas" not in fields:
        return fields
    meant = (idea if idea.pk in linked else idea.survivor or idea for idea in fields["ideas"])
    kept = {idea.pk: idea for idea in meant}
    return fields | {"ideas": [kept[pk] for pk in sorted(kept)]}
