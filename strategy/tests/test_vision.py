"""A vision: one a product and one for the whole, edited as a draft, published in versions that stay."""

import pytest

from accounts import undo
from accounts.errors import Conflict, Forbidden, Refused
from accounts.models import Activity
from collaboration.models import Kind, Notification
from strategy.models import Vision, VisionVersion
from strategy.tests import factories as make
from strategy.tests.page import words


@pytest.fixture
def vision(place):
    return Vision.create(
        by=place.manager, product=place.product, statement="Sold in ten minutes.", horizon=2028
    )


def test_a_product_has_one_and_the_workspace_has_one(place, vision):
    Vision.create(by=place.manager, statement="Fed by the region.")
    with pytest.raises(Refused, match="This product has a vision already"):
        Vision.create(by=place.manager, product=place.product, statement="Another.")
    with pytest.raises(Refused, match="The workspace has a vision already"):
        Vision.create(by=place.manager, statement="Another.")


def test_publishing_freezes_what_the_draft_says(place, vision):
    first = vision.publish(by=place.manager, note="Agreed.", at=make.NOON)
    vision.edit(by=place.manager, changes={"statement": "Sold in five."})
    assert (first.number, first.statement, first.note, first.by) == (
        1,
        "Sold in ten minutes.",
        "Agreed.",
        place.manager,
    )
    assert vision.published.statement == "Sold in ten minutes."
    assert vision.changed == ["statement"]
    second = vision.publish(by=place.manager)
    assert second.number == 2
    assert vision.changed == []


def test_a_version_is_never_edited(place, vision):
    version = vision.publish(by=place.manager)
    with pytest.raises(TypeError):
        version.save()


def test_every_active_member_but_the_publisher_is_told_once(place, vision):
    gone = make.member(place.workspace, name="Gone Person")
    gone.deactivate(by=place.owner)
    vision.publish(by=place.manager, note="  Agreed. ", at=make.NOON)
    told = Notification.objects.filter(kind=Kind.PUBLICATION, subject_id=vision.pk)
    assert {row.member_id for row in told} == {place.owner.pk, place.approver.pk, place.reader.pk}
    assert {(row.words, row.subject_label, row.at) for row in told} == {
        ("Agreed.", "Vision for Orchard", make.NOON)
    }


def test_the_log_holds_the_publication_with_its_note(place, vision):
    vision.publish(by=place.manager, note="Agreed.")
    row = Activity.objects.of(vision).get(verb="published")
    assert (row.actor, row.note) == (place.manager, "Agreed.")


def test_nothing_new_is_not_published_twice(place, vision):
    vision.publish(by=place.manager)
    with pytest.raises(Refused, match="Nothing changed since version 1"):
        vision.publish(by=place.manager)
    assert vision.versions.count() == 1


def test_what_one_has_not_seen_is_not_published(place, vision):
    seen = vision.version
    Vision.objects.get(pk=vision.pk).edit(by=place.owner, changes={"offer": "Everything."})
    with pytest.raises(Conflict):
        vision.publish(by=place.manager, version=seen)
    assert not VisionVersion.objects.exists()


def test_only_who_shapes_publishes(place, vision):
    for member in (place.approver, place.reader):
        with pytest.raises(Forbidden):
            vision.publish(by=member)


def test_a_publication_cannot_be_undone(place, vision):
    vision.publish(by=place.manager)
    with pytest.raises(Refused, match="cannot be undone"):
        undo.undo(by=place.manager)


def test_an_edit_of_the_draft_can(place, vision):
    vision.edit(by=place.manager, changes={"statement": "Sold in five."})
    undo.undo(by=place.manager)
    vision.refresh_from_db()
    assert vision.statement == "Sold in ten minutes."


def test_a_draft_goes_to_the_trash_but_a_published_vision_stays(place, vision):
    vision.trash(by=place.manager)
    vision.restore(by=place.manager)
    vision.publish(by=place.manager)
    with pytest.raises(Refused, match="was published"):
        vision.trash(by=place.manager)


def test_it_goes_and_comes_back_with_its_product(place, vision):
    vision.publish(by=place.manager)
    place.product.trash(by=place.owner)
    assert not place.workspace.visions.exists()
    place.product.restore(by=place.owner)
    assert place.workspace.visions.get().published.number == 1


def test_it_stays_where_it_was_written(place, vision):
    with pytest.raises(Refused) as refused:
        vision.edit(by=place.manager, changes={"product": None})
    assert refused.value.field == "product"


# -- pages ----------------------------------------------------------------------


def test_an_empty_page_leads_to_writing_one(place):
    page = place.get("visions/ORC/").content.decode()
    assert "Orchard has no vision yet" in page
    assert place.url("visions/ORC/new/") in page
    assert "Larkfield has no vision yet" in words(place.get("visions/workspace/"))


