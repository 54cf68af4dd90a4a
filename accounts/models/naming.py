"""What the name and the address of a row are made of, read along with it."""

from django.db.models.query import ModelIterable


def naming(model, before=""):
    """[path] of the rows that one of this kind always belongs to, at any depth, and of those it may be named after."""
    found = []
    for field in model._meta.concrete_fields:
        if before and field.name == "workspace":
            continue  # `Named` gives them the one that stands on top
        if field.is_relation and (not field.null or field.name in getattr(model, "named_after", ())):
            path = f"{before}{field.name}"
            found += [path, *naming(field.related_model, f"{path}__")]
    return found


class Named(ModelIterable):
    """Rows that share one workspace with all that came with them: joined for each, it leads SQLite's planner astray."""

    def __iter__(self):
        for row in super().__iter__():
            share(row, row.workspace)
            yield row


def share(row, workspace):
    for field in row._meta.concrete_fields:
        if not field.is_relation or field.name == "workspace" or not field.is_cached(row):
            continue
        other = getattr(row, field.name)
        if getattr(other, "workspace_id", None) == workspace.pk:
            other.workspace = workspace
        if other is not None:
            share(other, workspace)
