"""What was said about one subject, as its page shows it: the last comments, oldest first."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from accounts.keyset import after, page
from accounts.lookup import find
from accounts.markdown import render
from collaboration.mentions import mentioned
from collaboration.models.comment import ORDER

SIZE = 20


@dataclass
class Line:
    """A comment with its words as HTML, and what this reader may do with it."""

    comment: Any
    html: str
    may_edit: bool
    may_delete: bool


@dataclass
class Thread:
    subject: Any
    url: str  # of the thread as a page of its own
    lines: list = field(default_factory=list)
    count: int = 0
    earlier: str = ""  # the cursor of the comments before these, "" where these are the first
    may_write: bool = False

    @property
    def earlier_count(self):
        return max(0, self.count - len(self.lines))


def address(subject):
    return f"{subject.get_absolute_url()}comments/"


def thread(subject, member, cursor="", until=""):
    """The last comments, those before the cursor, or those up to the one with the id `until`.

    Raises Refused for a damaged cursor.
    """
    comments = subject.comments
    found = page(up_to(comments, until), ORDER, cursor, SIZE)
    return Thread(
        subject=subject,
        url=address(subject),
        lines=lines(found.rows[::-1], member),
        count=comments.count(),
        earlier=found.next,
        may_write=comments.model.open_to(subject, member),
    )


def up_to(comments, ref):
    last = find(comments.all(), ref) if ref else None
    if last is None:
        return comments.for_thread()
    return comments.for_thread().filter(after(ORDER, (last.created_at, last.pk)) | Q(pk=last.pk))


def lines(comments, member):
    """[Line] in their order; the names of all who are mentioned in one query."""
    names = names_in(comments, member.workspace)
    return [Line(c, render(c.text, names), c.editable_by(member), c.removable_by(member)) for c in comments]


def names_in(comments, workspace):
    """{id: name} of those of the workspace whom these comments mention."""
    ids = set().union(*(mentioned(comment.text) for comment in comments))
    rows = workspace.memberships.filter(pk__in=ids).values_list("pk", "user__name", "user__email")
    return {pk: name or email for pk, name, email in rows}
