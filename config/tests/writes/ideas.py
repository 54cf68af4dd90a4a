"""Ideas, insights and customers, by page and by program."""

from config.tests.writes.row import PRODUCT, WORKER, delete, page, patch, post, word
from config.tests.writes.talk import comment_of


def voted(place):
    """The key of an idea that the contributor voted for, and may vote for no longer."""
    return place.idea.key


WRITES = [
    page("strategy:idea_new", WORKER, verb="created", body={"title": "Order in Portuguese"}),
    page("strategy:idea_edit", WORKER, "own_idea.key", body={"title": "Dark screens"}),
    page("strategy:idea_field", WORKER, "own_idea.key", word("title"), body={"title": "Dark screens"}),
    page("strategy:idea_vote", WORKER, "other_idea.key", verb="created", body={"want": "yes"}),
    page("strategy:idea_vote", WORKER, voted, verb="deleted", body={"want": "no"}),
    page("strategy:idea_merge", PRODUCT, "other_idea.key", verb="merged",
         body=lambda p: {"into": str(p.idea.pk)}),
    page("strategy:idea_unlike", PRODUCT, "idea.key", body=lambda p: {"other": str(p.other_idea.pk)}),
    page("strategy:idea_separate", PRODUCT, "merged_idea.key", verb="separated"),
    page("strategy:idea_promote", PRODUCT, "idea.key", verb="promoted",
         body=lambda p: {"product": str(p.product.pk)}),
    page("strategy:idea_answer", PRODUCT, "idea.key", verb="answered",
         body={"verdict": "not_now", "words": "Not this year."}),
    page("strategy:idea_delete", WORKER, "own_idea.key", verb="deleted"),
    page("strategy:idea_comments", WORKER, "idea.key", verb="created", body={"text": "Why now?"}),
    page("strategy:idea_comment_edit", PRODUCT, "idea.key", "idea_comment.pk", body={"text": "Why?"}),
    page("strategy:idea_comment_delete", PRODUCT, "idea.key", "idea_comment.pk", verb="deleted"),
    page("strategy:insight_new", WORKER, verb="created", body={"words": "Ten to one is no window."}),
    page("strategy:insight_edit", WORKER, "own_insight.pk", body={"words": "Far too bright."}),
    page("strategy:insight_mark", WORKER, "own_insight.pk", body={"highlight": "bright at five"}),
    page("strategy:insight_delete", WORKER, "own_insight.pk", verb="deleted"),
    page("strategy:customer_new", PRODUCT, verb="created", body={"name": "Mill Lane hub"}),
    page("strategy:customer_edit", PRODUCT, "customer.pk", body={"name": "Saltmarsh", "weight": 2}),
    page("strategy:customer_field", PRODUCT, "customer.pk", word("weight"), body={"weight": 1}),
    page("strategy:customer_delete", PRODUCT, "customer.pk", verb="deleted"),
    post("idea-list", WORKER, body={"title": "Order in Portuguese"}),
    patch("idea", WORKER, "own_idea.pk", {"title": "Dark screens"}),
    delete("idea", WORKER, "own_idea.pk"),
    post("idea-vote", WORKER, "other_idea.pk"),
    page("api:idea-vote", WORKER, "idea.pk", verb="deleted")._replace(method="delete"),
    post("idea-merge", PRODUCT, "other_idea.pk", verb="merged", body=lambda p: {"into": str(p.idea.pk)}),
    post("idea-unlike", PRODUCT, "idea.pk", verb="edited", body=lambda p: {"other": str(p.other_idea.pk)}),
    page("api:idea-merge", PRODUCT, "merged_idea.pk", verb="separated")._replace(method="delete"),
    post("idea-promotion", PRODUCT, "idea.pk", verb="promoted"),
    post("idea-answer", PRODUCT, "idea.pk", verb="answered", body={"verdict": "no", "words": "No, for a reason."}),
    *comment_of("idea", PRODUCT, "idea"),
    post("insight-list", WORKER, body={"words": "Ten to one.", "customer_name": "Mill Lane hub"}),
    patch("insight", WORKER, "own_insight.pk", {"source": "A visit"}),
    delete("insight", WORKER, "own_insight.pk"),
    post("customer-list", PRODUCT, body={"name": "Mill Lane hub"}),
    patch("customer", PRODUCT, "customer.pk", {"weight": 1}),
    delete("customer", PRODUCT, "customer.pk"),
]  # fmt: skip
