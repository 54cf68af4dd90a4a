"""What waits for what, what is part of what, and requirements that are met or become tasks."""

from config.tests.writes.row import PRODUCT, PROJECT, delete, page, post

WRITES = [
    page("strategy:dependency_new", PRODUCT, "draft.key", verb="created",
         body=lambda p: {"way": "blocks", "other": p.approved.key}),
    page("strategy:dependency_delete", PRODUCT, "draft.key", "dependency.pk", verb="deleted"),
    page("strategy:part_new", PRODUCT, "whole.key", verb="created", body={"title": "Pick-up windows"}),
    page("strategy:part_out", PRODUCT, "whole.key", "part.key"),
    page("strategy:requirement_met", PRODUCT, "requirement.pk", body={"met": "1"}),
    page("roadmap:requirement_task", PROJECT, "late_requirement.pk", verb="created"),
    post("initiative-dependency-list", PRODUCT,
         body=lambda p: {"before": str(p.draft.pk), "after": str(p.approved.pk)}),
    delete("initiative-dependency", PRODUCT, "dependency.pk"),
    post("initiative-met", PRODUCT, "draft.pk", verb="edited",
         body=lambda p: {"requirement": str(p.requirement.pk), "met": True}),
    post("initiative-requirement-tasks", PROJECT, "delivering.pk",
         body=lambda p: {"requirement": str(p.late_requirement.pk)}),
]  # fmt: skip
