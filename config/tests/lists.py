"""Where lists are shown, written by hand: every address that is read, and what of the company it shows."""

from operator import attrgetter
from typing import NamedTuple

from django.urls import reverse


class Case(NamedTuple):
    """A route; its arguments as paths into the place (`product.key`) or words (`=submit`); a query string."""

    route: str
    arguments: tuple = ()
    query: str = ""

    def __str__(self):
        return " ".join(filter(None, [self.route, *self.arguments, self.query]))

    def address(self, place):
        given = [a[1:] if a.startswith("=") else attrgetter(a)(place) for a in self.arguments]
        return f"{reverse(self.route, args=[*self.scope(place), *given])}?{self.query}"

    def scope(self, place):
        """The workspace stands in the address of a page, and in the token of a program."""
        return [] if self.route in UNSCOPED or self.by_program else [place.workspace.slug]

    @property
    def by_program(self):
        return self.route.startswith("api:")


UNSCOPED = {"accounts:profile", "roadmap:digest_stop"}


def page(route, *arguments, query=""):
    return Case(route, arguments, query)


LISTS = [
    page("accounts:people"),
    page("accounts:tokens"),
    page("accounts:activity"),
    page("accounts:trash"),
    page("accounts:outbox"),
    page("strategy:product_list"),
    page("strategy:product_show", "product.key"),
    page("strategy:goal_list"),
    page("strategy:goal_list", query="product=ORC"),
    page("strategy:goal_show", "goal.key"),
    page("strategy:approval_list"),
    page("strategy:initiative_list"),
    page("strategy:initiative_list", query="product=ORC&order=title"),
    page("strategy:initiative_list", query="order=new&state=in_delivery"),
    page("strategy:initiative_show", "delivering.key"),
    page("strategy:initiative_show", "in_review.key"),
    page("execution:work"),
    page("execution:project_list"),
    page("execution:project_list", query="tab=mine"),
    page("execution:project_list", query="tab=loose"),
    page("execution:project_list", query="tab=finished"),
    page("execution:project_show", "project.key"),
    page("execution:asset_list"),
    page("execution:asset_list", query="whose=me"),
    page("execution:asset_list", query="late=1&order=project"),
    page("execution:asset_show", "asset.pk"),
    page("execution:task_show", "task.key"),
    page("execution:task_show", "subtask.key"),
    page("roadmap:roadmap"),
    page("roadmap:roadmap", query="group=product"),
    page("roadmap:roadmap", query="layout=list"),
    page("roadmap:roadmap", query="group=product&layout=list"),
    page("roadmap:roadmap", query="product=ORC&zoom=weeks"),
    page("roadmap:roadmap_live"),
    page("roadmap:roadmap_live", query="group=product&layout=list"),
    page("roadmap:explain", "delivery.pk"),
    page("roadmap:import_new"),
    page("roadmap:digest"),
    page("roadmap:digest_preview"),
    page("api:api-member-list"),
    page("api:product-list"),
    page("api:goal-list"),
    page("api:initiative-list"),
    page("api:project-list"),
    page("api:task-list"),
    page("api:task-list", query="order=-due"),
    page("api:delivery-list"),
    page("api:delivery-list", query="order=-at"),
    page("api:initiative-detail", "delivering.pk"),
    page("api:goal-detail", "goal.pk"),
    page("api:asset-list"),
    page("api:asset-list", query="late=true&order=turn"),
    page("api:initiative-link-list", "draft.pk"),
    page("api:task-link-list", "task.pk"),
]

# Forms and single things. They offer choices and stand in the frame that everything stands in, so they keep
# the law too.
SINGLE = [
    page("accounts:profile"),
    page("accounts:settings"),
    page("accounts:outbox_mail", "mail.pk"),
    page("accounts:outbox_html", "mail.pk"),
    page("accounts:start"),
    page("strategy:product_new"),
    page("strategy:product_edit", "product.key"),
    page("strategy:goal_new"),
    page("strategy:goal_edit", "goal.key"),
    page("strategy:key_result_new", "goal.key"),
    page("strategy:key_result_edit", "key_result.pk"),
    page("strategy:check_in", "key_result.pk"),
    page("strategy:initiative_new"),
    page("strategy:initiative_edit", "draft.key"),
    page("strategy:initiative_field", "draft.key", "=goals"),
    page("strategy:initiative_field", "draft.key", "=owner"),
    page("strategy:initiative_move", "draft.key", "=submit"),
    page("strategy:timeframe_reading", query="when=Q3"),
    page("strategy:initiative_decide", "in_review.key"),
    page("strategy:snapshot_show", "in_review.key", "request.pk"),
    page("strategy:requirement_new", "draft.key"),
    page("strategy:requirement_edit", "requirement.pk"),
    page("strategy:link_new", "draft.key"),
    page("strategy:link_edit", "draft.key", "initiative_link.pk"),
    page("execution:link_new", "task.key"),
    page("execution:link_edit", "task.key", "task_link.pk"),
    page("execution:asset_new"),
    page("execution:asset_edit", "asset.pk"),
    page("execution:asset_field", "asset.pk", "=steward"),
    page("execution:project_new"),
    page("execution:project_edit", "project.key"),
    page("execution:task_new"),
    page("execution:task_edit", "task.key"),
    page("execution:task_field", "task.key", "=remaining"),
    page("execution:task_field", "task.key", "=assignees"),
    page("execution:task_field", "task.key", "=parent"),
    page("roadmap:home"),
    page("roadmap:delivery_launch", "approved.key"),
    page("roadmap:delivery_another", "delivering.key"),
    page("roadmap:import_show", "import_run.pk"),
    page("roadmap:import_show", "imported.pk"),
    page("roadmap:import_live", "imported.pk"),
    page("roadmap:import_errors", "import_run.pk"),
    page("roadmap:digest_stop", "stop_token"),
    page("api:api-me"),
    page("api:api-member-detail", "manager.pk"),
    page("api:product-detail", "product.pk"),
    page("api:project-detail", "project.pk"),
    page("api:task-detail", "task.pk"),
    page("api:delivery-detail", "delivery.pk"),
    page("api:asset-detail", "asset.pk"),
    page("api:initiative-link-detail", "draft.pk", "initiative_link.pk"),
    page("api:task-link-detail", "task.pk", "task_link.pk"),
]

# Read before anybody is in a workspace, so that there is nothing to list.
OUTSIDE = {
    "healthz",
    "readyz",
    "api_schema",
    "api_docs",
    "accounts:root",
    "accounts:welcome",
    "accounts:invitation_accept",
}
