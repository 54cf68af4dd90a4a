"""A blocked task that a program moves on: as on pages, somebody says whether the block is over."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import APIException, ValidationError

from execution.blocks import ANSWERS, STAYS, StillBlocked, answers_to, is_over
from execution.models.blockable import FREE

BLOCK = OpenApiParameter(
    "block", OpenApiTypes.STR, enum=ANSWERS,
    description="Where a blocked task moves on: the block is over with it, or it stays and the task moves anyway, "
    "unless the status closes it, which ends the block. "
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
    stays = STAYS in answers_to(status)
    if said == STAYS and not stays and task.blocked:
        raise ValidationError({"block": ["What is over is blocked by nothing: say over, or another status."]})
    try:
        return FREE if is_over(task, status, said) else {}
    except StillBlocked as asked:
        raise StillBlockedProblem(
            f"{task.key} is blocked since {task.blocked_on}: {task.blocked}. "
            f"Send it again with block=over where that is over{', with block=stays to move it anyway' if stays else ''}."
        ) from asked
