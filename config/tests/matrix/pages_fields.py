"""The company's own fields, and the table of initiatives: cells, columns, many at once. The order of the nine answers
stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"
FORM = "200 200 403 403 403 404 404 login login"
SENT = "302 302 403 403 403 404 404 login login"
ANYBODY = "302 302 302 302 302 404 404 login login"
OWN = [
    Row("accounts:field_list", GET=READ),
    Row(
        "accounts:field_new",
        data=lambda here: {"name": "Budget", "kind": "number"},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "accounts:field_edit",
        args=lambda here: [here.own_field.pk],
        data=lambda here: {"name": "Waves", "option_id": ["pilot"], "option": ["Pilot"], "option_hue": ["g"]},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "accounts:field_place",
        args=lambda here: [here.own_field.pk],
        data=lambda here: {"to": "down"},
        POST=SENT,
    ),
    Row(
        "accounts:field_archive",
        args=lambda here: [here.own_field.pk],
        data=lambda here: {"to": "away"},
        POST=SENT,
    ),
    Row("accounts:field_delete", args=lambda here: [here.own_field.pk], POST=SENT),
    Row(
        "strategy:initiative_field",
        case="a field of the company's own",
        args=lambda here: [here.draft.key, here.own_field.field_name],
        data=lambda here: {here.own_field.field_name: "all"},
        GET=FORM,
        POST=SENT,
    ),
]


def the_contributor_owns_a_draft(here):
    here.initiative("Of theirs").edit(by=here.manager, changes={"owner": here.members["contributor"]})


TABLE = [
    Row(
        "strategy:initiative_cell",
        args=lambda here: [here.draft.key, "title"],
        data=lambda here: {"title": "Order history as a file"},
        GET=FORM,
        POST=SENT,
    ),
    Row(
        "strategy:initiative_cell",
        case="a step, for whoever may take one",
        args=lambda here: [here.draft.key, "state"],
        data=lambda here: {"verb": "submit"},
        GET="200 200 422 422 422 404 404 login login",
        POST="302 302 422 422 422 404 404 login login",
    ),
    Row(
        "strategy:initiative_columns",
        data=lambda here: {"order": ["state", "effort"], "shown": ["state"]},
        POST=ANYBODY,
    ),
    Row(
        "strategy:initiative_bulk",
        data=lambda here: {"ids": [str(here.draft.pk)], "do": "theme", "theme": here.other_theme.pk},
        POST=SENT,
    ),
    Row(
        "strategy:initiative_bulk",
        case="a step, each row by its own right",
        data=lambda here: {"ids": [str(here.draft.pk)], "do": "submit"},
        POST=ANYBODY,
    ),
]
ROWS = [*OWN, *TABLE]
