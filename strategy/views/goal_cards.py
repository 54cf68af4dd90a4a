"""The key results of a goal as its page shows them: each with its chart and what was checked in."""

from typing import NamedTuple

from django.utils import timezone

from strategy.charts import Chart, chart
from strategy.measuring import Result
from strategy.models import CheckIn

CHECKS = 3  # check-ins that a card lists


class Card(NamedTuple):
    """A key result with its chart, its last check-ins and those before them."""

    result: Result
    chart: Chart
    checks: list
    earlier: list


def cards(measured, today):
    found = {result.record.pk: [] for result in measured.results}
    for check in CheckIn.objects.filter(key_result__in=found).select_related("by__user"):
        found[check.key_result_id].append(check)
    return [card(result, found[result.record.pk], measured.goal, today) for result in measured.results]


def card(result, checks, goal, today):
    """`checks` newest first."""
    record = result.record
    points = [(timezone.localtime(check.at).date(), check.value) for check in reversed(checks)]
    drawn = chart(record.start_value, record.target_value, points, goal.period_start, goal.period_end, today)
    return Card(result, drawn, checks[:CHECKS], checks[CHECKS:])
