from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404
from accounts.keyset import page
from accounts.roles import Can
from collaboration.views import file
from execution.forms.file import TaskFileForm
from execution.models import TaskFile
from execution.views.head import frame
from execution.views.task import find_task

NEWEST, SIZE = ("-created_at", "-id"), 50
FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.READ)
@require_safe
def index(request, key):
    """What is kept with the tasks of a project, the newest first."""
    project = find_or_404(request.workspace.projects.for_list(), key)
    rows = TaskFile.of_project(project).select_related("task__project", "task__workspace", "added_by__user")
    found = page(rows, NEWEST, request.GET.get("cursor", ""), SIZE)
    context = frame(request, project, "files") | {
        "files": found.rows,
        "next_url": f"{request.path}?cursor={found.next}" if found.next else "",
    }
    return render(request, "execution/file/list.html", context)


@access(Can.WORK)
@FORM
def new(request, key):
    return file.new(request, find_task(request, key), TaskFile)


@access(Can.READ)
@require_safe
def show(request, key, pk):
    return file.show(find_task(request, key), pk)


@access(Can.WORK)
@FORM
def edit(request, key, pk):
    return file.edit(request, find_task(request, key), pk, TaskFileForm)


@access(Can.WORK)
@require_POST
def trash(request, key, pk):
    return file.delete(request, find_task(request, key), pk)
