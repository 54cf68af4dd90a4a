"""What a file's columns may become: the fields of initiatives, projects and tasks, and the words that name them.

No database.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.ownfields import LARGEST, LONGEST, key_of
from roadmap.imports.values import HOURS, MONEY, PER_CENT, WEEKS

INITIATIVE, PROJECT, TASK = "initiative", "project", "task"
NOUNS = (INITIATIVE, PROJECT, TASK)  # in the order in which they land
TEXT, DATE, NUMBER, CHOICE, PERSON, PEOPLE, REFERENCE, LINKS, FRAME, TEXTS, WORDS = (
    "text", "date", "number", "choice", "person", "people", "reference", "links", "frame", "texts", "words",
)  # fmt: skip


@dataclass(frozen=True)
class Field:
    """name: of the record's field, or of what only an import knows. kind: how a cell is read. words: headers
    that mean it, the best first, folded. longest: characters. choices: {value: words that mean it}."""

    name: str
    label: object
    kind: str = TEXT
    words: tuple[str, ...] = ()
    required: bool = False
    longest: int = 0
    most: int = 0
    choices: dict | None = None
    units: tuple[str, ...] = ()  # that a number may be written with, its own first: of values.SAID

    @property
    def many(self):
        """Whether columns of one name are taken together."""
        return self.kind in (PEOPLE, LINKS, TEXTS, WORDS)


STATUSES = {
    "todo": ("todo", "to do", "open", "new", "backlog", "not started", "planned", "reopened", "selected for development"),
    "doing": ("doing", "in progress", "running", "started", "active", "in development", "ongoing"),
    "in_review": ("in review", "review", "in code review", "under review"),
    "done": ("done", "closed", "complete", "completed", "finished", "resolved"),
    "cancelled": ("cancelled", "canceled", "rejected", "abandoned", "wont do", "wont fix", "dropped"),
}  # fmt: skip
PRIORITIES = {
    "none": ("none", "no priority", "not set"),
    "low": ("low", "lowest", "minor", "trivial"),
    "medium": ("medium", "normal", "moderate"),
    "high": ("high", "major"),
    "urgent": ("urgent", "highest", "critical", "blocker"),
}
STATES = {
    "planned": ("planned", "not started", "new", "todo", "to do"),
    "active": ("active", "in progress", "started", "running", "doing", "open"),
    "paused": ("paused", "on hold", "suspended"),
    "finished": ("finished", "done", "complete", "completed", "closed"),
    "cancelled": ("cancelled", "canceled", "abandoned"),
}
# What was decided elsewhere: every tracker has words of its own for it, so none is taken for granted.
DRAFT, APPROVED, SKIP = "draft", "approved", "skip"
VERDICTS = {DRAFT: (), APPROVED: (), SKIP: ()}
HORIZONS = {"now": (), "next": (), "later": ("someday",)}
KEY = (
    "key",
    "external key",
    "external id",
    "id",
    "issue key",
    "identifier",
    "ticket",
    "number",
    "project number",
    "uid",
)
LINK = ("links", "link", "url", "urls", "external links", "web link")
START = ("start", "start date", "begin", "begins", "planned start", "from")


def key(*more):
    return Field("external_key", _("External key"), words=(*more, *KEY), required=True, longest=200)


FIELDS = {
    INITIATIVE: (
        key("initiative key", "initiative id"),
        Field("title", _("Title"), words=("title", "name", "initiative", "initiative title", "project name",
              "investment title", "summary"), required=True, longest=200),
        Field("product", _("Product"), REFERENCE, ("product", "portfolio", "department", "agency"), True, 80),
        Field("problem", _("Problem"), words=("problem", "need", "why", "description", "gap"), longest=20_000),
        Field("outcome", _("Outcome"), words=("outcome", "benefit", "benefits", "summary", "description aims",
              "aims", "objective"), longest=20_000),
        Field("start", _("Start"), DATE, START),
        Field("end", _("End"), DATE, ("end", "end date", "finish", "planned end", "target date", "due date", "to")),
        Field("when", _("Time frame in words"), FRAME, ("time frame", "timeframe", "quarter", "when")),
        Field("horizon", _("Horizon"), CHOICE, ("horizon", "now next later"), choices=HORIZONS),
        Field("effort", _("Effort in person-weeks"), NUMBER, ("effort", "person weeks", "effort weeks"),
              most=999_999, units=(WEEKS,)),
        Field("confidence", _("Confidence in per cent"), NUMBER, ("confidence",), most=100,
              units=(PER_CENT,)),
        Field("owner", _("Owner"), PERSON, ("owner", "initiative owner", "assignee", "lead")),
        Field("parent", _("Part of"), REFERENCE, ("part of", "parent initiative", "parent key", "parent"), longest=200),
        Field("verdict", _("Decided elsewhere"), CHOICE, choices=VERDICTS),
        Field("approved_on", _("Approved elsewhere on"), DATE, ("approved on", "approval date", "approved",
              "baseline date", "baselined on", "decided on")),
        Field("decision_note", _("Words of that decision"), words=("decision note", "decision"), longest=5_000),
        Field("requirements", _("Requirements"), TEXTS, ("requirements", "requirement"), longest=300),
        Field("links", _("Links"), LINKS, LINK),
    ),
    PROJECT: (
        key("project key", "project id"),
        Field("initiative", _("Initiative"), REFERENCE, ("initiative", "initiative key", "initiative id", "investment"),
              longest=200),
        Field("name", _("Name"), words=("name", "title", "project", "project name", "summary"), required=True,
              longest=120),
        Field("description", _("Description"), words=("description", "notes", "summary"), longest=20_000),
        Field("lead", _("Lead"), PERSON, ("lead", "owner", "manager", "project lead", "project manager")),
        Field("state", _("State"), CHOICE, ("state", "status"), choices=STATES),
        Field("start", _("Start"), DATE, START),
        Field("deadline", _("Deadline"), DATE, ("deadline", "end", "end date", "due", "due date", "finish", "planned end")),
    ),
    TASK: (
        key("task key", "task id"),
        Field("project", _("Project"), REFERENCE, ("project", "project identifier", "project key", "project id",
              "project name"), True, 200),
        Field("project_name", _("Name of a new project"), words=("project name", "project title"), longest=120),
        Field("title", _("Title"), words=("title", "summary", "name", "task", "task name", "subject"), required=True,
              longest=250),
        Field("description", _("Description"), words=("description", "notes", "details", "body"), longest=50_000),
        Field("parent", _("Parent task"), REFERENCE, ("parent key", "parent task", "parent", "parent id", "epic link"),
              longest=200),
        Field("status", _("Status"), CHOICE, ("status", "state", "state name"), choices=STATUSES),
        Field("priority", _("Priority"), CHOICE, ("priority", "severity"), choices=PRIORITIES),
        Field("assignees", _("Assignees"), PEOPLE, ("assignees", "assignee", "assigned to", "owner", "responsible")),
        Field("start", _("Start"), DATE, ("planned start", "start", "start date", "begin")),
        Field("due", _("Due"), DATE, ("planned end", "due", "due date", "end", "end date", "finish", "target date",
              "deadline", "planned finish")),
        Field("started_on", _("Started on"), DATE, ("actual start", "started on", "started")),
        Field("finished_on", _("Finished on"), DATE, ("actual end", "actual finish", "finished on", "completed at",
              "completed on", "resolved", "closed at")),
        Field("estimate", _("Estimate in hours"), NUMBER, ("estimate", "est", "estimate hours", "original estimate"),
              most=99_999, units=(HOURS,)),
        Field("points", _("Estimate in points"), NUMBER, ("story points", "story point estimate", "points",
              "estimate points", "estimate in points", "sp"), most=99_999),
        Field("hours_a_point", _("Hours a point"), NUMBER, most=999, units=(HOURS,)),
        Field("remaining", _("Remaining hours"), NUMBER, ("remaining", "remaining hours", "remaining estimate"),
              most=99_999, units=(HOURS,)),
        Field("labels", _("Labels"), WORDS, ("labels", "label", "tags", "tag"), longest=40, most=20),
        Field("links", _("Links"), LINKS, LINK),
    ),
}  # fmt: skip
LABELS = {INITIATIVE: _("Initiatives"), PROJECT: _("Projects"), TASK: _("Tasks")}


def fields(noun, own=()):
    """{name: Field} of a noun, in the order in which a page offers them; own: what the company added to initiatives."""
    more = map(own_spec, own) if noun == INITIATIVE else ()
    return {found.name: found for found in (*FIELDS[noun], *more)}


def own_spec(its):
    """The Field of one that the company defined: {"name", "label", "kind", "options": {id: label}} as a mapping keeps it."""
    kind = {"text": TEXT, "number": NUMBER, "date": DATE, "choice": CHOICE}[its["kind"]]
    choices = {pk: (fold(label),) for pk, label in its["options"].items()} if kind == CHOICE else None
    words = (fold(its["label"]), fold(key_of(its["name"])))
    return Field(
        its["name"],
        its["label"],
        kind,
        words,
        longest=LONGEST,
        most=LARGEST - 1,
        choices=choices,
        units=(MONEY, PER_CENT),
    )


def fold(text):
    """A header or a status for comparing: small letters, one space between words, no other signs."""
    return " ".join(
        "".join(c if c.isalnum() else " " for c in text.replace("'", "").replace("’", "")).lower().split()
    )


def choice_of(found, text):
    """The value a text names by itself, "" where it names none."""
    word = fold(text)
    return next((v for v, words in found.choices.items() if word in (fold(v), *words)), "")
