import datetime as dt
import uuid
import zoneinfo

from django.db import migrations

BATCH = 200
DECIDED = ("approved", "changes_requested", "declined")


def keep_what_is_known(apps, schema_editor):
    """Decisions taken before their grounds were kept: what was asked, the score a promise has, and the round."""
    grounds = apps.get_model("strategy", "Grounds")
    requests = apps.get_model("strategy", "ApprovalRequest").objects.filter(outcome__in=DECIDED)
    months = dict(apps.get_model("strategy", "Planning")._base_manager.values_list("workspace", "fiscal_month"))
    found = requests.exclude(decisions__imported=True).select_related("initiative__product", "workspace")
    made = [of_request(grounds, request, months) for request in found.order_by("closed_at").iterator(BATCH)]
    grounds.objects.bulk_create(made, BATCH)


def of_request(grounds, request, months):
    decision = request.decisions.order_by("at", "id").last()
    promise = request.initiative.promises.filter(decision=decision).first() if decision else None
    member = decision and decision.by
    kept = {
        "partial": True,
        "title": request.snapshot["title"],
        "key": f"{request.initiative.product.key}-{request.initiative.number}",
        "effort": request.snapshot["effort"],
        "goals": [goal | {"share": None, "results": []} for goal in request.snapshot["goals"]],
        "evidence": {},
        "score": promise.score if promise else {},
        "round": round_of(request, months.get(request.workspace_id, 1)),
    }
    return grounds(
        id=uuid.uuid4(), workspace=request.workspace, product=request.initiative.product,
        initiative=request.initiative, request=request, decision=decision, verb="closed", outcome=request.outcome,
        by=member.user.name if member else "", kept=kept, at=decision.at if decision else request.closed_at,
    )  # fmt: skip


def round_of(request, fiscal):
    """The quarter of the planning year in which it was decided."""
    day = request.closed_at.astimezone(zoneinfo.ZoneInfo(request.workspace.timezone)).date()
    into = (day.month - fiscal) % 12
    first = months_on(day.replace(day=1), -(into % 3))
    ends = months_on(first, 12 - (first.month - fiscal) % 12 - 1).year
    year = str(ends) if fiscal == 1 else f"FY{ends % 100:02}"
    return {
        "start": first.isoformat(),
        "end": (months_on(first, 3) - dt.timedelta(days=1)).isoformat(),
        "words": f"Q{into // 3 + 1} {year}",
    }


def months_on(first, months):
    count = first.year * 12 + first.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def forget(apps, schema_editor):
    """The table goes with the step before."""


class Migration(migrations.Migration):
    dependencies = [("strategy", "0016_grounds_of_decisions")]

    operations = [migrations.RunPython(keep_what_is_known, forget)]
