"""Templates of projects: the list, a template with its rows edited where they are read, and what becomes of them."""

from types import SimpleNamespace

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, saving, toast
from accounts.views.order import placed
from execution.forms.staffing import FillForm, outlook
from execution.forms.template import (
    GatherForm,
    TemplateForm,
    TemplateMilestoneForm,
    TemplateTaskForm,
    WaitsForm,
)
from execution.history import history
from execution.models import ProjectTemplate, TemplateTask
from execution.patterns import catalogue, gathered
from execution.views.sheet import sheet_of

FORM = require_http_methods(["GET", "HEAD", "POST"])


def offer_or_404(request, ref):
    found = catalogue.offer(request.workspace, ref)
    if found is None:
        raise Http404(_("There is nothing at this address."))
    return found


def find_template(request, pk):
    return find_or_404(request.workspace.project_templates.select_related("workspace"), pk)


def find_row(request, relation, pk):
    rows = getattr(request.workspace, relation).filter(template__deleted_at=None)
    return find_or_404(rows.select_related("workspace", "template__workspace"), pk)


@access(Can.READ)
@require_safe
def index(request):
    own = catalogue.own_offers(request.workspace)
    context = {"own": own, "shipped": catalogue.shipped_offers()}
    return render(request, "execution/template/list.html", context)


@access(Can.READ)
@require_safe
def show(request, ref):
    """One of the company's own by its id, or a shipped one by its word."""
    offer = offer_or_404(request, ref)
    context = {"offer": offer, "template": offer.row, "sheet": sheet_of(offer)}
    context["history"] = history(offer.row) if offer.row else []
    return render(request, "execution/template/show.html", context)


@access(Can.PLAN)
@FORM
def new(request):
    form = TemplateForm(request.POST or None, workspace=request.workspace)
    return new_page(request, form, "execution/template/edit.html", words=made)


def made(template):
    return _("%(template)s is there. Add its first task.") % {"template": template}


@access(Can.PLAN)
@FORM
def edit(request, pk):
    template = find_template(request, pk)
    form = TemplateForm(request.POST or None, instance=template, workspace=request.workspace)
    return edit_page(request, form, "execution/template/edit.html", {"template": template})


@access(Can.PLAN)
@require_POST
def copy(request, ref):
    """One of one's own that may be changed."""
    offer = offer_or_404(request, ref)
    name = ProjectTemplate.free_name(request.workspace, offer.name)
    template = ProjectTemplate.take(offer.pattern, by=request.membership, name=name)
    cause = template.workspace.activities.of(template).get().cause
    toast(request, _("%(template)s is yours to change.") % {"template": template}, cause)
    return redirect(template)


@access(Can.PLAN)
@FORM
def gather(request, key):
    """A template of what a project did."""
    project = find_or_404(request.workspace.projects.for_list(), key)
    name = ProjectTemplate.free_name(request.workspace, project.name)
    form = GatherForm(
        request.POST or None,
        workspace=request.workspace,
        people=gathered.people_of(project),
        initial={"name": name},
    )
    if request.method == "POST" and form.is_valid():
        template = form.attempt(lambda: taken(request, project, form))
        if template:
            toast(request, _("%(template)s is made of it.") % {"template": template})
            return redirect(template)
    context = {"form": form, "project": project}
    return render(request, "execution/template/gather.html", context, status=422 if form.errors else 200)


def taken(request, project, form):
    pattern = gathered.pattern_of_project(project, form.roles())
    return ProjectTemplate.take(pattern, by=request.membership, name=form.cleaned_data["name"])


@access(Can.PLAN)
@require_POST
def trash(request, pk):
    template = find_template(request, pk)
    cause = template.trash(by=request.membership)
    toast(request, _("%(template)s is in the trash.") % {"template": template}, cause)
    return redirect(wreverse(request, "execution:template_list"))


@access(Can.READ)
@require_safe
def fill(request):
    """The roles of the template that a form has chosen, and when a project of it would end."""
    form = FillForm(request.GET, request.workspace)
    return render(request, "execution/template/_staffing.html", {"form": form} | foreseen(request, form))


