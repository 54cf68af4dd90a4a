"""What changes something, written by hand: who asks where with what, and the verb that the log then holds."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse

from accounts.tests import factories as people
from execution.models import Milestone, Project, Task
from strategy.models import Requirement, Vision

OWNER, PRODUCT, PROJECT, WORKER = "owner", "product_manager", "project_manager", "contributor"
YEAR = {"period_start": "2026-01-01", "period_end": "2026-12-31"}


def found(place, steps):
    """`members.contributor.pk`, step by step."""
    for step in steps.split("."):
        place = place[step] if isinstance(place, dict) else getattr(place, step)
    return place


def nothing(place):
    return {}


class Write(NamedTuple):
    """`who` asks with `body`. It and the arguments of the address come from the place: paths or functions."""

    route: str
    who: str
    arguments: tuple
    body: Callable
    verb: str
    method: str = "post"

    def __str__(self):
        return f"{self.method} {self.route} {self.verb}"

    @property
    def by_program(self):
        return self.route.startswith("api:")

    def address(self, place):
        given = [a(place) if callable(a) else found(place, a) for a in self.arguments]
        outside = self.by_program or self.route in SIGNED_OUT
        return reverse(self.route, args=given if outside else [place.workspace.slug, *given])

    def prepared(self, place):
        """The request, ready to be sent: nothing is written any more but by its view."""
        address, body = self.address(place), self.body(place)
        send = getattr(self.client(place), self.method)
        return lambda: send(address, body, **({"format": "json"} if self.by_program else {}))

    def client(self, place):
        if self.route in SIGNED_OUT:
            return people.Client()
        member = place.members[self.who]
        return people.api_of(member) if self.by_program else people.client_of(member)

    def actor(self, place):
        """Whose name the log should hold."""
        return place.members[self.who] if self.who else place.workspace.memberships.latest("created_at")


SIGNED_OUT = {"accounts:invitation_accept", "roadmap:digest_stop"}  # the address is the right


def page(route, who, *arguments, verb="edited", body=nothing):
    return Write(route, who, arguments, body if callable(body) else lambda place: body, verb)


def post(route, who, *arguments, verb="created", body=nothing):
    return page(f"api:{route}", who, *arguments, verb=verb, body=body)


def patch(noun, who, argument, body):
    """With the version that the row has."""

    def full(place):
        record = found(place, argument.removesuffix(".pk"))
        version = type(record).everything.values_list("version", flat=True).get(pk=record.pk)
        return (body(place) if callable(body) else body) | {"version": version}

    return page(f"api:{noun}-detail", who, argument, body=full)._replace(method="patch")


def delete(noun, who, argument):
    return page(f"api:{noun}-detail", who, argument, verb="deleted")._replace(method="delete")


def word(text):
    return lambda place: text


def second_requirement(place):
    return Requirement.create(by=place.manager, initiative=place.draft, title="And a second").pk


def whole_draft(place):
    """The key of the workspace's own vision, drafted and never published."""
    Vision.create(by=place.manager, workspace=place.workspace, product=None, statement="Fed by the region.")
    return "workspace"


def loose_vision(place):
    """The same by its id."""
    whole_draft(place)
    return place.workspace.visions.get(product=None).pk


def finished(place):
    """What is in delivery, with its projects finished."""
    Project.objects.get(pk=place.project.pk).move("finished", by=place.owner)
    return place.delivering.key


def overdue(place):
    """Something of the writer's that was due long ago."""
    me = place.members[PROJECT]
    Task.create(by=me, project=place.project, title="Late", due=dt.date(2020, 1, 1), assignees=[me])
    return {}


def bare_milestone(place):
    """One without work, so that a word makes it reached."""
    me = place.members[PROJECT]
    return Milestone.create(by=me, project=place.project, name="Bare", due=dt.date(2026, 7, 10)).pk


def act(role):
    return lambda place: place.act(role)


def just_acted(place):
    place.act(WORKER)
    return {}


