import pytest

from accounts.roles import Role
from strategy.models import Requirement
from strategy.tests import factories as make
from strategy.tests.page import main, words


@pytest.fixture
def rows(place):
    initiative = place.initiative()
    return [make.requirement(place.manager, initiative, title=title) for title in "ABC"]


def titles(rows):
    return [r.title for r in rows[0].initiative.requirements.all()]


def test_one_is_written_and_the_list_stays_open_for_the_next(place):
    initiative = place.initiative()
    page = main(place.get(f"initiatives/{initiative.key}/"))
    assert "Nothing yet." in page and 'id="requirement-title"' in page
    url = f"initiatives/{initiative.key}/requirements/new/"
    added = place.post(url, {"title": "Pause an order", "priority": "should"})
    assert added.status_code == 302 and added.url.endswith("#requirements")
    assert "Pause an order" in words(place.get(f"initiatives/{initiative.key}/"))
    assert Requirement.objects.get().priority == "should"


@pytest.mark.parametrize("data", [{"title": ""}, {"title": "x" * 301}, {"title": "A", "priority": "soon"}])
def test_what_cannot_be_meant_is_refused(place, data):
    initiative = place.initiative()
    answer = place.post(f"initiatives/{initiative.key}/requirements/new/", {"priority": "must"} | data)
    assert answer.status_code == 422 and "ferr" in answer.content.decode()
    assert not Requirement.objects.exists()


def test_one_is_edited_where_it_is_read(place, rows):
    url = f"requirements/{rows[0].pk}/edit/"
    part = place.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and 'name="title"' in part and 'name="priority"' in part
    assert place.post(url, {"title": "Another", "priority": "could", "version": 1}).status_code == 302
    rows[0].refresh_from_db()
    assert (rows[0].title, rows[0].priority) == ("Another", "could")
    late = place.post(
        url, {"title": "Third", "priority": "could", "version": 1}, headers={"HX-Request": "true"}
    )
    assert late.status_code == 409 and "Another" in late.content.decode()


@pytest.mark.parametrize(
    ("which", "to", "order", "said"),
    [
        (2, "up", "ACB", "“C” is now 2 of 3."),
        (0, "down", "BAC", "“A” is now 2 of 3."),
        (0, "up", "ABC", None),
        (2, "down", "ABC", None),
    ],
)
def test_one_goes_a_place_up_or_down(place, rows, which, to, order, said):
    done = place.post(f"requirements/{rows[which].pk}/place/", {"to": to}, follow=True)
    assert titles(rows) == list(order)
    page = done.content.decode()
    assert (said in page and "/undo/" in page) if said else "is now" not in page


def test_one_is_removed_and_can_be_taken_back(place, rows):
    gone = place.post(f"requirements/{rows[1].pk}/delete/", follow=True).content.decode()
    assert titles(rows) == ["A", "C"]
    assert "The requirement is removed." in gone and "/undo/" in gone


def test_under_review_the_form_says_what_saving_does(place, rows):
    rows[0].initiative.submit(by=place.manager)
    assert "takes it out of review" in place.get(f"requirements/{rows[0].pk}/edit/").content.decode()
    place.post(f"requirements/{rows[0].pk}/place/", {"to": "down"})
    rows[0].initiative.refresh_from_db()
    assert rows[0].initiative.state == "in_review"


@pytest.mark.parametrize("role", [Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE])
def test_others_read_them_and_see_no_control(place, rows, role):
    place.sign_in(make.member(place.workspace, role))
    page = main(place.get(f"initiatives/{rows[0].initiative.key}/"))
    assert ">A</span>" in page and "Move up" not in page and "requirement-title" not in page
    for verb in ("edit", "place", "delete"):
        assert place.post(f"requirements/{rows[0].pk}/{verb}/", {"to": "up"}).status_code == 403


def test_those_of_an_initiative_in_the_trash_are_not_there(place, rows):
    rows[0].initiative.trash(by=place.manager)
    for verb in ("edit", "place", "delete"):
        assert place.post(f"requirements/{rows[0].pk}/{verb}/", {"to": "up"}).status_code == 404
