from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused
from accounts.ids import new_id
from accounts.models.record import LiveManager, Record, RecordQuerySet
from execution.models.project import Project
from execution.models.status import Status

MOST = 12  # columns of one board


class BoardColumnQuerySet(RecordQuerySet):
    def in_order(self):
        return self.order_by("rank", "id")


class BoardColumn(Record):
    """A column that a project named for its own board, each for one of the five states. A project without any has one
    for each state, and no row."""

    in_trash = False  # it comes back by undo; by itself it is nothing to look for

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="columns", editable=False, verbose_name=_("project")
    )
    name = models.CharField(_("name"), max_length=40)
    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.TODO)
    limit = models.PositiveSmallIntegerField(
        _("limit"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(999)],
    )  # fmt: skip
    rank = models.PositiveSmallIntegerField(_("place"), default=1, editable=False)

    objects = LiveManager.from_queryset(BoardColumnQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="execution_boardcolumn_status_known"
            ),
            models.CheckConstraint(
                condition=Q(limit=None) | Q(limit__range=(1, 999)),
                name="execution_boardcolumn_limit",
                violation_error_message=_("A limit is a number from 1 to 999."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("execution:board", args=[self.workspace.slug, self.project.key])

    @classmethod
    def arrange(cls, project, lines, *, by, at=None, cause=None, seen=None):
        """The columns of a board as [{"column": BoardColumn or None, "name", "status", "limit"}] say, in that order;
        none at all stands for the usual ones. seen: the `mark` of those that the writer saw, None for whoever holds the
        project already. Returns the cause, None where nothing differs. Raises Refused, with `row` the index of the line
        where it is one line's fault.
        """
        check(lines)
        cause = cause or new_id()
        how = {"by": by, "at": at, "cause": cause}
        with transaction.atomic():
            project.hold_still()
            here = {column.pk: column for column in project.columns.in_order()}
            if seen is not None and seen != mark(here.values()):
                if alike(here.values(), lines):  # sent once more, for no answer came
                    return None
                words = _t("Somebody changed these columns meanwhile. Load the page again, then change them.")
                raise Refused(words, "id")
            kept = {line["column"].pk for line in lines if line["column"]}
            if kept - set(here):
                raise Refused(_t("One of these columns was deleted meanwhile. Load the page again."), "id")
            gone = [column.trash(**how) for pk, column in here.items() if pk not in kept]
            ranked = enumerate(lines, 1)
            done = sum([cls.arrange_one(project, here, rank, line, how) for rank, line in ranked])
        return cause if gone or done else None

    @classmethod
    def arrange_one(cls, project, here, rank, line, how):
        """Whether anything of this column differs."""
        fields = {"name": line["name"], "status": line["status"], "limit": line["limit"], "rank": rank}
        if line["column"]:
            return here[line["column"].pk].edit(changes=fields, **how) is not None
        cls.create(project=project, workspace=project.workspace, **fields, **how)
        return True


def mark(columns):
    """What tells whether the columns of a board, in their order, are as somebody saw them."""
    return " ".join(f"{column.pk}.{column.version}" for column in columns)


def alike(columns, lines):
    """Whether the columns are what the lines ask for."""
    wanted = [(line["name"], line["status"], line["limit"]) for line in lines]
    return [(column.name, column.status, column.limit) for column in columns] == wanted


def check(lines):
    if len(lines) > MOST:
        raise Refused(_t("A board has at most %(n)s columns.") % {"n": MOST}, "name")
    seen = set()
    for row, line in enumerate(lines):
        if line["name"].casefold() in seen:
            refusal = Refused(_t("Two columns are called “%(name)s”.") % {"name": line["name"]}, "name")
            refusal.row = row
            raise refusal
        seen.add(line["name"].casefold())
