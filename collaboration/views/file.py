"""The pages of files, whatever they belong to: a noun's views find its rows and name its model."""

from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import find_or_404
from accounts.ids import new_id
from accounts.views.answers import edit_page, toast
from collaboration.files import handed_out
from collaboration.forms.file import FilesForm

PAGE, ADD = "collaboration/file/edit.html", "collaboration/file/add.html"


def new(request, subject, model):
    """All that were chosen, or none."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FilesForm(*sent, workspace=request.workspace)
    if form.is_valid():
        uploads, cause = form.cleaned_data["files"], new_id()
        if form.attempt(lambda: keep(subject, model, uploads, request.membership, cause)):
            words = ngettext("%(file)s is added.", "%(n)s files are added.", len(uploads))
            toast(request, words % {"file": uploads[0].name, "n": len(uploads)}, cause)
            return redirect(f"{subject.get_absolute_url()}#files")
    return render(request, ADD, {"subject": subject, "form": form}, status=422 if form.errors else 200)


def keep(subject, model, uploads, by, cause):
    with transaction.atomic():
        for upload in uploads:
            model.create(by=by, content=upload, cause=cause, **{model.belongs_to: subject})
    return True


def edit(request, subject, pk, form_class):
    file = of(subject, pk)
    form = form_class(request.POST or None, instance=file, workspace=request.workspace)
    return edit_page(request, form, PAGE, {"subject": subject, "file": file}, file.get_absolute_url())


def show(subject, pk):
    return handed_out(of(subject, pk))


def delete(request, subject, pk):
    file = of(subject, pk)
    cause = file.trash(by=request.membership)
    toast(request, _("“%(file)s” is removed.") % {"file": file}, cause)
    return redirect(file.get_absolute_url())


def of(subject, pk):
    """One of its files, which knows it without asking."""
    file = find_or_404(subject.files.all(), pk)
    setattr(file, file.belongs_to, subject)
    return file
