from django import template
from django.conf import settings

from accounts.models import Workspace
from accounts.roles import Role

register = template.Library()


@register.simple_tag
def demo_doors():
    """[(role, words)] of the one-click doors; empty wherever they are shut."""
    if settings.DEMO_DOOR and Workspace.objects.filter(is_demo=True).exists():
        return [(role.value, role.label.lower()) for role in Role]
    return []
