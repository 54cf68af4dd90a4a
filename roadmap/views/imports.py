"""Files on their way in: upload, map and check, import. Every step is a plain form."""

import csv

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404, wreverse
from accounts.digits import whole
from accounts.errors import Refused
from accounts.models import Membership
from accounts.roles import Can
from accounts.sheets import plain_cell
from accounts.views.answers import toast
from roadmap.forms.imports import UploadForm
from roadmap.imports import drafts, posted, running
from roadmap.imports.page import Page, todo
from roadmap.models import RunState

LATELY = 10


@access(Can.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def import_new(request):
    """Choose files; what was imported lately stands below."""
    form = UploadForm(request.POST or None, request.FILES or None, workspace=request.workspace)
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, workspace=request.workspace)
        if form.is_valid():
            files = form.cleaned_data["files"]
            run = form.attempt(lambda: drafts.begin(request.workspace, by=request.membership, files=files))
            if run:
                return redirect(run)
    recent = request.workspace.import_runs.newest_first()[:LATELY]
    context = {"form": form, "recent": recent, "may": rights(request.membership)}
    return render(request, "roadmap/import/new.html", context, status=422 if form.errors else 200)


def rights(member):
    return {
        "initiatives": member.can(Can.SHAPE),
        "work": member.can(Can.PLAN),
        "decide": member.can(Can.LAND_DECISIONS),
    }


def run_or_404(request, pk):
    return find_or_404(request.workspace.import_runs.select_related("workspace", "by__user"), pk)


@access(Can.IMPORT)
@require_safe
def import_show(request, pk):
    run = run_or_404(request, pk)
    if run.state == RunState.DRAFT:
        return render(request, "roadmap/import/map.html", mapped(request, run))
    return render(request, "roadmap/import/run.html", told(request, run))


def mapped(request, run):
    """All that the page of mapping shows, of the file that is looked at."""
    entries, found, _seen = running.checked(run, request.membership)
    number = at_file(request, entries)
    workspace = request.workspace
    people = [(m.user.email, str(m)) for m in Membership.objects.active().filter(workspace=workspace).named()]
    products = [(p.key, p.name) for p in workspace.products.order_by("name", "id")]
    projects = [(p.key, p.name) for p in workspace.projects.open().order_by("name", "id")]
    page = Page(entries, found, number, people, products, projects, workspace.today())
    points = todo(entries, found, run.get_absolute_url())
    return {
        "run": run, "may_discard": run.may_discard(request.membership), "entries": entries, "found": found,
        "page": page, "number": number, "todo": points,
        "open": sum(not done for done, _words, _to in points), "counts": found.counts(),
        "nouns": [(noun, found.counts(noun)) for noun in found.plans],
        "files": [(n, e.sheet.name, files_open(found, n)) for n, e in enumerate(entries)],
    }  # fmt: skip


def files_open(found, number):
    """Whether something of this file is open still."""
    faults = any(fault.entry == number for fault in found.faults)
    return (
        faults
        or any(n == number for n, _field in found.unknown)
        or any(n == number for n, _f in found.missing)
    )


def at_file(request, entries):
    text = request.GET.get("file") or request.POST.get("file") or "0"
    return whole(text, len(entries)) or 0


@access(Can.IMPORT)
@require_POST
def import_map(request, pk):
    """Keep what was mapped, chosen or repaired, and show what follows from it."""
    run = run_or_404(request, pk)
    files = list(run.files.all())
    number = at_file(request, files)
    file = files[number]
    try:
        entry = drafts.entry_of(file)
        settings = posted.settings_of(request.POST, entry, file.settings)
        if posted.reshaped(file.settings, settings):
            sheet = drafts.sheet_of(file.name, bytes(file.content), settings)
            mapping = drafts.guess(sheet, own=entry.mapping.own)
            drafts.remap(file, mapping, settings, drafts.sign(sheet))
        else:
            mapping = posted.mapping_of(request.POST, entry)
            if do := request.POST.get("do", ""):
                drafts.remap(file, mapping, settings)
                _entries, found, _seen = running.checked(drafts.fresh(run), request.membership)
                mapping = posted.act(mapping, do, found, number)
    except Refused as refused:
        context = {"message": refused.message, "back": run.get_absolute_url()}
        return render(request, "refused.html", context, status=422)
    drafts.remap(file, mapping, settings)
    return redirect(f"{run.get_absolute_url()}?file={number}")


