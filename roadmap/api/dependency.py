from rest_framework import serializers

from roadmap.drawing.ties import tied_lines
from strategy.api.dependency import DependencySerializer as Base
from strategy.api.dependency import DependencyViewSet as BaseViewSet

NAMED = ("workspace", "product__workspace", "owner__user")


class ConflictSerializer(serializers.Serializer):
    """days: calendar days from the begin of `after` to the end of `before`; at_least: the time frames are rough, so it
    may be more. source: what says when `before` ends: forecast, plan, promise or frame."""

    days = serializers.IntegerField()
    at_least = serializers.BooleanField()
    source = serializers.CharField()
    words = serializers.CharField()


class DependencySerializer(Base):
    conflict = ConflictSerializer(read_only=True, allow_null=True)

    @classmethod
    def attach(cls, rows, request):
        super().attach(rows, request)
        ends = {pk for row in rows for pk in (row["before"], row["after"])}
        today = request.workspace.today()
        found = tied_lines(request.workspace.initiatives.filter(pk__in=ends).select_related(*NAMED), today)
        ties = {tied.dependency.pk: tied for line in found for tied in line.ties}
        for row in rows:
            row["conflict"] = conflict_of(ties.get(row["id"]))


def conflict_of(tied):
    if tied is None or not tied.overlap:
        return None
    found = tied.overlap
    return {
        "days": found.days,
        "at_least": found.least,
        "source": found.source,
        "words": tied.sentence,
    }


class DependencyViewSet(BaseViewSet):
    serializer_class = DependencySerializer
