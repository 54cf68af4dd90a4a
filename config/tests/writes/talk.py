"""Comments, by page and by program."""

from config.tests.writes.row import OWNER, PRODUCT, WORKER, page


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


WRITES = [
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
    *comment_of("initiative", PRODUCT, "draft"),
    *comment_of("project", WORKER, "project"),
    *comment_of("task", WORKER, "task"),
]  # fmt: skip
