from django import template
from django.conf import settings

from accounts.models import Workspace
from accounts.role_words import SHORT
from accounts.roles import Role

register = template.Library()

OWN_TABS = {
    "accounts:profile": "account",
    "roadmap:digest": "digest",
}


@register.simple_tag
def demo_doors():
    """[(role, label, words)] of the one-click doors; empty wherever they are shut."""
    if settings.DEMO_DOOR and Workspace.objects.filter(is_demo=True).exists():
        return [(role.value, role.label, SHORT[role]) for role in Role]
    return []


@register.simple_tag
def only_workspace():
    """The name of the one workspace that lives here; "" where there are none or several."""
    names = Workspace.objects.values_list("name", flat=True)[:2]
    return names[0] if len(names) == 1 else ""


@register.simple_tag
def mail_on():
    """Whether mail leaves this house at all."""
    return settings.MAIL_ON


@register.simple_tag(takes_context=True)
def own_tab(context):
    """Which of the pages about oneself is open; the sign-in library's own pages belong to one of them."""
    match = context["request"].resolver_match
    return OWN_TABS.get(match.view_name, "security") if match else ""
