"""What was said is found by its words; each noun's comments have a table, so whoever has comments lists its own."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.markdown import plain
from accounts.search import Hit, Source
from collaboration.mentions import KEPT

LABELS = {"comment": _("Comments")}


def comments(model):
    """The Source of a kind of Comment."""
    return Source("comment", rows=lambda member: rows(model, member), hit=hit, title="text", newest=True)


def rows(model, member):
    return getattr(member.workspace, f"{model._meta.model_name}s").select_related("author__user").with_names()


def hit(comment):
    key = getattr(comment.subject, "key", "")
    return Hit(
        "comment", str(comment.pk), str(comment.subject), comment.get_absolute_url(), key=key,
        where=str(comment.author) if comment.author else _t("Somebody who left"), icon="comment",
        text=plain(KEPT.sub("@…", comment.text)),
    )  # fmt: skip
