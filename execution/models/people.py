from django.utils.translation import gettext as _t

from accounts.errors import Refused


def check_present(members, field, known=()):
    """Refused where somebody without access is given work; `known` have it already and may keep it."""
    for member in set(members) - set(known):
        if not member.is_active:
            raise Refused(
                _t("%(name)s no longer has access, so no work can be given.") % {"name": member}, field
            )
