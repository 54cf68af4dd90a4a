from django.urls import path

from strategy.views import (
    approval,
    bulk,
    comment,
    dependency,
    initiative,
    link,
    move,
    part,
    point,
    requirement,
    shares,
    supersede,
    table,
)

INITIATIVES = "w/<slug:workspace>/initiatives/"
ONE = f"{INITIATIVES}<str:key>/"
REQUIREMENT = "w/<slug:workspace>/requirements/<uuid:pk>/"

urlpatterns = [
    path("w/<slug:workspace>/approvals/", approval.approval_list, name="approval_list"),
    path(INITIATIVES, table.initiative_list, name="initiative_list"),
    path(f"{INITIATIVES}new/", initiative.initiative_new, name="initiative_new"),
    path(f"{INITIATIVES}reading/", initiative.reading, name="timeframe_reading"),
    path(f"{INITIATIVES}options/", dependency.initiative_options, name="initiative_options"),
    path(f"{INITIATIVES}columns/", table.initiative_columns, name="initiative_columns"),
    path(f"{INITIATIVES}bulk/", bulk.initiative_bulk, name="initiative_bulk"),
    path(ONE, initiative.initiative_show, name="initiative_show"),
    path(f"{ONE}edit/", initiative.initiative_edit, name="initiative_edit"),
    path(f"{ONE}edit/<slug:name>/", initiative.initiative_field, name="initiative_field"),
    path(f"{ONE}shares/", shares.initiative_shares, name="initiative_shares"),
    path(f"{ONE}cell/<slug:name>/", table.initiative_cell, name="initiative_cell"),
    path(f"{ONE}delete/", initiative.initiative_delete, name="initiative_delete"),
    path(f"{ONE}move/<slug:verb>/", move.initiative_move, name="initiative_move"),
    path(f"{ONE}decide/", approval.initiative_decide, name="initiative_decide"),
    path(f"{ONE}agreement/take-back/", point.agreement_take_back, name="agreement_take_back"),
    path(f"{ONE}points/<uuid:pk>/", point.point_answer, name="point_answer"),
    path(f"{ONE}supersede/", supersede.initiative_supersede, name="initiative_supersede"),
    path(f"{ONE}unsupersede/", supersede.initiative_unsupersede, name="initiative_unsupersede"),
    path(f"{ONE}snapshots/<uuid:pk>/", approval.snapshot_show, name="snapshot_show"),
    path(f"{ONE}dependencies/new/", dependency.dependency_new, name="dependency_new"),
    path(f"{ONE}dependencies/<uuid:pk>/delete/", dependency.dependency_delete, name="dependency_delete"),
    path(f"{ONE}parts/new/", part.part_new, name="part_new"),
    path(f"{ONE}parts/<str:part>/out/", part.part_out, name="part_out"),
    path(f"{ONE}links/new/", link.link_new, name="link_new"),
    path(f"{ONE}links/<uuid:pk>/edit/", link.link_edit, name="link_edit"),
    path(f"{ONE}links/<uuid:pk>/place/", link.link_place, name="link_place"),
    path(f"{ONE}links/<uuid:pk>/delete/", link.link_delete, name="link_delete"),
    path(f"{ONE}comments/", comment.initiative_comments, name="initiative_comments"),
    path(f"{ONE}comments/<uuid:pk>/edit/", comment.initiative_comment_edit, name="initiative_comment_edit"),
    path(
        f"{ONE}comments/<uuid:pk>/delete/",
        comment.initiative_comment_delete,
        name="initiative_comment_delete",
    ),
    path(f"{ONE}requirements/new/", requirement.requirement_new, name="requirement_new"),
    path(f"{REQUIREMENT}met/", requirement.requirement_met, name="requirement_met"),
    path(f"{REQUIREMENT}edit/", requirement.requirement_edit, name="requirement_edit"),
    path(f"{REQUIREMENT}place/", requirement.requirement_place, name="requirement_place"),
    path(f"{REQUIREMENT}delete/", requirement.requirement_delete, name="requirement_delete"),
]