HOUSE = [
    page("accounts:tokens", OWNER, verb="created", body={"name": "Reports"}),
    page("accounts:token_revoke", OWNER, "tokens.contributor.pk", verb="revoked"),
    page("accounts:invite", OWNER, verb="created", body={"email": "sam@larkfield.example", "role": WORKER}),
    page("accounts:invitation_revoke", OWNER, "invitation.pk", verb="revoked"),
    page("accounts:invitation_again", OWNER, "invitation.pk", verb="created"),
    page("accounts:invitation_accept", None, "secret", verb="joined",
         body={"name": "Ruth Amsel", "password": "a long passphrase"}),
    page("accounts:change_role", OWNER, "members.contributor.pk", body={"role": "executive"}),
    page("accounts:deactivate", OWNER, "members.contributor.pk", verb="deactivated"),
    page("accounts:settings", OWNER, body={"name": "Larkfield & Sons", "timezone": "Europe/Berlin"}),
    page("accounts:restore", PRODUCT, "deleted.pk", verb="restored"),
    page("accounts:undo", PRODUCT, act(PRODUCT), verb="deleted"),
    page("accounts:undo_latest", WORKER, body=just_acted),
]  # fmt: skip

SHAPING = [
    page("strategy:product_new", PRODUCT, verb="created",
         body={"name": "Cellar", "key": "CEL", "colour": "b", "lifecycle": "active", "tolerance": "10"}),
    page("strategy:product_edit", PRODUCT, "product.key",
         body={"name": "Cellar", "key": "ORC", "colour": "b", "lifecycle": "active", "tolerance": "10"}),
    page("strategy:product_delete", PRODUCT, "product.key", verb="deleted"),
    page("strategy:product_seat", PRODUCT, "product.key", "members.contributor.pk", verb="created"),
    page("strategy:goal_new", PRODUCT, verb="created",
         body=lambda place: YEAR | {"product": place.product.pk, "title": "Fewer calls"}),
    page("strategy:goal_edit", PRODUCT, "goal.key", body=YEAR | {"title": "Fewer calls"}),
    page("strategy:goal_delete", PRODUCT, "goal.key", verb="deleted"),
    page("strategy:key_result_new", PRODUCT, "goal.key", verb="created",
         body={"title": "Calls a week", "start_value": "9", "target_value": "2"}),
    page("strategy:key_result_edit", PRODUCT, "key_result.pk",
         body={"title": "Calls a week", "start_value": "9", "target_value": "2"}),
    page("strategy:key_result_delete", PRODUCT, "key_result.pk", verb="deleted"),
    page("strategy:check_in", PRODUCT, "key_result.pk", verb="checked_in", body={"value": "77"}),
    page("strategy:initiative_new", PRODUCT, verb="created",
         body=lambda place: {"product": place.product.pk, "title": "Bulk discounts"}),
    page("strategy:initiative_edit", PRODUCT, "draft.key", body={"title": "Bulk discounts"}),
    page("strategy:initiative_field", PRODUCT, "draft.key", word("title"), body={"title": "Bulk discounts"}),
    page("strategy:initiative_delete", PRODUCT, "draft.key", verb="deleted"),
    page("strategy:initiative_move", PRODUCT, "draft.key", word("submit"), verb="submit"),
    page("strategy:initiative_move", PRODUCT, "in_review.key", word("withdraw"), verb="withdraw"),
    page("strategy:initiative_move", PRODUCT, "approved.key", word("hold"), verb="hold"),
    page("strategy:initiative_move", PRODUCT, "on_hold.key", word("resume"), verb="resume"),
    page("strategy:initiative_move", PRODUCT, "declined.key", word("reopen"), verb="reopen"),
    page("strategy:initiative_decide", OWNER, "in_review.key", verb="approve", body={"verdict": "approve"}),
    page("strategy:requirement_new", PRODUCT, "draft.key", verb="created",
         body={"title": "As a file", "priority": "must"}),
    page("strategy:requirement_edit", PRODUCT, "requirement.pk",
         body={"title": "As a file", "priority": "could"}),
    page("strategy:requirement_place", PRODUCT, second_requirement, body={"to": "up"}),
    page("strategy:requirement_delete", PRODUCT, "requirement.pk", verb="deleted"),
]  # fmt: skip

