"""Comments and the inbox. The order of the nine answers stands in row.py.

Whoever works here comments; an executive only reads, but for initiatives of a product where they sit as approver.
"""

from config.tests.matrix.row import Row
from strategy.models import ApproverSeat


def nobody_is_seated(here):
    ApproverSeat.everything.filter(product=here.product).delete()


def said(here):
    return {"text": "Look at this, @Mara Lindholm."}


def talk(app, noun, subject, whose, *, GET, POST, edit, save, delete):
    """The rows of the comments on one noun. `subject` names what they stand under in `here`; `whose` the one that
    is there; `edit` and `save` are asked for its form, `delete` for its end."""
    route = f"{app}:{noun}_comment"

    def one(here):
        return [getattr(here, subject).key, getattr(here, f"{noun}_comment").pk]

    return [
        Row(f"{route}s", args=lambda here: [getattr(here, subject).key], data=said, GET=GET, POST=POST),
        Row(f"{route}_edit", case=whose, args=one, data=said, GET=edit, POST=save),
        Row(f"{route}_delete", case=whose, args=one, POST=delete),
    ]


COMMENTS = [
    Row(
        "strategy:initiative_comments",
        case="the executive has no seat",
        args=lambda here: [here.draft.key],
        before=nobody_is_seated,
        data=said,
        GET="200 200 200 200 200 404 404 login login",
        POST="302 302 302 302 403 404 404 login login",
    ),
    *talk(
        "strategy", "initiative", "draft", "the product manager's",
        GET="200 200 200 200 200 404 404 login login",
        POST="302 302 302 302 302 404 404 login login",
        edit="403 200 403 403 403 404 404 login login",
        save="403 302 403 403 403 404 404 login login",
        delete="302 302 403 403 403 404 404 login login",
    ),
    *(
        row
        for noun in ("project", "task")
        for row in talk(
            "execution", noun, noun, "the contributor's",
            GET="200 200 200 200 200 404 404 login login",
            POST="302 302 302 302 403 404 404 login login",
            edit="403 403 403 200 403 404 404 login login",
            save="403 403 403 302 403 404 404 login login",
            delete="302 403 403 302 403 404 404 login login",
        )
    ),
    Row("collaboration:mentions", GET="200 200 200 200 200 404 404 login login"),
]  # fmt: skip

INBOX = [
    Row("collaboration:inbox", GET="200 200 200 200 200 404 404 login login"),
    Row("collaboration:bell", GET="200 200 200 200 200 404 404 login login"),
    Row("collaboration:inbox_read_all", POST="302 302 302 302 302 404 404 login login"),
    Row(
        "collaboration:inbox_open",
        case="the owner's",
        args=lambda here: [here.notification.pk],
        GET="302 404 404 404 404 404 404 login login",
    ),
    Row(
        "collaboration:inbox_read",
        case="the owner's",
        args=lambda here: [here.notification.pk],
        POST="302 404 404 404 404 404 404 login login",
    ),
]

ROWS = [*COMMENTS, *INBOX]