def test_a_reader_is_not_offered_to_write(place):
    place.sign_in(place.reader)
    assert place.url("visions/ORC/new/") not in place.get("visions/ORC/").content.decode()


def test_writing_publishing_and_reading_a_version(place):
    place.post("visions/ORC/new/", {"statement": "Sold in ten minutes.", "horizon": "2028"})
    vision = place.workspace.visions.get()
    answer = place.post("visions/ORC/publish/", {"note": "Agreed.", "version": vision.version})
    assert answer.status_code == 302
    place.post("visions/ORC/edit/statement/", {"statement": "Sold in five.", "version": vision.version})
    page = words(place.get("visions/ORC/"))
    assert "Vision for 2028 · version 1, published" in page
    assert "1 change since version 1" in page
    version = words(place.get("visions/ORC/versions/1/"))
    assert "Sold in ten minutes." in version
    assert "Agreed." in version
    assert place.get("visions/ORC/versions/2/").status_code == 404


def test_a_second_version_marks_what_differs_from_the_first(place, vision):
    vision.publish(by=place.manager)
    vision.edit(by=place.manager, changes={"statement": "Sold in five minutes."})
    vision.publish(by=place.manager)
    page = place.get("visions/ORC/versions/2/").content.decode()
    assert "<del>" in page
    assert "<ins>" in page


def test_publishing_what_changed_meanwhile_says_so_and_can_then_go_on(place, vision):
    seen = vision.version
    vision.edit(by=place.owner, changes={"offer": "Everything."})
    answer = place.post("visions/ORC/publish/", {"note": "Go.", "version": seen})
    assert answer.status_code == 409
    assert "Somebody changed the draft a moment ago" in words(answer)
    assert f'name="version" value="{vision.version}"' in answer.content.decode()


def test_publishing_nothing_new_is_refused_in_the_dialog(place, vision):
    vision.publish(by=place.manager)
    answer = place.post("visions/ORC/publish/", {"note": "Again."})
    assert answer.status_code == 422
    assert "Nothing changed since version 1" in words(answer)


def test_two_people_at_one_field_see_both_values(place, vision):
    seen = vision.version
    vision.edit(by=place.owner, changes={"statement": "Theirs."})
    answer = place.post("visions/ORC/edit/statement/", {"statement": "Mine.", "version": seen})
    assert answer.status_code == 409
    assert "Theirs." in words(answer)
    assert "Mine." in words(answer)


# -- API ------------------------------------------------------------------------


def test_any_two_versions_are_compared_word_by_word(place, vision):
    for statement in ("Sold in ten minutes.", "Sold in five minutes.", "Given away in five minutes."):
        vision.edit(by=place.manager, changes={"statement": statement, "offer": statement})
        vision.publish(by=place.manager)
    url = "visions/ORC/versions/3/"
    assert "Marked is what differs from version 2." in words(place.get(url))
    said = words(place.get(f"{url}?against=1"))
    assert "Marked is what differs from version 1." in said
    assert (
        "cut: Sold" in said and "added: Given away" in said and "cut: ten" in said and "added: five" in said
    )
    back = words(place.get("visions/ORC/versions/1/?against=3"))
    assert "added: Sold" in back and "cut: Given away" in back
    clean = words(place.get(f"{url}?against=none"))
    assert "added:" not in clean and "cut:" not in clean and "Marked is" not in clean
    for wrong in ("3", "9", "soon"):
        assert place.get(f"{url}?against={wrong}").status_code == 404


def test_the_api_writes_publishes_and_shows_versions(place):
    made = place.api("post", "visions/", {"product": "ORC", "statement": "Sold in ten minutes."})
    assert made.status_code == 201
    pk = made.json()["id"]
    told = place.api("post", f"visions/{pk}/publication/", {"note": "Agreed."})
    assert told.status_code == 201
    assert [(v["number"], v["note"]) for v in told.json()["published"]] == [(1, "Agreed.")]
    again = place.api("post", f"visions/{pk}/publication/", {})
    assert again.status_code == 400
    assert place.api("get", "visions/ORC/").json()["id"] == pk
    assert place.api("delete", f"visions/{pk}/").status_code == 400


def test_the_api_patches_with_the_version_seen(place, vision):
    body = {"statement": "Sold in five.", "version": vision.version}
    assert place.api("patch", f"visions/{vision.pk}/", body).json()["statement"] == "Sold in five."
    assert place.api("patch", f"visions/{vision.pk}/", {"statement": "No version."}).status_code == 400
    unknown = place.api("patch", f"visions/{vision.pk}/", {"motto": "x", "version": 2})
    assert "motto" in unknown.json()["errors"]