AIMING = [
    page("strategy:vision_new", PRODUCT, word("workspace"), verb="created", body={"statement": "Fed well."}),
    page("strategy:vision_edit", PRODUCT, "product.key", body={"statement": "Fed well."}),
    page("strategy:vision_field", PRODUCT, "product.key", word("offer"), body={"offer": "Everything."}),
    page("strategy:vision_publish", PRODUCT, "product.key", verb="published", body={"note": "Read it."}),
    page("strategy:vision_delete", PRODUCT, whole_draft, verb="deleted"),
    page("strategy:theme_new", PRODUCT, verb="created", body={"name": "Grower speed"}),
    page("strategy:theme_edit", PRODUCT, "theme.pk", body={"name": "Grower speed", "hue": "v"}),
    page("strategy:theme_place", PRODUCT, "other_theme.pk", body={"to": "up"}),
    page("strategy:theme_delete", PRODUCT, "theme.pk", verb="deleted"),
    page("strategy:key_date_new", PRODUCT, "product.key", verb="created",
         body={"name": "Season", "date": "2026-06-01"}),
    page("strategy:key_date_edit", PRODUCT, "key_date.pk", body={"name": "Season", "date": "2026-06-01"}),
    page("strategy:key_date_delete", PRODUCT, "key_date.pk", verb="deleted"),
    page("strategy:goal_publish", PRODUCT, "goal.key", verb="published", body={"note": "Look."}),
    post("vision-list", PRODUCT, body={"statement": "Fed well."}),
    patch("vision", PRODUCT, "vision.pk", {"statement": "Fed well."}),
    delete("vision", PRODUCT, loose_vision),
    post("vision-publication", PRODUCT, "vision.pk", verb="published", body={"note": "Read it."}),
    post("goal-publication", PRODUCT, "goal.pk", verb="published", body={"note": "Look."}),
    post("theme-list", PRODUCT, body={"name": "Grower speed"}),
    patch("theme", PRODUCT, "theme.pk", {"name": "Grower speed"}),
    delete("theme", PRODUCT, "theme.pk"),
    post("theme-place", PRODUCT, "other_theme.pk", verb="edited", body={"after": None}),
    post("key-date-list", PRODUCT,
         body=lambda p: {"product": str(p.product.pk), "name": "Season", "date": "2026-06-01"}),
    patch("key-date", PRODUCT, "key_date.pk", {"name": "Season"}),
    delete("key-date", PRODUCT, "key_date.pk"),
]  # fmt: skip

WORK = [
    page("execution:project_new", PROJECT, verb="created", body={"name": "Cold store", "key": "COL"}),
    page("execution:project_edit", PROJECT, "project.key", body={"name": "Cold store", "key": "COL"}),
    page("execution:project_move", PROJECT, "loose.key", body={"state": "active"}),
    page("execution:project_delete", PROJECT, "loose.key", verb="deleted"),
    page("execution:update_new", PROJECT, "project.key", verb="declared",
         body={"health": "at_risk", "words": "The bank is slow."}),
    page("execution:milestone_new", PROJECT, "project.key", verb="created",
         body={"name": "API complete", "due": "2026-07-10"}),
    page("execution:milestone_edit", PROJECT, "milestone.pk", body={"name": "Pilot", "due": "2026-07-10"}),
    page("execution:milestone_reach", PROJECT, bare_milestone, body={"to": "reached"}),
    page("execution:milestone_delete", PROJECT, "milestone.pk", verb="deleted"),
    page("execution:task_new", PROJECT, verb="created",
         body=lambda place: {"title": "Call the bank", "project": place.project.pk}),
    page("execution:task_edit", PROJECT, "task.key",
         body={"title": "Call the bank", "status": "todo", "priority": "none"}),
    page("execution:task_field", WORKER, "task.key", word("remaining"), body={"remaining": "3"}),
    page("execution:work_overdue", PROJECT, body=overdue),
    page("execution:task_move", WORKER, "task.key", body={"status": "done"}),
    page("execution:task_delete", PROJECT, "task.key", verb="deleted"),
]  # fmt: skip

