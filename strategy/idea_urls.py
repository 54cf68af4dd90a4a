"""What people want: ideas, what customers said, and the customers."""

from django.urls import path

from strategy.views import comment, customer, idea, idea_verbs, insight

IDEAS, INSIGHTS = "w/<slug:workspace>/ideas/", "w/<slug:workspace>/insights/"
CUSTOMERS = "w/<slug:workspace>/customers/"
ONE, INSIGHT, CUSTOMER = f"{IDEAS}<str:key>/", f"{INSIGHTS}<uuid:pk>/", f"{CUSTOMERS}<uuid:pk>/"

urlpatterns = [
    path(IDEAS, idea.idea_list, name="idea_list"),
    path(f"{IDEAS}new/", idea.idea_new, name="idea_new"),
    path(ONE, idea.idea_show, name="idea_show"),
    path(f"{ONE}edit/", idea.idea_edit, name="idea_edit"),
    path(f"{ONE}edit/<slug:name>/", idea.idea_field, name="idea_field"),
    path(f"{ONE}vote/", idea.idea_vote, name="idea_vote"),
    path(f"{ONE}merge/", idea_verbs.idea_merge, name="idea_merge"),
    path(f"{ONE}separate/", idea_verbs.idea_separate, name="idea_separate"),
    path(f"{ONE}unlike/", idea_verbs.idea_unlike, name="idea_unlike"),
    path(f"{ONE}promote/", idea_verbs.idea_promote, name="idea_promote"),
    path(f"{ONE}answer/", idea_verbs.idea_answer, name="idea_answer"),
    path(f"{ONE}delete/", idea.idea_delete, name="idea_delete"),
    path(f"{ONE}comments/", comment.idea_comments, name="idea_comments"),
    path(f"{ONE}comments/<uuid:pk>/edit/", comment.idea_comment_edit, name="idea_comment_edit"),
    path(f"{ONE}comments/<uuid:pk>/delete/", comment.idea_comment_delete, name="idea_comment_delete"),
    path(INSIGHTS, insight.insight_list, name="insight_list"),
    path(f"{INSIGHTS}new/", insight.insight_new, name="insight_new"),
    path(f"{INSIGHT}edit/", insight.insight_edit, name="insight_edit"),
    path(f"{INSIGHT}mark/", insight.insight_mark, name="insight_mark"),
    path(f"{INSIGHT}delete/", insight.insight_delete, name="insight_delete"),
    path(CUSTOMERS, customer.customer_list, name="customer_list"),
    path(f"{CUSTOMERS}new/", customer.customer_new, name="customer_new"),
    path(f"{CUSTOMER}edit/", customer.customer_edit, name="customer_edit"),
    path(f"{CUSTOMER}edit/<slug:name>/", customer.customer_field, name="customer_field"),
    path(f"{CUSTOMER}delete/", customer.customer_delete, name="customer_delete"),
]
