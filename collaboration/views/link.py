"""The pages of a link, whatever it belongs to: a noun's views find its rows and name its form."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.access import find_or_404
from accounts.views.answers import edit_page, new_page, toast
from accounts.views.order import placed

PAGE = "collaboration/link/edit.html"


def new(request, subject, form_class):
    form = form_class(request.POST or None, workspace=request.workspace)
    fixed = {form_class._meta.model.belongs_to: subject}
    return new_page(
        request, form, PAGE, {"subject": subject, "link": None}, fixed=fixed, words=added, to=place
    )


def added(link):
    return _("The link to %(host)s is added.") % {"host": link.host}


def place(link):
    return link.get_absolute_url()


def edit(request, subject, pk, form_class):
    link = of(subject, pk)
    form = form_class(request.POST or None, instance=link, workspace=request.workspace)
    template = "collaboration/link/_field.html" if request.htmx else PAGE
    return edit_page(request, form, template, {"subject": subject, "link": link}, place(link))


def order(request, subject, pk):
    """One place up or down, or to a place of the list."""
    link = of(subject, pk)
    placed(request, list(subject.links.all()), link)
    return redirect(place(link))


def delete(request, subject, pk):
    link = of(subject, pk)
    cause = link.trash(by=request.membership)
    toast(request, _("“%(label)s” is removed.") % {"label": link}, cause)
    return redirect(place(link))


def of(subject, pk):
    """One of its links, which knows it without asking."""
    link = find_or_404(subject.links.all(), pk)
    setattr(link, link.belongs_to, subject)
    return link
