"""Views of tasks under a name: what they keep, who sees and changes them, and where they go with their project."""

import pytest

from accounts import feed, trash
from accounts.errors import Forbidden, Refused
from accounts.models import Activity
from accounts.roles import Role
from accounts.undo import undo
from execution import shown
from execution.models import TaskView
from execution.tests import factories as make


@pytest.fixture
def people(place):
    """{role: member} beside the owner."""
    return {role: make.member(place.workspace, role) for role in Role.values[1:]}


def made(by, **fields):
    return TaskView.create(by=by, **{"name": "Late ones"} | fields)


# -- what it keeps ------------------------------------------------------------------------------------------------


def test_a_query_keeps_what_is_shown_and_nothing_of_where_somebody_is():
    asked = (
        "?cursor=x&status=todo&status=doing&due.to=2026-06-01&text=&saved=1&day=2026-06-17&add=label&show=all"
    )
    assert shown.kept(asked, "list") == "status=todo&status=doing&due.to=2026-06-01"


@pytest.mark.parametrize(
    ("page", "kept"),
    [("plan", "view=table&group=status"), ("board", "group=status"), ("list", "group=status")],
)
def test_only_the_plan_is_kept_as_a_table(page, kept):
    assert shown.kept("view=table&group=status", page) == kept
    assert shown.kept("view=chart", page) == ""


def test_two_orders_of_the_same_words_show_the_same():
    assert shown.same("a=1&b=2&b=3", "b=3&a=1&b=2")
    assert not shown.same("a=1&b=2", "a=1&b=2&b=2")


def test_words_of_any_language_are_kept_in_plain_letters():
    assert shown.kept("text=Größe+&label=%00", "list").isascii()


def test_what_is_kept_is_said_in_the_log_as_it_is_kept(place):
    view = made(place.owner, name="  Late \n ones ", query="?text=a&cursor=1")
    row = Activity.objects.of(view).get()

    assert (view.name, view.query, view.page) == ("Late ones", "text=a", "list")
    assert (row.changes["name"][1], row.changes["query"][1]) == ("Late ones", "text=a")


@pytest.mark.parametrize("name", ["", " \t "])
def test_it_has_a_name(place, name):
    with pytest.raises(Refused, match="Give it a name") as refused:
        made(place.owner, name=name)
    assert refused.value.field == "name"


def test_more_than_it_keeps_is_refused_in_a_sentence(place):
    view = made(place.owner, query="text=" + "a" * 1995)
    with pytest.raises(Refused, match="asks for more than a view keeps") as refused:
        view.edit(by=place.owner, changes={"query": "text=" + "a" * 1996})
    assert refused.value.field == "query"


def test_what_is_passing_does_not_count_as_too_much(place):
    assert made(place.owner, query="text=a&cursor=" + "a" * 3000).query == "text=a"


def test_it_leads_to_its_page(place):
    everywhere, here = (
        made(place.owner, page="calendar"),
        made(place.owner, name="B", page="plan", project=place.project),
    )
    assert everywhere.get_absolute_url() == place.url(f"tasks/calendar/?saved={everywhere.pk}")
    here.edit(by=place.owner, changes={"query": "view=table"})
    assert here.get_absolute_url() == place.url(f"projects/STO/gantt/?view=table&saved={here.pk}")


def test_another_page_takes_along_what_it_has_of_it(place):
    view = made(place.owner, page="plan", query="view=table&status=todo")
    view.edit(by=place.owner, changes={"page": "board"})
    assert (view.page, view.query) == ("board", "status=todo")


def test_another_page_that_takes_all_along_clashes_with_no_other_query(place):
    view = made(place.owner, query="status=todo")
    view.edit(by=place.owner, changes={"query": "status=doing"})
    TaskView.objects.get(pk=view.pk).edit(by=place.owner, changes={"page": "board"}, version=1)
    view.refresh_from_db()
    assert (view.page, view.query) == ("board", "status=doing")


def test_it_stays_with_its_project(place):
    view = made(place.owner, project=place.project)
    with pytest.raises(Refused, match="stays with its project"):
        view.edit(by=place.owner, changes={"project": None})
    assert view.edit(by=place.owner, changes={"project": place.project}) is None


# -- who sees and changes it --------------------------------------------------------------------------------------


def test_a_name_is_given_once_among_those_for_everybody_and_once_to_each(place, people):
    made(place.owner, shared=True)
    made(place.owner)
    made(people["contributor"])
    for shared in (True, False):
        with pytest.raises(Refused, match="view of this name already"):
            made(place.owner, shared=shared)


