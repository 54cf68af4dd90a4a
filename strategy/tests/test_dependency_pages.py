import pytest

from strategy.models import InitiativeDependency


@pytest.fixture
def three(place):
    return [
        place.initiative(title=title) for title in ("Standing orders", "Substitution rules", "Standing stock")
    ]


def made():
    return {str(row) for row in InitiativeDependency.objects.for_list()}


@pytest.mark.parametrize(
    ("way", "other", "expected"),
    [
        ("needs", "ORC-2", "ORC-2 → ORC-1"),
        ("blocks", "orc-2 Substitution rules", "ORC-1 → ORC-2"),
        ("blocks", "substitution rules", "ORC-1 → ORC-2"),
        ("blocks", "substit", "ORC-1 → ORC-2"),
    ],
)
def test_it_is_named_by_key_or_title(place, three, way, other, expected):
    answer = place.post("initiatives/ORC-1/dependencies/new/", {"way": way, "other": other})

    assert answer.status_code == 302 and made() == {expected}


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("standing", "may be ORC-1, ORC-3"),
        ("QQQ-7", "No initiative here has the key or the title"),
        ("ORC-1", "cannot wait for itself"),
        ("", "This field is required"),
    ],
)
def test_what_it_cannot_be_is_said_at_the_field(place, three, other, words):
    answer = place.post("initiatives/ORC-1/dependencies/new/", {"way": "needs", "other": other})

    assert answer.status_code == 422 and words in answer.content.decode()
    assert made() == set()


def test_a_circle_is_said_with_its_way(place, three):
    place.post("initiatives/ORC-1/dependencies/new/", {"way": "blocks", "other": "ORC-2"})
    answer = place.post("initiatives/ORC-1/dependencies/new/", {"way": "needs", "other": "ORC-2"})

    assert answer.status_code == 422
    assert "ORC-2 → ORC-1 → ORC-2" in answer.content.decode()


def test_both_pages_show_it_and_either_takes_it_away(place, three):
    made_one = InitiativeDependency.create(by=place.manager, before=three[0], after=three[1])
    for key, other in (("ORC-1", "Substitution rules"), ("ORC-2", "Standing orders")):
        assert other in place.get(f"initiatives/{key}/").content.decode()
    assert place.post(f"initiatives/ORC-3/dependencies/{made_one.pk}/delete/").status_code == 404
    assert place.post(f"initiatives/ORC-2/dependencies/{made_one.pk}/delete/").status_code == 302
    assert made() == set()


def test_a_line_offers_what_fits_by_key_first(place, three):
    page = place.get("initiatives/options/?q=orc-&but=ORC-1").content.decode()
    assert page.count('role="option"') == 2
    page = place.get("initiatives/options/?q=stock").content.decode()
    assert 'data-form="ORC-3 Standing stock"' in page


def test_the_table_says_what_it_waits_for(place, three):
    InitiativeDependency.create(by=place.manager, before=three[0], after=three[1])
    place.post("initiatives/columns/", {"order": ["needs"], "shown": ["needs"]})

    assert "/initiatives/ORC-1/" in place.get("initiatives/").content.decode().split("Substitution rules")[-1]


def test_a_program_makes_reads_and_takes_away(place, three):
    one, two, _third = three
    answer = place.api("post", "initiative-dependencies/", {"before": one.key, "after": str(two.pk)})
    assert answer.status_code == 201 and answer.json()["conflict"] is None
    pk = answer.json()["id"]
    circle = place.api("post", "initiative-dependencies/", {"before": two.key, "after": one.key})
    assert circle.status_code == 400 and "ORC-2 → ORC-1 → ORC-2" in circle.content.decode()

    assert len(place.api("get", "initiative-dependencies/?initiative=ORC-2").json()["results"]) == 1
    assert place.api("get", "initiative-dependencies/?initiative=ORC-3").json()["results"] == []
    assert place.api("delete", f"initiative-dependencies/{pk}/").status_code == 204
