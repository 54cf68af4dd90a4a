"""Comments below their subject, for any noun: a side says how its subject is found and which comments it has."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import access, find_or_404
from accounts.errors import Forbidden
from accounts.roles import Can
from accounts.views.answers import edit_page, toast
from collaboration.forms.comment import form_of
from collaboration.thread import SIZE, address, thread


def views_of(find, kind):
    """(the thread and writing to it, changing one's own, deleting). `find(request, key)` is the subject or 404."""
    form_class = form_of(kind)

    @access(Can.READ)
    @require_http_methods(["GET", "HEAD", "POST"])
    def index(request, key):
        subject = find(request, key)
        if request.method == "POST":
            return write(request, subject, form_class)
        return show(request, subject, form_class(workspace=request.workspace, auto_id="new-%s"))

    @access(Can.READ)
    @require_http_methods(["GET", "HEAD", "POST"])
    def edit(request, key, pk):
        subject = find(request, key)
        comment = comment_of(subject, pk)
        if not comment.editable_by(request.membership):
            raise Forbidden(_("Only its author changes a comment."))
        form = form_class(
            request.POST or None, instance=comment, workspace=request.workspace, auto_id=f"cm-{pk}-%s"
        )
        part = "_field" if request.htmx else "edit"
        context = {"subject": subject, "comment": comment, "url": request.path}
        return edit_page(request, form, f"collaboration/comment/{part}.html", context, place(comment))

    @access(Can.READ)
    @require_POST
    def delete(request, key, pk):
        comment = comment_of(find(request, key), pk)
        cause = comment.trash(by=request.membership)
        toast(request, _("The comment is deleted."), cause)
        return redirect(f"{comment.subject.get_absolute_url()}#comments")

    return index, edit, delete


def comment_of(subject, pk):
    """One of this subject's, which it then knows without asking again."""
    comment = find_or_404(subject.comments.for_thread(), pk)
    setattr(comment, comment.about, subject)
    return comment


def write(request, subject, form_class):
    if not subject.comments.model.open_to(subject, request.membership):
        raise Forbidden(_("Your role reads here and does not comment."))
    form = form_class(request.POST, workspace=request.workspace, auto_id="new-%s")
    about = subject.comments.model.about
    comment = form.save_new(request.membership, **{about: subject}) if form.is_valid() else None
    if comment is None:
        return show(request, subject, form, status=422)
    return redirect(place(comment))


def show(request, subject, form, status=200):
    asked = {name: request.GET.get(name, "") for name in ("cursor", "until")}
    talk = thread(subject, request.membership, **asked)
    context = {"talk": talk, "form": form, "newest": not any(asked.values())}
    return render(request, "collaboration/comment/list.html", context, status=status)


def place(comment):
    """Where it is read: below its subject among the last ones, else on the page of the thread that ends with it."""
    later = comment.subject.comments.filter(created_at__gt=comment.created_at).count()
    if later < SIZE:
        return comment.get_absolute_url()
    return f"{address(comment.subject)}?until={comment.pk}#comment-{comment.pk}"