@pytest.mark.parametrize("role", Role.values[1:])
def test_anybody_saves_for_themselves_and_who_plans_for_everybody(place, people, role):
    by = people[role]
    view = made(by)
    assert view.owner == by and not view.shared
    if role == Role.PROJECT_MANAGER:
        assert view.edit(by=by, changes={"shared": True})
        return
    with pytest.raises(Forbidden, match="saves views for yourself"):
        made(by, shared=True)
    with pytest.raises(Forbidden, match="saves views for yourself"):
        view.edit(by=by, changes={"shared": True})


def test_what_everybody_sees_is_changed_by_who_plans(place, people):
    view = made(place.owner, shared=True)
    for act in (
        lambda by: view.edit(by=by, changes={"name": "B"}),
        lambda by: view.trash(by=by),
    ):
        with pytest.raises(Forbidden, match="who plans changes it"):
            act(people["contributor"])
    assert view.edit(by=people["project_manager"], changes={"name": "B"})


def test_nobody_else_changes_one_of_somebodys_own(place, people):
    view = made(people["contributor"])
    with pytest.raises(Forbidden, match="Only who saved"):
        view.edit(by=place.owner, changes={"name": "B"})
    view.trash(by=people["contributor"])
    with pytest.raises(Forbidden, match="Only who saved"):
        view.restore(by=place.owner)


def test_only_who_saved_it_keeps_it_to_themselves(place, people):
    view = made(place.owner, shared=True)
    with pytest.raises(Refused, match="keeps it to themselves"):
        view.edit(by=people["project_manager"], changes={"shared": False})
    assert view.edit(by=place.owner, changes={"shared": False})


def test_what_somebody_keeps_to_themselves_is_told_to_them_alone(place, people):
    mine = people["contributor"]
    view = made(mine, name="Quiet zebra")

    for member, there in ((mine, True), (place.owner, False), (people["executive"], False)):
        assert place.workspace.taskviews.seen_by(member).contains(view) is there
        assert feed.seen_by(member).filter(subject_id=view.pk).exists() is there
    view.trash(by=mine)
    for member, there in ((mine, 1), (place.owner, 0)):
        assert len(trash.page(place.workspace, member=member).rows) == there
        assert bool(trash.find(place.workspace, view.pk, member)) is bool(there)


# -- with its project ---------------------------------------------------------------------------------------------


def test_it_goes_with_its_project_and_comes_back_with_it(place, people):
    theirs, beside = made(people["contributor"], project=place.project), made(place.owner)
    cause = place.project.trash(by=place.owner)
    assert list(place.workspace.taskviews.all()) == [beside]
    with pytest.raises(Refused, match="Restore Standing orders rollout first"):
        TaskView.everything.get(pk=theirs.pk).restore(by=people["contributor"])
    undo(by=place.owner, cause=cause)
    assert set(place.workspace.taskviews.all()) == {theirs, beside}


def test_one_whose_name_was_given_to_another_since_keeps_nobody_from_restoring_the_project(place, people):
    mine = people["contributor"]
    view = made(mine, project=place.project)
    place.project.trash(by=place.owner)
    other = made(mine)
    place.project.restore(by=place.owner)
    assert list(place.workspace.taskviews.all()) == [other]
    assert [row.pk for row in trash.page(place.workspace, member=mine).rows] == [view.pk]
    assert trash.page(place.workspace, member=place.owner).rows == []
    other.edit(by=mine, changes={"name": "Later ones"})
    TaskView.everything.get(pk=view.pk).restore(by=mine)
    assert place.workspace.taskviews.contains(view)


def test_one_of_an_archived_project_is_not_offered(place):
    made(place.owner, project=place.project)
    place.project.move("finished", by=place.owner)
    assert place.workspace.taskviews.standing().exists()
    place.project.archive(by=place.owner)
    assert not place.workspace.taskviews.standing().exists()
    with pytest.raises(Refused, match="is archived"):
        made(place.owner, name="B", project=place.project)


def test_with_its_project_it_is_gone_for_good(place):
    view = made(place.owner, project=place.project)
    TaskView.let_go("project", [place.project.pk])
    view.refresh_from_db()
    assert view.project_id == place.project.pk
    place.project.delete()
    assert not TaskView.everything.filter(pk=view.pk).exists()


def test_without_who_saved_it_it_is_nobodys(place, people):
    shared, own = made(people["project_manager"], shared=True), made(people["project_manager"])
    TaskView.let_go("owner", [people["project_manager"].pk])
    assert list(place.workspace.taskviews.seen_by(place.owner)) == [shared]
    assert TaskView.hidden_from(place.owner).get() == own
