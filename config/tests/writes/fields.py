"""The company's own fields, and the table of initiatives."""

from config.tests.writes.row import PRODUCT, delete, page, patch, post, word

OWN = {"name": "Waves", "option_id": ["pilot"], "option": ["Pilot"], "option_hue": ["g"]}
WRITES = [
    page("accounts:field_new", PRODUCT, verb="created", body={"name": "Budget", "kind": "number"}),
    page("accounts:field_edit", PRODUCT, "own_field.pk", body=OWN),
    page("accounts:field_place", PRODUCT, "own_field.pk", body={"to": "down"}),
    page("accounts:field_archive", PRODUCT, "own_field.pk", body={"to": "away"}),
    page("accounts:field_delete", PRODUCT, "own_field.pk", verb="deleted"),
    page("strategy:initiative_cell", PRODUCT, "draft.key", word("title"), body={"title": "Bulk discounts"}),
    page("strategy:initiative_cell", PRODUCT, "draft.key", word("state"), verb="submit", body={"verb": "submit"}),
    page("strategy:initiative_bulk", PRODUCT,
         body=lambda place: {"ids": [place.draft.pk], "do": f"theme={place.other_theme.pk}"}),
    post("field-list", PRODUCT, body={"name": "Budget", "kind": "number"}),
    patch("field", PRODUCT, "own_field.pk", {"name": "Waves"}),
    delete("field", PRODUCT, "own_field.pk"),
    post("field-place", PRODUCT, "own_field.pk", verb="edited",
         body=lambda place: {"after": str(place.other_field.pk)}),
    post("initiative-bulk", PRODUCT, verb="deleted",
         body=lambda place: {"ids": [str(place.draft.pk)], "verb": "trash"}),
]  # fmt: skip
SILENT = {
    "strategy:initiative_columns": "Which columns a member sees is theirs alone; nothing of the company's.",
}