def foreseen(request, form, limit=None):
    """What a form's template would bring: {"ends", "limit"}, its last day, and the day that this would miss, or None."""
    days = SimpleNamespace(**{name: day_of(form, name) for name in ("start", "deadline")})
    ends = outlook(request.workspace, form.offer, days.start) if form.offer and days.start else None
    limit = limit or days.deadline or day_said(request.GET.get("limit", ""))
    return {"ends": ends, "limit": limit if ends and limit and ends > limit else None}


def day_of(form, name):
    value = form.data.get(name) if form.is_bound else form.initial.get(name)
    return day_said(value) if isinstance(value, str) else value


def day_said(text):
    try:
        return parse_date(text or "")
    except ValueError:
        return None


# -- its tasks ---------------------------------------------------------------------


@access(Can.PLAN)
@require_POST
def task_new(request, pk):
    """A title is enough; the rest is told where it stands."""
    template = find_template(request, pk)
    step = TemplateTask(template=template, workspace=request.workspace)
    form = TemplateTaskForm(request.POST, instance=step, workspace=request.workspace, only="title")
    parent = request.POST.get("parent")
    fixed = {"template": template}
    if parent:
        fixed["parent"] = find_row(request, "template_tasks", parent)
    if form.is_valid() and form.save_new(request.membership, **fixed):
        return redirect(f"{template.get_absolute_url()}#add")
    context = {"form": form, "template": template}
    return render(request, "execution/template/task.html", context, status=422)


@access(Can.PLAN)
@FORM
def task_field(request, pk, name):
    """One field of a row, edited where it is read."""
    step = find_row(request, "template_tasks", pk)
    if name == "after":
        return waits_field(request, step)
    if name not in TemplateTask.WRITABLE:
        raise Http404(_("There is nothing at this address."))
    form = TemplateTaskForm(request.POST or None, instance=step, workspace=request.workspace, only=name)
    context = {"step": step, "template": step.template, "name": name, "url": request.path}
    return edit_page(request, form, field_template(request), context)


def field_template(request):
    return "components/inline_form.html" if request.htmx else "execution/template/field.html"


def waits_field(request, step):
    rows = step.template.rows()
    form = WaitsForm(request.POST or None, workspace=request.workspace, step=step, rows=rows)
    context = {"step": step, "template": step.template, "name": "after", "url": request.path}
    cause, status = saving(request, form, context, form.save)
    if cause is not None:
        if cause:
            toast(request, _("Saved."), cause)
        return redirect(step)
    return render(request, field_template(request), context | {"form": form}, status=status)


@access(Can.PLAN)
@require_POST
def task_place(request, pk):
    """One place up or down among those beside it."""
    step = find_row(request, "template_tasks", pk)
    beside = step.template.steps.filter(parent=step.parent_id).order_by("rank", "id")
    placed(request, list(beside), step)
    return redirect(step)


@access(Can.PLAN)
@require_POST
def task_trash(request, pk):
    step = find_row(request, "template_tasks", pk)
    cause = step.trash(by=request.membership)
    toast(request, _("%(task)s is in the trash.") % {"task": step}, cause)
    return redirect(step.template)


# -- its milestones -----------------------------------------------------------------


@access(Can.PLAN)
@FORM
def milestone_new(request, pk):
    template = find_template(request, pk)
    form = TemplateMilestoneForm(request.POST or None, workspace=request.workspace)
    context, fixed = {"template": template}, {"template": template}
    return new_page(request, form, "execution/template/milestone.html", context, fixed=fixed, words=added)


def added(milestone):
    return _("%(milestone)s is added.") % {"milestone": milestone}


@access(Can.PLAN)
@FORM
def milestone_edit(request, pk):
    milestone = find_row(request, "template_milestones", pk)
    form = TemplateMilestoneForm(request.POST or None, instance=milestone, workspace=request.workspace)
    context = {"template": milestone.template, "milestone": milestone}
    return edit_page(request, form, "execution/template/milestone.html", context)


@access(Can.PLAN)
@require_POST
def milestone_trash(request, pk):
    milestone = find_row(request, "template_milestones", pk)
    cause = milestone.trash(by=request.membership)
    toast(request, _("%(milestone)s is in the trash.") % {"milestone": milestone}, cause)
    return redirect(milestone.template)
