"""Comments and notifications for programs. The order of the nine answers stands in row.py."""

from config.tests.matrix.pages_talk import nobody_is_seated, said
from config.tests.matrix.row import Row


def talk(noun, subject, whose, *, POST, PATCH, DELETE):
    """The rows of the comments on one noun. `subject` names what they stand under in `here`, `whose` the one that is
    there; everybody who reads the subject reads them."""
    READ = "200 200 200 200 200 404 401 401 401"

    def comment(here):
        return getattr(here, f"{noun}_comment")

    def under(here):
        return getattr(here, subject).pk

    return [
        Row(f"api:{noun}-comment-list", args=lambda here: [under(here)], data=said, GET=READ, POST=POST),
        Row(
            f"api:{noun}-comment-detail",
            case=whose,
            args=lambda here: [under(here), comment(here).pk],
            data=lambda here: {"text": "Said anew.", "version": comment(here).version},
            GET=READ,
            PATCH=PATCH,
            DELETE=DELETE,
        ),
    ]


ROWS = [
    Row(
        "api:initiative-comment-list",
        case="the executive has no seat",
        args=lambda here: [here.draft.pk],
        before=nobody_is_seated,
        data=said,
        GET="200 200 200 200 200 404 401 401 401",
        POST="201 201 201 201 403 404 401 401 401",
    ),
    *talk(
        "initiative", "draft", "the product manager's",
        POST="201 201 201 201 201 404 401 401 401",
        PATCH="403 200 403 403 403 404 401 401 401",
        DELETE="204 204 403 403 403 404 401 401 401",
    ),
    *(
        row
        for noun in ("project", "task")
        for row in talk(
            noun, noun, "the contributor's",
            POST="201 201 201 201 403 404 401 401 401",
            PATCH="403 403 403 200 403 404 401 401 401",
            DELETE="204 403 403 204 403 404 401 401 401",
        )
    ),
    Row("api:notification-list", GET="200 200 200 200 200 200 401 401 401"),
    Row("api:notification-read-all", POST="200 200 200 200 200 200 401 401 401"),
    Row(
        "api:notification-detail",
        case="the owner's",
        args=lambda here: [here.notification.pk],
        GET="200 404 404 404 404 404 401 401 401",
    ),
    Row(
        "api:notification-read",
        case="the owner's",
        args=lambda here: [here.notification.pk],
        POST="200 404 404 404 404 404 401 401 401",
    ),
]  # fmt: skip
