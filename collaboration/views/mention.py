from django.db.models import Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.roles import Can
from collaboration.models.comment import people_of

OFFERED = 8


@access(Can.READ)
@require_safe
def index(request):
    """Whom an @ may mean: active members whose name or one of its words begins so."""
    asked = " ".join(request.GET.get("q", "").replace("\0", "").split())[:80]
    members = request.workspace.memberships.active().named()
    if asked:
        begins = Q(user__name__istartswith=asked) | Q(user__name__icontains=f" {asked}")
        members = members.filter(begins | Q(user__email__istartswith=asked))
    forms = people_of(request.workspace).forms
    options = [(member, forms[member.pk]) for member in members[:OFFERED]]
    return render(request, "collaboration/comment/mentions.html", {"options": options})
