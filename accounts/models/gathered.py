import json
import uuid

from django.db.models import Field, Subquery


class Ids(Field):
    """What a gathered list of ids is read as."""

    def from_db_value(self, value, expression, connection):
        return [uuid.UUID(item) for item in json.loads(value)] if isinstance(value, str) else value


class Gathered(Subquery):
    """The ids that a subquery of one column finds, as a list beside each row: no second statement for a list of rows.

    `Gathered(through.objects.filter(task=OuterRef("pk")).order_by("membership_id").values("membership_id"))`
    """

    template = "ARRAY(%(subquery)s)"
    output_field = Ids()

    def as_sqlite(self, compiler, connection, **context):
        column = connection.ops.quote_name(self.query.values_select[0])
        template = f"(SELECT json_group_array({column}) FROM (%(subquery)s))"
        return self.as_sql(compiler, connection, template, **context)
