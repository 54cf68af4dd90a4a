from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access
from accounts.roles import Can
from collaboration.views import link
from execution.forms.link import TaskLinkForm
from execution.views.task import find_task

FORM = require_http_methods(["GET", "HEAD", "POST"])


@access(Can.WORK)
@FORM
def new(request, key):
    return link.new(request, find_task(request, key), TaskLinkForm)


@access(Can.WORK)
@FORM
def edit(request, key, pk):
    return link.edit(request, find_task(request, key), pk, TaskLinkForm)


@access(Can.WORK)
@require_POST
def place(request, key, pk):
    return link.order(request, find_task(request, key), pk)


@access(Can.WORK)
@require_POST
def trash(request, key, pk):
    return link.delete(request, find_task(request, key), pk)
