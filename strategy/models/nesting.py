from django.utils.translation import gettext as _t

from accounts.errors import Refused
from strategy.states import State

OVER = (State.SHIPPED, State.DECLINED)


class Nested:
    """An initiative with parts, one level down: each is a bet of its own, decided and delivered for itself."""

    @property
    def whole(self):
        """What it is part of, None where it is of nothing or that is in the trash."""
        return self.parent if self.parent_id and not self.parent.deleted_at else None

    @classmethod
    def check_part(cls, part, whole):
        """Refuse `whole` as what `part` (None: a new one) is part of, where it cannot be."""
        cls.blocks.rel.related_model.check_part(part, whole)

    def parts_for_list(self):
        return self.children.for_list().order_by("start_or_far", "number", "id")

    def check_shippable(self):
        """A whole is shipped once its parts are."""
        left = self.children.exclude(state__in=OVER).select_related("product").order_by("number").first()
        if left:
            raise Refused(
                _t("%(part)s is part of it and still %(state)s. Ship it or move it out first.")
                % {"part": left.key, "state": left.get_state_display().lower()}
            )

    def check_parts_put_away(self):
        """A whole goes into the archive after its parts."""
        left = self.children.current().select_related("product").order_by("number", "id").first()
        if left:
            raise Refused(
                _t("%(part)s is part of it and not archived. Archive it first, or move it out.")
                % {"part": left.key}
            )
