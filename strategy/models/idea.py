import re

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Conflict, Forbidden, Refused
from accounts.ids import new_id
from accounts.models.record import LiveManager, Record
from accounts.roles import Can
from accounts.words import visible
from collaboration.models import Kind, Notification
from collaboration.models.notification import excerpt
from strategy.answering import says_the_same
from strategy.models.idea_rows import LEADS_TO, Answer, IdeaQuerySet, IdeaState, related
from strategy.models.initiative import Initiative
from strategy.models.merging import Merging
from strategy.models.product import Product

WORDS = frozenset({"title", "description", "product", "source"})  # what whoever added it may change too


class Idea(Merging, Record):
    """Something somebody wants. Votes and insights gather on it; it is merged, promoted, answered."""

    owned = ("comments", "votes")
    right = Can.PROPOSE  # one's own; whose it is, the verbs ask
    undoable = (*Record.undoable, "merged", "separated", "promoted")

    number = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True, default="", max_length=20_000)
    product = models.ForeignKey(
        Product, models.SET_NULL, null=True, blank=True, related_name="ideas", verbose_name=_("product")
    )
    source = models.CharField(_("source"), max_length=80, blank=True, default="")
    proposed_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, editable=False, related_name="ideas_proposed"
    )
    state = models.CharField(
        _("state"), max_length=8, choices=IdeaState.choices, default=IdeaState.OPEN, editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    initiative = models.ForeignKey(
        Initiative, models.SET_NULL, null=True, editable=False, related_name="ideas",
        verbose_name=_("initiative"),
    )  # fmt: skip
    verdict = models.CharField(
        _("answer"), max_length=8, choices=Answer.choices, blank=True, default="", editable=False
    )
    answer = models.TextField(
        _("words of the answer"), blank=True, default="", max_length=5_000, editable=False
    )
    answered_at = models.DateTimeField(null=True, editable=False)
    answered_by = models.ForeignKey(
        "accounts.Membership", models.SET_NULL, null=True, editable=False, related_name="ideas_answered"
    )

    # What looks alike and was said not to be.
    unlike = models.ManyToManyField("self", blank=True, editable=False, verbose_name=_("not alike"))

    objects = LiveManager.from_queryset(IdeaQuerySet)()
    everything = models.Manager.from_queryset(IdeaQuerySet)()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["workspace", "state"], name="strategy_idea_state")]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "number"], name="strategy_idea_number"),
            models.CheckConstraint(condition=Q(state__in=IdeaState.values), name="strategy_idea_state_known"),
            models.CheckConstraint(
                condition=Q(verdict__in=["", *Answer.values]), name="strategy_idea_verdict_known"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(state=IdeaState.MERGED), name="strategy_idea_merged"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("strategy:idea_show", args=[self.workspace.slug, self.key])

    @property
    def key(self):
        return f"IDEA-{self.number}"

    @staticmethod
    def reference(text):
        found = re.fullmatch(r"IDEA-(\d{1,9})", text.upper())
        return Q(number=int(found[1])) if found else None

    @property
    def home(self):
        """Its product, None where it has none or that is in the trash."""
        return self.product if self.product and not self.product.deleted_at else None

    @property
    def leads_to(self):
        """The initiative it was promoted into, None where that is in the trash."""
        return self.initiative if self.initiative and not self.initiative.deleted_at else None

    def audience(self):
        """Who is told of an answer, each once: who voted, and who added it or what was merged into it."""
        wanted = Q(pk__in=self.votes_of_whole().values("member"))
        wanted |= Q(pk__in=self.whole().values("proposed_by"))
        return self.workspace.memberships.active().filter(wanted).select_related("user")

    # -- who may ----------------------------------------------------------------

    @classmethod
    def right_to(cls, names):
        return Can.PROPOSE if set(names) <= WORDS else Can.SHAPE

    def editable_by(self, member):
        """A product manager's, and of whoever added it while nobody answered."""
        own = member.is_active and member.pk == self.proposed_by_id and self.state == IdeaState.OPEN
        return member.can(Can.SHAPE) or (own and member.can(Can.PROPOSE))

    restorable_by = editable_by

    # -- editing ----------------------------------------------------------------

    @classmethod
    def create(cls, *, by, **fields):
        require(by, Can.PROPOSE, _t("Your role reads here and adds nothing."))
        return super().create(by=by, **({"proposed_by": by} | fields))

    def before_create(self):
        self.number = IdeaCount.take(self.workspace)

    def edit(self, *, by, changes, **how):
        if by and not self.editable_by(by):
            raise Forbidden(
                _t("A product manager changes an idea, or whoever added it until it is answered.")
            )
        return super().edit(by=by, changes=changes, **how)

    def trash(self, *, by, **how):
        if by and not self.editable_by(by):
            raise Forbidden(
                _t("A product manager deletes an idea, or whoever added it until it is answered.")
            )
        return super().trash(by=by, **how)

    def hold(self):
        """The row as it stands, held until the transaction ends."""
        self.refresh_from_db(from_queryset=Idea.everything.select_for_update(no_key=True))
        if self.deleted_at:
            raise Refused(_t("%(idea)s is in the trash. Restore it first.") % {"idea": self.key})

    # -- verbs ------------------------------------------------------------------

    def vote(self, *, by, at=None):
        """One a person: voting twice changes nothing. Returns the vote."""
        self.check_not_merged()
        found = self.votes_of_whole().filter(member=by).first()
        vote, _insight = related(Idea)
        return found or vote.create(by=by, at=at, workspace=self.workspace, idea=self, member=by)

    def unvote(self, *, by, at=None):
        """Take one's vote back, also one that came along with something merged. Returns the cause, or None."""
        cause, votes = new_id(), list(self.votes_of_whole().filter(member=by))
        with transaction.atomic():
            for vote in votes:
                vote.trash(by=by, at=at, cause=cause)
        return cause if votes else None

    def promote(self, *, by, initiative=None, product=None, at=None):
        """Into a draft of its own, or into an initiative that is there. Returns the log's row.

        The idea stays and leads to that; its insights are the initiative's evidence from then on.
        """
        require(by, Can.SHAPE, _t("Only a product manager promotes an idea."))
        cause = new_id()
        with transaction.atomic():
            self.hold()
            self.check_not_merged()
            if self.leads_to:
                said = _t("%(idea)s leads to %(initiative)s already.")
                raise Refused(said % {"idea": self.key, "initiative": self.leads_to.key})
            initiative = initiative or self.draft(product or self.home, by=by, at=at, cause=cause)
            changes = {"initiative": initiative, "state": IdeaState.PLANNED}
            return self.edit(by=by, changes=changes, at=at, verb="promoted", cause=cause)

    def draft(self, product, **how):
        if product is None:
            raise Refused(
                _t("Say which product it is for: an initiative takes its number from it."), "product"
            )
        words = {"title": self.title, "problem": self.description}
        return Initiative.create(product=product, owner=how["by"], **words, **how)

    def answer_voters(self, *, by, verdict, words, version=None, at=None):
        """What everybody who wants it is told. Returns how many were told.

        Answered again, they hear of it where the verdict is another or the words say something else
        (strategy/answering.py); a small correction also changes what waits unread.
        """
        require(by, Can.SHAPE, _t("Only a product manager answers an idea."))
        words, at = visible(words), at or timezone.now()
        if not words:
            raise Refused(_t("Answer in a sentence: it is all that people get to read."), "words")
        with transaction.atomic():
            self.hold()
            self.check_not_merged()
            if version is not None and version != self.version:
                raise Conflict(
                    _t("Somebody changed the idea a moment ago. Read it again."), version=self.version
                )
            correction = verdict == self.verdict and says_the_same(self.answer, words)
            changes = {"answer": words}
            if not correction:
                changes |= {"verdict": verdict, "state": LEADS_TO[verdict]}
                changes |= {"answered_at": at, "answered_by": by}
            row = self.edit(by=by, changes=changes, at=at, verb="answered")
            return self.tell(row, again=not correction) if row else 0

    def tell(self, row, *, again):
        """What waits unread says the newest words; where they are news everybody is told, each once."""
        words = f"{self.get_verdict_display()}: {self.answer}"
        waiting = Notification.objects.about(self).unread().filter(kind=Kind.DECISION, verb="answer")
        if not again:
            waiting.update(words=excerpt(words))
            return 0
        waiting.delete()
        how = {"by": row.actor, "at": row.at, "cause": row.cause, "verb": "answer"}
        return Notification.tell(Kind.DECISION, self.audience(), self, words=words, **how)


class IdeaCount(models.Model):
    """The last number given out in a workspace: never given twice, whatever was deleted."""

    workspace = models.OneToOneField("accounts.Workspace", models.CASCADE, related_name="idea_count")
    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.last)

    @classmethod
    def take(cls, workspace):
        """The next one: taken by UPDATE inside the caller's transaction."""
        mine = cls.objects.filter(workspace=workspace)
        if not mine.update(last=F("last") + 1):
            cls.objects.get_or_create(workspace=workspace)
            mine.update(last=F("last") + 1)
        return mine.values_list("last", flat=True).get()