@access(Can.IMPORT)
@require_POST
def import_start(request, pk):
    run = run_or_404(request, pk)
    try:
        running.queue(run, by=request.membership)
    except Refused as refused:
        if run.state != RunState.DRAFT:
            return redirect(run)
        context = mapped(request, run) | {"refused": refused.message}
        return render(request, "roadmap/import/map.html", context, status=422)
    return redirect(run)


def told(request, run):
    return {
        "run": run,
        "progress": running.progress(run) if run.state == RunState.RUNNING else None,
        "may_undo": run.may_undo(request.membership),
        "counts": [(noun, count) for noun, count in run.counts.items() if any(count.values())],
    }


def live_tag(request, pk):
    run = run_or_404(request, pk)
    told = running.progress(run) if run.state == RunState.RUNNING else {}
    return (
        f'"{run.state}-{run.attempts}-{told.get("stage", "")!r}-{told.get("done", 0)}-{bool(run.undone_at)}"'
    )


@access(Can.IMPORT)
@require_safe
@condition(etag_func=lambda request, pk: live_tag(request, pk))
def import_live(request, pk):
    """How far it is: the part that polls."""
    return render(request, "roadmap/import/_run.html", told(request, run_or_404(request, pk)))


@access(Can.IMPORT)
@require_POST
def import_stop(request, pk):
    run = run_or_404(request, pk)
    if not running.stop(run):
        toast(request, _("It had ended already."))
    return redirect(run)


@access(Can.IMPORT)
@require_POST
def import_again(request, pk):
    """Back to the mapping of what was refused or stopped."""
    run = run_or_404(request, pk)
    if not run.has_files:
        toast(request, _("The files are gone after a day. Upload them again."))
        return redirect(wreverse(request, "roadmap:import_new"))
    run.reopen()
    return redirect(run)


@access(Can.IMPORT)
@require_POST
def import_undo(request, pk):
    run = run_or_404(request, pk)
    try:
        running.undo(run, by=request.membership)
    except Refused as refused:
        return render(
            request, "roadmap/import/run.html", told(request, run) | {"refused": refused.message}, status=422
        )
    toast(request, _("Undone: what the import brought is in the trash, what it changed is as it was."))
    return redirect(run)


@access(Can.IMPORT)
@require_POST
def import_discard(request, pk):
    """Start over: the draft goes with its files."""
    run = run_or_404(request, pk)
    drafts.discard(run, by=request.membership)
    return redirect(wreverse(request, "roadmap:import_new"))


@access(Can.IMPORT)
@require_safe
def import_errors(request, pk):
    """Every error as a file one can hand to whoever keeps the data."""
    run = run_or_404(request, pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="errors.csv"'
    write = csv.writer(response).writerow
    write([_("File"), _("Row"), _("Column"), _("Value"), _("Problem"), _("Could be")])
    if run.state == RunState.DRAFT:
        _entries, found, _seen = running.checked(run, request.membership)
        for fault in found.faults:
            cells = fault.file, fault.row, fault.label, fault.value, fault.problem, fault.instead or ""
            write([plain_cell(cell) for cell in cells])
    return response


w = "w/<slug:workspace>/import/"
import_urls = [
    path(w, import_new, name="import_new"),
    path(f"{w}<uuid:pk>/", import_show, name="import_show"),
    path(f"{w}<uuid:pk>/map/", import_map, name="import_map"),
    path(f"{w}<uuid:pk>/start/", import_start, name="import_start"),
    path(f"{w}<uuid:pk>/live/", import_live, name="import_live"),
    path(f"{w}<uuid:pk>/stop/", import_stop, name="import_stop"),
    path(f"{w}<uuid:pk>/again/", import_again, name="import_again"),
    path(f"{w}<uuid:pk>/undo/", import_undo, name="import_undo"),
    path(f"{w}<uuid:pk>/discard/", import_discard, name="import_discard"),
    path(f"{w}<uuid:pk>/errors/", import_errors, name="import_errors"),
]
