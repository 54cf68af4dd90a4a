"""What a check has to know of the workspace, read once, in a fixed number of queries."""

from django.db.models import Count, Sum

from accounts.models import Membership, Workspace
from accounts.models.many import chunks
from accounts.ownfields import key_of
from accounts.roles import Can
from execution.models import Label, Project, Task
from execution.models.project import OPEN
from roadmap.imports.facts import Known, Standing
from roadmap.imports.nouns import INITIATIVE, PROJECT, TASK, fold
from roadmap.models import Delivery
from strategy.models import Initiative, Product

MAY = {
    INITIATIVE: Can.SHAPE,
    PROJECT: Can.PLAN,
    TASK: Can.PLAN,
    "launch": Can.LAUNCH,
    "decision": Can.LAND_DECISIONS,
}
OF_INITIATIVE = (
    "title",
    "problem",
    "outcome",
    "start",
    "end",
    "precision",
    "horizon",
    "effort",
    "confidence",
)
OF_PROJECT = ("name", "description", "state", "start", "deadline")
OF_TASK = ("title", "description", "status", "priority", "start", "due", "started_on", "finished_on")
OF_TASK += ("estimate", "remaining")


def known(workspace, by, today=None):
    """Known of a workspace as this member may change it."""
    initiatives, projects = list(initiative_rows(workspace)), list(project_rows(workspace))
    links = texts_of(workspace.initiative_links.values_list("initiative_id", "url"))
    wanted = texts_of(workspace.requirements.values_list("initiative_id", "title"))
    own = [its["name"] for its in own_fields(workspace)]
    return Known(
        today=today or workspace.today(),
        may=frozenset(name for name, right in MAY.items() if by.can(right)),
        products=products(workspace),
        people=people(workspace),
        initiatives=standing(
            [
                row
                | {"links": links.get(row["id"], ()), "requirements": wanted.get(row["id"], ())}
                | kept(row, own)
                for row in initiatives
            ],
            (*OF_INITIATIVE, "links", "requirements", *own),
            {"product": "product_id", "owner": "owner_id", "parent": "parent_id"},
        ),
        projects=standing(projects, OF_PROJECT, {"lead": "lead_id", "initiative": "initiative_id"}),
        tasks=tasks(workspace),
        initiative_keys={f"{r['product__key']}-{r['number']}": r["id"] for r in initiatives},
        project_keys={r["key"]: r["id"] for r in projects},
        projects_open=frozenset(r["id"] for r in projects if r["state"] in OPEN),
        initiative_states={r["id"]: r["state"] for r in initiatives},
    )


def initiative_rows(workspace):
    more = ("id", "external_key", "state", "product_id", "owner_id", "parent_id")
    more += ("product__key", "number", "custom")
    return workspace.initiatives.filter(product__deleted_at=None).values(*OF_INITIATIVE, *more)


def own_fields(workspace):
    """[{"name", "label", "kind", "options"}] of what the company added to initiatives, as a mapping keeps them."""
    return [
        {
            "name": its.field_name,
            "label": its.name,
            "kind": its.kind,
            "options": {option["key"]: option["label"] for option in its.live_options},
        }
        for its in workspace.customfields.of("initiative")
    ]


def kept(row, names):
    return {name: row["custom"].get(key_of(name)) for name in names}


def project_rows(workspace):
    """Each with the initiative it serves."""
    serves = dict(Delivery.objects.filter(workspace=workspace).values_list("project_id", "initiative_id"))
    for row in workspace.projects.values(*OF_PROJECT, "id", "key", "external_key", "lead_id"):
        yield row | {"initiative_id": serves.get(row["id"])}


def standing(rows, names, others):
    """{external key: Standing} of those that have one."""
    return {
        row["external_key"]: Standing(
            row["id"],
            {n: row[n] for n in names}
            | {n: row[c] for n, c in others.items()}
            | {"external_key": row["external_key"]},
            state=row["state"],
        )
        for row in rows
        if row["external_key"]
    }


def tasks(workspace):
    rows = workspace.tasks.filter(project__deleted_at=None).exclude(external_key="")
    through = Task.assignees.through.objects.filter(task__in=rows.values("pk"))
    workers = {}
    for task, member in through.values_list("task_id", "membership_id"):
        workers.setdefault(task, []).append(member)
    worn = Task.labels.through.objects.filter(task__in=rows.values("pk"), label__deleted_at=None)
    labels = texts_of(worn.values_list("task_id", "label__name"))
    links = texts_of(workspace.task_links.filter(task__in=rows.values("pk")).values_list("task_id", "url"))
    return {
        row["external_key"]: Standing(
            row["id"],
            {n: row[n] for n in OF_TASK}
            | {"links": links.get(row["id"], ())}
            | {"external_key": row["external_key"], "parent": row["parent_id"]}
            | {"assignees": tuple(workers.get(row["id"], ())), "labels": tuple(labels.get(row["id"], ()))},
            project=row["project_id"],
        )
        for row in rows.values(*OF_TASK, "id", "external_key", "parent_id", "project_id")
    }


def texts_of(pairs):
    """{id of what they belong to: the addresses of its links, the titles of its requirements, its labels}."""
    found = {}
    for pk, url in pairs:
        found.setdefault(pk, []).append(url)
    return found


def products(workspace):
    """By name and by key; the key wins where one product is called as another's key."""
    rows = list(workspace.products.values_list("id", "name", "key"))
    return {fold(name): pk for pk, name, _key in rows} | {fold(key): pk for pk, _name, key in rows}


def people(workspace):
    """By e-mail and by name, in small letters; a name that two share names nobody."""
    members = Membership.objects.active().filter(workspace=workspace).named()
    found = {}
    for member in members:
        for word in {member.user.name.strip().lower(), member.user.email.lower()} - {""}:
            found[word] = None if word in found else member.pk
    return {word: pk for word, pk in found.items() if pk}


def hold(workspace, initiatives):
    """One import at a time, until the transaction ends. Initiatives (ids) come before their workspace, as where one is
    launched or waits for another, so that nobody waits in a circle."""
    for some in chunks(sorted(initiatives)):
        rows = Initiative.everything.select_for_update(no_key=True, of=("self",)).filter(pk__in=some)
        list(rows.order_by("pk").values_list("pk"))
    Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)


def mark(workspace):
    """Changes whenever what a check knows may have changed: versions only grow, deleted rows and purges are counted."""
    sums = [
        tuple(m.everything.filter(workspace=workspace).aggregate(n=Count("id"), v=Sum("version")).values())
        for m in (Product, Initiative, Project, Task, Label, Delivery, Membership)
    ]
    return [*sums, Workspace.objects.values_list("purges").get(pk=workspace.pk)]
