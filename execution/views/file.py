from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access
from accounts.roles import Can
from collaboration.views import file
from execution.forms.file import TaskFileForm
from execution.models import TaskFile
from execution.views.task import find_task

FORM = require_http_methods(["GET", "HEAD", "POST"])


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
