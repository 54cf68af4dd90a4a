from django.urls import path

from strategy.views import archive, goal, key_result, policy, product

PRODUCTS, GOALS = "w/<slug:workspace>/products/", "w/<slug:workspace>/goals/"
RESULTS = "w/<slug:workspace>/key-results/<uuid:pk>/"

urlpatterns = [
    path(PRODUCTS, product.product_list, name="product_list"),
    path(f"{PRODUCTS}new/", product.product_new, name="product_new"),
    path(f"{PRODUCTS}<str:key>/", product.product_show, name="product_show"),
    path(f"{PRODUCTS}<str:key>/edit/", product.product_edit, name="product_edit"),
    path(f"{PRODUCTS}<str:key>/delete/", product.product_delete, name="product_delete"),
    path(f"{PRODUCTS}<str:key>/policy/", policy.product_policy, name="product_policy"),
    path(f"{PRODUCTS}<str:key>/seats/<str:member>/", product.product_seat, name="product_seat"),
    path(GOALS, goal.goal_list, name="goal_list"),
    path(f"{GOALS}new/", goal.goal_new, name="goal_new"),
    path(f"{GOALS}<str:key>/", goal.goal_show, name="goal_show"),
    path(f"{GOALS}<str:key>/edit/", goal.goal_edit, name="goal_edit"),
    path(f"{GOALS}<str:key>/publish/", goal.goal_publish, name="goal_publish"),
    path(f"{GOALS}<str:key>/progress/", goal.goal_report, name="goal_report"),
    path(f"{GOALS}<str:key>/archive/", archive.goal_archive, name="goal_archive"),
    path(f"{GOALS}<str:key>/unarchive/", archive.goal_unarchive, name="goal_unarchive"),
    path(f"{GOALS}<str:key>/delete/", goal.goal_delete, name="goal_delete"),
    path(f"{GOALS}<str:key>/key-results/new/", key_result.key_result_new, name="key_result_new"),
    path(f"{RESULTS}edit/", key_result.key_result_edit, name="key_result_edit"),
    path(f"{RESULTS}delete/", key_result.key_result_delete, name="key_result_delete"),
    path(f"{RESULTS}check-in/", key_result.check_in, name="check_in"),
]
