"""Names of characters that nobody sees are refused as an empty one is, at every door."""

import pytest

from accounts.errors import Blank
from accounts.forms.base import WorkspaceModelForm
from accounts.models import ApiToken, CustomField
from accounts.tests import factories as make
from accounts.words import in_a_line, is_blank, visible

UNSEEN = {
    "zero-width space": "\u200b",
    "word joiner": "\u2060",
    "soft hyphen": "\xad",
    "bidi mark": "\u200f",
    "bidi override": "\u202e",
    "byte order mark": "\ufeff",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "Braille blank": "\u2800",
    "Mongolian vowel separator": "\u180e",
    "grapheme joiner": "\u034f",
    "variation selector": "\ufe0f",
    "tag": "\U000e0041",
    "no-break space": "\xa0",
    "some of them": " \u200b\u2060 \xad\t",
}


@pytest.mark.parametrize("text", [*UNSEEN.values(), "", " ", "\0"], ids=[*UNSEEN, "nothing", "space", "NUL"])
def test_what_nobody_sees_is_blank(text):
    assert is_blank(text) and in_a_line(text) == ""


@pytest.mark.parametrize(
    "text", ["a", "–", "한", "👩\u200d🔧", "\u200fשלום", "می\u200cخواهم", "é", "e\u0301", ".", "0", "❤\ufe0f"]
)
def test_what_somebody_sees_is_not(text):
    assert not is_blank(text) and in_a_line(f"  {text} ") == text


@pytest.mark.parametrize("text", ["", "   ", *UNSEEN.values()], ids=["empty", "spaces", *UNSEEN])
def test_a_record_is_neither_made_nor_named_so(house, library, text):
    shelf = library.shelf()
    with pytest.raises(Blank) as caught:
        library.shelf(text)
    assert caught.value.field == "name"
    with pytest.raises(Blank):
        shelf.edit(by=house.owner, changes={"name": text})
    shelf.refresh_from_db()
    assert (shelf.name, shelf.version) == ("Fiction", 1)


def test_a_form_says_of_it_what_it_says_of_an_empty_field(house, library):
    class ShelfForm(WorkspaceModelForm):
        class Meta:
            model = library.Shelf
            fields = ["name"]

    said = []
    for text in ("", *UNSEEN.values()):
        form = ShelfForm({"name": text}, workspace=house.workspace)
        assert not (form.is_valid() and form.save_new(house.owner))
        said.append(form.errors)
    assert all(errors == {"name": ["This field is required."]} for errors in said)


def test_a_program_is_told_what_it_is_told_of_an_empty_text(house):
    api = make.api_of(house.owner)
    answers = [
        api.post("/api/v1/fields/", {"name": text, "kind": "text"}, format="json").json()
        for text in ("", *UNSEEN.values())
    ]
    assert answers[0]["errors"] == {"name": ["This field may not be blank."]}
    assert all(answer == answers[0] for answer in answers)
    assert not CustomField.objects.exists()


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("settings/", {"timezone": "UTC"}, "name"),
        ("tokens/", {}, "name"),
    ],
)
def test_the_house_itself_and_its_keys_have_names_too(house, path, data, name):
    for text in ("", "\u200b\u2060"):
        answer = house.post(path, data | {name: text})
        assert (answer.status_code, answer.context["form"].errors[name]) == (422, ["This field is required."])
    house.workspace.refresh_from_db()
    assert house.workspace.name == "Larkfield" and not ApiToken.objects.exists()


def test_so_has_everybody(house):
    answer = house.client.post("/me/", {"name": "\u3164", "theme": "system"})
    assert (answer.status_code, answer.context["form"].errors["name"]) == (422, ["This field is required."])
    house.owner.user.refresh_from_db()
    assert house.owner.user.name == "Mara Lindholm"


def test_words_lose_the_space_around_them_and_nothing_else():
    assert visible("  Two\nlines.\u200b ") == "Two\nlines.\u200b"
    assert visible(" \u200b\n\u2060") == ""
