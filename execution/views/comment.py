from accounts.access import find_or_404
from collaboration.views.comment import views_of
from execution.models import ProjectComment, TaskComment
from execution.views.task import find_task


def find_project(request, key):
    return find_or_404(request.workspace.projects.for_list(), key)


project_comments, project_comment_edit, project_comment_delete = views_of(find_project, ProjectComment)
task_comments, task_comment_edit, task_comment_delete = views_of(find_task, TaskComment)
