"""The rows of ideas: with what was said and voted for each, and those that a question asks for."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils.translation import gettext_lazy as _

from accounts.models.record import RecordQuerySet
from strategy.models.customer import Customer
from strategy.models.numbers import one_number
from strategy.states import State


class IdeaState(models.TextChoices):
    OPEN = "open", _("Open")
    PLANNED = "planned", _("Planned")
    ANSWERED = "answered", _("Not now")
    DECLINED = "declined", _("Declined")
    MERGED = "merged", _("Merged")


class Answer(models.TextChoices):
    PLANNED = "planned", _("Planned")
    NOT_NOW = "not_now", _("Not now")
    NO = "no", _("No")


LEADS_TO = {
    Answer.PLANNED: IdeaState.PLANNED,
    Answer.NOT_NOW: IdeaState.ANSWERED,
    Answer.NO: IdeaState.DECLINED,
}


def related(idea):
    """(votes, insights): the models that gather on an idea, which both know it."""
    return idea.votes.rel.related_model, idea.insights.rel.related_model


def whole_of(ref):
    """What gathers on the idea `ref` of an outer query: its own and that of what was merged into it."""
    return Q(idea=ref) | Q(idea__merged_into=ref), Q(idea__deleted_at=None)


class IdeaQuerySet(RecordQuerySet):
    def with_figures(self):
        """Each with `vote_count`, `insight_count` and `demand`: what was merged into it counts, nothing twice."""
        vote, insight = related(self.model)
        links = insight.ideas.through.objects.filter(*whole_of(OuterRef(OuterRef("pk"))))
        said = links.filter(insight__deleted_at=None)
        votes = vote.objects.filter(*whole_of(OuterRef("pk")))
        return self.annotate(
            vote_count=one_number(votes, Count("member", distinct=True)),
            insight_count=one_number(insight.objects.filter(pk__in=said.values("insight")), Count("pk")),
            demand=one_number(
                Customer.objects.filter(pk__in=said.values("insight__customer")), Sum("weight")
            ),
        )

    def for_list(self):
        return self.with_figures().select_related(
            "workspace",
            "product__workspace",
            "proposed_by__user",
            "initiative__product",
            "initiative__workspace",
            "merged_into__workspace",
        )

    def voted_by(self, member):
        """Each with `mine`: whether this member voted for it or for what was merged into it."""
        vote, _insight = related(self.model)
        return self.annotate(mine=Exists(vote.objects.filter(*whole_of(OuterRef("pk")), member=member)))

    def unanswered(self, before):
        """Open since before that moment and never answered; or promoted and not told so; or told that it is
        planned, and its initiative was declined since."""
        waiting = Q(state=IdeaState.OPEN, verdict="", created_at__lt=before)
        planned = ~Q(verdict=Answer.PLANNED) | Q(initiative__state=State.DECLINED)
        return self.filter(waiting | Q(state=IdeaState.PLANNED) & planned)

    def leading_to(self, initiative):
        """Those promoted into it, and those that were merged into one of them."""
        through = Q(merged_into__initiative=initiative, merged_into__deleted_at=None)
        return self.filter(Q(initiative=initiative) | through)
