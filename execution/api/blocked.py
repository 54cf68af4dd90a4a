"""A blocked task that a program moves on: as on pages, somebody says whether the block is over."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import APIException, ValidationError

from execution.blocks import ANSWERS, StillBlocked, is_over
from execution.models.blockable import FREE

BLOCK = OpenApiParameter(
    "block", OpenApiTypes.STR, enum=ANSWERS,
    description="Where a blocked task moves on: the block is over with it, or it stays and the task moves anyway. "
    "Without it such a move is refused with 409.",
)  # fmt: skip


class StillBlockedProblem(APIException):
    """The move that nobody agreed to yet."""

    status_code = 409
    default_code = "still_blocked"


def freed(request, task, status):
    """What a move to this status (None for no other) changes of the block beside it."""
    said = request.query_params.get("block", "")
    if said and said not in ANSWERS:
        raise ValidationError({"block": [f"One of: {', '.join(ANSWERS)}."]})
    try:
        return FREE if is_over(task, status, said) else {}
    except StillBlocked as asked:
        raise StillBlockedProblem(
            f"{task.key} is blocked since {task.blocked_on}: {task.blocked}. "
            "Send it again with block=over where that is over, with block=stays to move it anyway."
        ) from asked
