from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.fields import IdField


class TableLayout(models.Model):
    """Which columns a member sees in a table, in their order. Theirs alone, so the log does not tell it."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="table_layouts")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="table_layouts")
    table = models.CharField(_("table"), max_length=40)
    columns = models.JSONField(_("columns"), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "table"], name="accounts_tablelayout_once"),
        ]

    def __str__(self):
        return self.table

    @classmethod
    def of(cls, member, table):
        """[names of columns], None where they never chose."""
        return cls.objects.filter(member=member, table=table).values_list("columns", flat=True).first()

    @classmethod
    def keep(cls, member, table, columns):
        cls.objects.update_or_create(
            member=member, table=table, defaults={"columns": columns, "workspace_id": member.workspace_id}
        )

    @classmethod
    def forget(cls, member, table):
        cls.objects.filter(member=member, table=table).delete()
