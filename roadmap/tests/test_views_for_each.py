"""Who sees a saved view, what opens first, copies and stars."""

import re

import pytest

from accounts import trash
from accounts.errors import Forbidden, Refused
from accounts.roles import Role
from accounts.tests.factories import api_of
from roadmap.models import Roadmap, Star
from roadmap.models.roadmap import EVERYBODY, ONESELF
from roadmap.search import search
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def executive(place):
    return make.member(place.workspace, Role.EXECUTIVE, "Mara Lindholm")


def saved(by, audience=EVERYBODY, name="Weeks", **more):
    return Roadmap.create(by=by, workspace=by.workspace, name=name, whole=True, audience=audience, **more)


def seen(member):
    return {view.name for view in member.workspace.roadmaps.seen_by(member)}


def test_everybody_sees_it_or_a_role_or_whoever_saved_it(place, executive):
    saved(place.owner, EVERYBODY, "All")
    saved(place.owner, "executive contributor", "Board")
    saved(place.owner, ONESELF, "Mine")
    other = make.member(place.workspace, Role.PROJECT_MANAGER)

    assert seen(place.owner) == {"All", "Board", "Mine"}
    assert seen(executive) == {"All", "Board"}
    assert seen(other) == {"All"}


def test_the_name_of_a_private_view_is_its_owners_alone(place, executive):
    """Others neither hear of it nor are kept from it; among their own, and among what others see, each is there once."""
    saved(executive, ONESELF, "Layoffs")
    saved(place.owner, EVERYBODY, "Layoffs")
    mine = saved(place.owner, ONESELF, "Layoffs")
    with pytest.raises(Refused, match="There is a view of this name already"):
        saved(executive, ONESELF, "Layoffs")
    with pytest.raises(Refused, match="There is a view of this name already"):
        saved(place.owner, "executive", "Layoffs")

    with pytest.raises(Refused, match="There is a view of this name already"):
        mine.edit(by=place.owner, changes={"audience": EVERYBODY})
    path = f"roadmap/views/{mine.pk}/rename/"
    answer = place.post(path, {"name": "Layoffs", "reach": "workspace", "version": mine.version})
    assert answer.status_code == 422 and "There is a view of this name already" in answer.content.decode()
    mine.refresh_from_db()
    assert mine.private


def test_the_name_of_a_view_for_others_roles_is_told_by_no_refusal(place, executive):
    """Whoever sees it is told that the name is taken; of two who give views for the same role each has it once."""
    lead = make.member(place.workspace, Role.PRODUCT_MANAGER)
    theirs = saved(place.owner, "executive", "Layoffs")
    assert saved(lead, "project_manager", "Layoffs") and saved(lead, ONESELF, "Layoffs")
    with pytest.raises(Refused, match="There is a view of this name already"):
        saved(place.owner, "contributor", "Layoffs")
    mine = saved(lead, EVERYBODY, "Plans")
    mine.edit(by=lead, changes={"name": "Roles"})
    saved(place.owner, "product_manager", "Seen")
    for changes in ({"name": "Seen"}, {"name": "Layoffs"}):
        with pytest.raises(Refused, match="There is a view of this name already"):
            mine.edit(by=lead, changes=changes)
    theirs.edit(by=place.owner, changes={"name": "Layoffs"})
    body = {"name": "Seen", "audience": "executive"}
    assert api_of(lead).post("/api/v1/roadmaps/", body, format="json").status_code == 400


def test_who_sees_two_of_one_name_reads_whose_each_is(place, executive):
    lead = make.member(place.workspace, Role.PRODUCT_MANAGER, "Noor Haddad")
    owner = str(place.owner)
    theirs = saved(place.owner, "executive", "Layoffs")
    saved(lead, "executive", "layoffs")
    saved(lead, EVERYBODY, "Alone")

    def told(member):
        place.client.force_login(member.user)
        page = place.get(f"roadmap/?view={theirs.pk}" if member != lead else "roadmap/").content.decode()
        names = re.findall(r'href="[^"]*view=[^"]+"[^>]*>(?:<svg.*?</svg>)?([^<]*)(?:<span class="sr">([^<]*)</span>'
                           r'<span class="t3">([^<]*)</span>)?', page)  # fmt: skip
        return {(name.strip(), by, whose) for name, by, whose in names}

    assert {("Layoffs", "saved by", owner), ("layoffs", "saved by", "Noor Haddad")} <= told(executive)
    assert {("Alone", "", "")} <= told(executive)
    assert {("Layoffs", "", "")} <= told(place.owner) and {("layoffs", "", "")} <= told(lead)
    found = search(executive, "layoffs").hits
    assert sorted(hit.where.partition(", saved by ")[2] for hit in found) == sorted([owner, "Noor Haddad"])
    answer = api_of(executive).get("/api/v1/roadmaps/").json()["results"]
    assert {one["owner"] for one in answer if one["name"].casefold() == "layoffs"} == {
        str(place.owner.pk),
        str(lead.pk),
    }


def test_a_copy_is_called_by_what_its_owner_sees(place, executive):
    saved(executive, ONESELF, "Weeks, copy")
    assert saved(place.owner).copy(by=place.owner).name == "Weeks, copy"


def test_another_ones_private_view_is_not_here(place, executive):
    mine = saved(executive, ONESELF, "Mine")

    page = place.get(f"roadmap/?view={mine.pk}")
    assert page.status_code == 400 and "There is no such view here" in page.content.decode()
    assert place.post(f"roadmap/views/{mine.pk}/delete/").status_code == 404
    assert "Mine" not in place.get("roadmap/").content.decode()


