"""What changes something, written by hand: who asks where with what, and the verb that the log then holds."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse

from accounts.tests import factories as people
from execution.models import Project, Task
from strategy.models import Requirement

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


def finished(place):
    """What is in delivery, with its projects finished."""
    Project.objects.get(pk=place.project.pk).move("finished", by=place.owner)
    return place.delivering.key


def overdue(place):
    """Something of the writer's that was due long ago."""
    me = place.members[PROJECT]
    Task.create(by=me, project=place.project, title="Late", due=dt.date(2020, 1, 1), assignees=[me])
    return {}


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

WORK = [
    page("execution:project_new", PROJECT, verb="created", body={"name": "Cold store", "key": "COL"}),
    page("execution:project_edit", PROJECT, "project.key", body={"name": "Cold store", "key": "COL"}),
    page("execution:project_move", PROJECT, "loose.key", body={"state": "active"}),
    page("execution:project_delete", PROJECT, "loose.key", verb="deleted"),
    page("execution:task_new", PROJECT, verb="created",
         body=lambda place: {"title": "Call the bank", "project": place.project.pk}),
    page("execution:task_edit", PROJECT, "task.key",
         body={"title": "Call the bank", "status": "todo", "priority": "none"}),
    page("execution:task_field", WORKER, "task.key", word("remaining"), body={"remaining": "3"}),
    page("execution:work_overdue", PROJECT, body=overdue),
    page("execution:task_move", WORKER, "task.key", body={"status": "done"}),
    page("execution:task_delete", PROJECT, "task.key", verb="deleted"),
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

API = [
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
    post("task-list", PROJECT, body=lambda p: {"project": str(p.project.pk), "title": "Call the bank"}),
    patch("task", WORKER, "task.pk", {"status": "done"}),
    delete("task", PROJECT, "task.pk"),
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

WRITES = [*HOUSE, *SHAPING, *WORK, *LINE, *API, *LINKS, *ASSETS]

SILENT = {
    "accounts:welcome": "Works only in an empty database, so it is proved on one, in test_laws_log.py.",
    "accounts:demo_door": "Opens a session and changes nothing.",
    "accounts:profile": "A person's own name and zone, the same in all their workspaces and in none of them.",
    "accounts:theme": "A person's own look, in no workspace.",
    "roadmap:import_new": "Keeps a file to be mapped, which nobody else's work shows, for a day.",
    "roadmap:import_map": "Says what a file's columns mean; nothing is imported yet.",
    "roadmap:import_start": "Queues what was checked; what lands is logged row by row as it lands.",
    "roadmap:import_stop": "Takes an import out of the queue before anything was saved.",
    "roadmap:import_again": "Back to the mapping of what was not saved.",
    "roadmap:import_discard": "A draft nobody imported, with its file.",
    "roadmap:digest_send": "Writes a mail, and the outbox shows it.",
}