SPAN = {"start": "2026-06-15", "end": "2026-06-26"}
OFF = {"first": "2026-06-15", "last": "2026-06-26"}

STAFF = [
    page("execution:person_new", PROJECT, verb="created",
         body={"kind": "equipment", "name": "A van", "hours": "40", "days": ["mon"]}),
    page("execution:person_edit", PROJECT, "placeholder.pk",
         body={"name": "Two designers", "hours": "40", "days": ["mon"]}),
    page("execution:person_active", PROJECT, "placeholder.pk"),
    page("execution:person_replace", PROJECT, "placeholder.pk",
         body=lambda place: {"person": place.person.pk}),
    page("execution:person_delete", PROJECT, "placeholder.pk", verb="deleted"),
    page("execution:allocation_new", PROJECT, verb="created",
         body=lambda p: SPAN | {"person": p.person.pk, "project": p.project.pk, "percent": "40"}),
    page("execution:allocation_edit", PROJECT, "allocation.pk",
         body=lambda p: SPAN | {"person": p.person.pk, "project": p.project.pk, "percent": "40"}),
    page("execution:allocation_delete", PROJECT, "allocation.pk", verb="deleted"),
    page("execution:timeoff_new", PROJECT, verb="created", body=lambda p: OFF | {"person": p.person.pk}),
    page("execution:timeoff_edit", PROJECT, "time_off.pk", body=lambda p: OFF | {"person": p.person.pk}),
    page("execution:timeoff_delete", PROJECT, "time_off.pk", verb="deleted"),
]  # fmt: skip

LINE = [
    page("roadmap:delivery_trash", PROJECT, "delivery.pk", verb="deleted"),
    page("roadmap:delivery_launch", PROJECT, "approved.key", verb="launch", body={"name": "Cold chain"}),
    page("roadmap:delivery_another", PROJECT, "delivering.key", verb="created",
         body={"name": "Second half", "idempotency_key": "second"}),
    page("roadmap:initiative_ship", PRODUCT, finished, verb="ship"),
    page("roadmap:digest", WORKER, body={"frequency": "daily", "hour": "7"}),
    page("roadmap:import_undo", PROJECT, "imported.pk", verb="deleted"),
    page("roadmap:digest_stop", "executive", "stop_token"),
]  # fmt: skip

VIEWS = [
    page("roadmap:view_new", PRODUCT, verb="created", body={"name": "By owner"}),
    page("roadmap:view_save", PRODUCT, "roadmap.pk"),
    page("roadmap:view_rename", PRODUCT, "roadmap.pk", body={"name": "By owner"}),
    page("roadmap:view_trash", PRODUCT, "roadmap.pk", verb="deleted"),
    page("roadmap:view_publish", PRODUCT, "roadmap.pk", verb="published", body={"note": "As agreed."}),
    page("roadmap:share", PRODUCT, "roadmap.pk", verb="created", body={"name": "Growers", "fields_shown": ["lane"]}),
    page("roadmap:share_revoke", PRODUCT, "share_link.pk", verb="revoked"),
    post("roadmap-list", PRODUCT, body={"name": "By owner"}),
    patch("roadmap", PRODUCT, "roadmap.pk", {"name": "By owner"}),
    delete("roadmap", PRODUCT, "roadmap.pk"),
    post("roadmap-publication", PRODUCT, "roadmap.pk", verb="published", body={"note": "As agreed."}),
    post("share-link-list", PRODUCT, body=lambda p: {"roadmap": str(p.roadmap.pk), "name": "Growers"}),
    patch("share-link", PRODUCT, "share_link.pk", {"name": "Growers"}),
    page("api:share-link-detail", PRODUCT, "share_link.pk", verb="revoked")._replace(method="delete"),
]  # fmt: skip