def test_the_name_of_anothers_private_view_stands_nowhere(place, executive):
    """Neither in what was done, nor in the trash, and nobody else brings it back."""
    mine, shown = saved(executive, ONESELF, "Whom to let go"), saved(place.owner, EVERYBODY, "Weekly")
    mine.trash(by=executive)
    shown.trash(by=place.owner)

    for address in ("activity/", "trash/"):
        page = place.get(address).content.decode()
        assert "Weekly" in page and "Whom to let go" not in page
    assert place.post(f"trash/{mine.pk}/restore/").status_code == 404
    assert [row.name for row in trash.page(place.workspace, member=executive).rows] == [
        "Weekly",
        "Whom to let go",
    ]


def test_a_reader_saves_for_themselves_alone(place, executive):
    with pytest.raises(Forbidden):
        saved(executive, EVERYBODY)
    mine = saved(executive, ONESELF)

    mine.edit(by=executive, changes={"zoom": "quarters"})
    with pytest.raises(Forbidden):
        mine.edit(by=executive, changes={"audience": EVERYBODY})
    with pytest.raises(Forbidden):
        saved(place.owner, name="Theirs").trash(by=executive)


def test_a_reader_is_not_asked_who_sees_it(place):
    place.sign_in(Role.EXECUTIVE)
    assert 'name="reach"' not in place.get("roadmap/views/new/?zoom=weeks").content.decode()
    place.post("roadmap/views/new/?zoom=weeks", {"name": "My weeks", "reach": EVERYBODY})

    view = Roadmap.objects.get()
    assert (view.audience, view.zoom) == (ONESELF, "weeks")


@pytest.mark.parametrize("words", ["", "board", "executive board", "private workspace"])
def test_an_audience_is_everybody_oneself_or_roles(place, words):
    with pytest.raises(Refused) as refused:
        saved(place.owner, words)
    assert refused.value.field == "audience"


def test_some_roles_need_one_to_be_ticked(place):
    answer = place.post("roadmap/views/new/", {"name": "Board", "reach": "roles"})
    assert answer.status_code == 422 and "Tick the roles" in answer.content.decode()

    place.post("roadmap/views/new/", {"name": "Board", "reach": "roles", "roles": ["executive", "owner"]})
    assert Roadmap.objects.get().audience == "owner executive"


def test_a_role_opens_with_its_view_until_it_asks_for_another(place, executive):
    first, then = saved(place.owner, name="First"), saved(place.owner, name="Then")
    first.open_first(["executive", "contributor"], by=place.owner)
    then.open_first(["executive"], by=place.owner)
    first.refresh_from_db()

    assert (first.default_for, then.default_for) == ("contributor", "executive")
    place.sign_in(Role.EXECUTIVE)
    answer = place.get("roadmap/")
    assert (answer.status_code, answer.url) == (302, then.get_absolute_url())
    assert place.get("roadmap/?view=").status_code == 200
    assert place.get("roadmap/?zoom=weeks").context["lens"].view is None


def test_opening_first_is_one_step_to_take_back(place):
    first, then = saved(place.owner, name="First"), saved(place.owner, name="Then")
    first.open_first(["executive"], by=place.owner)
    place.post(f"roadmap/views/{then.pk}/first/", {"roles": ["executive"]})
    place.post("undo/")
    first.refresh_from_db(), then.refresh_from_db()

    assert (first.default_for, then.default_for) == ("executive", "")


def test_who_no_longer_sees_it_no_longer_opens_with_it(place):
    view = saved(place.owner)
    view.open_first(["executive", "contributor"], by=place.owner)
    view.edit(by=place.owner, changes={"audience": "contributor"})
    assert view.default_for == "contributor"

    with pytest.raises(Refused) as refused:
        view.open_first(["executive"], by=place.owner)
    assert refused.value.field == "default_for"


def test_a_copy_is_ones_own(place, executive):
    view = saved(place.owner, name="FY26", zoom="quarters", filters="state=draft")
    one, two = view.copy(by=executive), view.copy(by=executive)

    assert (one.audience, one.owner, one.zoom, one.filters) == (ONESELF, executive, "quarters", "state=draft")
    assert (one.name, two.name) == ("FY26, copy", "FY26, copy 2")


def test_starred_views_come_first_for_whoever_starred_them(place, executive):
    saved(place.owner, name="One")
    two = saved(place.owner, name="Two")
    place.post(f"roadmap/views/{two.pk}/star/", {"want": "yes"})
    place.post(f"roadmap/views/{two.pk}/star/", {"want": "yes"})

    tabs = place.workspace.roadmaps.for_tabs()
    assert [v.name for v in tabs.with_stars(place.owner)] == ["Two", "One"]
    assert [v.name for v in tabs.with_stars(executive)] == ["One", "Two"]
    place.post(f"roadmap/views/{two.pk}/star/", {"want": "no"})
    assert not Star.objects.exists()


def test_only_those_who_see_it_are_told_of_it(place, executive):
    view = saved(place.owner, "executive")
    make.member(place.workspace, Role.CONTRIBUTOR)
    view.publish(by=place.owner, note="Look.")

    assert [n.member for n in executive.workspace.notifications.all()] == [executive]
    with pytest.raises(Refused):
        saved(place.owner, ONESELF, "Mine").publish(by=place.owner)