TALK = [
    page("strategy:initiative_comments", PRODUCT, "draft.key", verb="created", body={"text": "Why now?"}),
    page("strategy:initiative_comment_edit", PRODUCT, "draft.key", "initiative_comment.pk",
         body={"text": "Why?"}),
    page("strategy:initiative_comment_delete", PRODUCT, "draft.key", "initiative_comment.pk", verb="deleted"),
    page("execution:project_comments", WORKER, "project.key", verb="created", body={"text": "When?"}),
    page("execution:project_comment_edit", WORKER, "project.key", "project_comment.pk", body={"text": "Who?"}),
    page("execution:project_comment_delete", OWNER, "project.key", "project_comment.pk", verb="deleted"),
    page("execution:task_comments", WORKER, "task.key", verb="created", body={"text": "Done by noon."}),
    page("execution:task_comment_edit", WORKER, "task.key", "task_comment.pk", body={"text": "By two."}),
    page("execution:task_comment_delete", WORKER, "task.key", "task_comment.pk", verb="deleted"),
]  # fmt: skip


def comment_of(noun, who, subject):
    """The four ways in which a program speaks below `subject`."""
    one, below = f"{noun}_comment.pk", (f"{subject}.pk",)
    detail = f"api:{noun}-comment-detail"
    return [
        page(f"api:{noun}-comment-list", who, *below, verb="created", body={"text": "Said by a program."}),
        page(detail, who, *below, one, body=lambda p: {"text": "Said anew.", "version": 1})._replace(
            method="patch"
        ),
        page(detail, who, *below, one, verb="deleted")._replace(method="delete"),
    ]


API = [
    *comment_of("initiative", PRODUCT, "draft"),
    *comment_of("project", WORKER, "project"),
    *comment_of("task", WORKER, "task"),
    patch("api-member", OWNER, "members.contributor.pk", {"role": "executive"}),
    post("product-list", PRODUCT, body={"name": "Cellar", "key": "CEL"}),
    patch("product", PRODUCT, "product.pk", {"name": "Cellar"}),
    delete("product", PRODUCT, "product.pk"),
    post("goal-list", PRODUCT, body=lambda p: YEAR | {"product": str(p.product.pk), "title": "Fewer calls"}),
    patch("goal", PRODUCT, "goal.pk", {"title": "Fewer calls"}),
    delete("goal", PRODUCT, "goal.pk"),
    post("initiative-list", PRODUCT, body=lambda p: {"product": str(p.product.pk), "title": "Discounts"}),
    patch("initiative", PRODUCT, "draft.pk", {"title": "Discounts"}),
    delete("initiative", PRODUCT, "draft.pk"),
    post("initiative-submission", PRODUCT, "draft.pk", verb="submit"),
    post("initiative-decisions", OWNER, "in_review.pk", verb="decline",
         body={"verdict": "decline", "note": "Too dear."}),
    post("initiative-deliveries", PROJECT, "approved.pk", verb="launch"),
    post("delivery-list", PROJECT, verb="launch", body=lambda p: {"initiative": str(p.approved.pk)}),
    patch("delivery", PROJECT, "delivery.pk", lambda p: {"project": str(p.loose.pk)}),
    delete("delivery", PROJECT, "delivery.pk"),
    post("project-list", PROJECT, body={"name": "Cold store", "key": "COL"}),
    patch("project", PROJECT, "project.pk", {"name": "Cold store"}),
    delete("project", PROJECT, "loose.pk"),
    post("project-updates", PROJECT, "project.pk", verb="declared",
         body={"health": "off_track", "words": "The bank said no."}),
    post("milestone-list", PROJECT,
         body=lambda p: {"project": str(p.project.pk), "name": "API complete", "due": "2026-07-10"}),
    patch("milestone", PROJECT, "milestone.pk", {"name": "Pilot"}),
    delete("milestone", PROJECT, "milestone.pk"),
    post("task-list", PROJECT, body=lambda p: {"project": str(p.project.pk), "title": "Call the bank"}),
    patch("task", WORKER, "task.pk", {"status": "done"}),
    delete("task", PROJECT, "task.pk"),
    post("person-list", PROJECT, body={"kind": "placeholder", "name": "A tester"}),
    patch("person", PROJECT, "placeholder.pk", {"hours": "20"}),
    delete("person", PROJECT, "placeholder.pk"),
    post("timeoff-list", PROJECT, body=lambda p: OFF | {"person": str(p.person.pk)}),
    patch("timeoff", PROJECT, "time_off.pk", {"reason": "Holidays"}),
    delete("timeoff", PROJECT, "time_off.pk"),
    post("allocation-list", PROJECT,
         body=lambda p: SPAN | {"person": str(p.person.pk), "project": str(p.project.pk), "percent": 40}),
    patch("allocation", PROJECT, "allocation.pk", {"percent": 40}),
    delete("allocation", PROJECT, "allocation.pk"),
]  # fmt: skip

LINK = {"url": "https://docs.larkfield.example/", "label": "Contract"}
LINKS = [
    page("strategy:link_new", PRODUCT, "draft.key", verb="created", body=LINK),
    page("strategy:link_edit", PRODUCT, "draft.key", "initiative_link.pk", body=LINK),
    page("strategy:link_delete", PRODUCT, "draft.key", "initiative_link.pk", verb="deleted"),
    page("execution:link_new", WORKER, "task.key", verb="created", body=LINK),
    page("execution:link_edit", WORKER, "task.key", "task_link.pk", body=LINK),
    page("execution:link_delete", WORKER, "task.key", "task_link.pk", verb="deleted"),
    post("initiative-link-list", PRODUCT, "draft.pk", body=LINK),
    post("task-link-list", WORKER, "task.pk", body=LINK),
    *(
        write._replace(arguments=(subject, *write.arguments))
        for subject, noun, who in (("draft.pk", "initiative", PRODUCT), ("task.pk", "task", WORKER))
        for write in (
            patch(f"{noun}-link", who, f"{noun}_link.pk", LINK),
            delete(f"{noun}-link", who, f"{noun}_link.pk"),
        )
    ),
]  # fmt: skip

ASSETS = [
    page("execution:asset_new", PROJECT, verb="created",
         body=lambda place: {"name": "Crates", "project": place.project.pk}),
    page("execution:asset_edit", PROJECT, "asset.pk",
         body=lambda place: {"name": "Crates", "project": place.loose.pk}),
    page("execution:asset_field", WORKER, "asset.pk", word("state"), body={"state": "ordered"}),
    page("execution:asset_move", WORKER, "asset.pk", body={"state": "available"}),
    page("execution:asset_delete", PROJECT, "asset.pk", verb="deleted"),
    post("asset-list", PROJECT, body=lambda p: {"project": str(p.project.pk), "name": "Crates"}),
    patch("asset", WORKER, "asset.pk", {"state": "ordered"}),
    delete("asset", PROJECT, "asset.pk"),
]  # fmt: skip

WRITES = [*HOUSE, *SHAPING, *WORK, *LINE, *VIEWS, *TALK, *API, *LINKS, *ASSETS, *STAFF, *AIMING]

SILENT = {
    "accounts:welcome": "Works only in an empty database, so it is proved on one, in test_laws_log.py.",
    "accounts:demo_door": "Opens a session and changes nothing.",
    "accounts:profile": "A person's own name and zone, the same in all their workspaces and in none of them.",
    "accounts:theme": "A person's own look, in no workspace.",
    "roadmap:shared": "A visitor’s password opens a page and changes nothing.",
    "roadmap:publication": "Marks as read what one member was told; nothing of the company's.",
    "collaboration:inbox_read": "That somebody saw something is theirs alone; what they saw stands in the log.",
    "collaboration:inbox_read_all": "The same, for all of it.",
    "api:notification-read": "The same, by a program.",
    "api:notification-read-all": "The same, for all of it.",
    "roadmap:import_new": "Keeps a file to be mapped, which nobody else's work shows, for a day.",
    "roadmap:import_map": "Says what a file's columns mean; nothing is imported yet.",
    "roadmap:import_start": "Queues what was checked; what lands is logged row by row as it lands.",
    "roadmap:import_stop": "Takes an import out of the queue before anything was saved.",
    "roadmap:import_again": "Back to the mapping of what was not saved.",
    "roadmap:import_discard": "A draft nobody imported, with its file.",
    "roadmap:digest_send": "Writes a mail, and the outbox shows it.",
}
