"""Labels: named, coloured, worn by tasks of any project, renamed, merged and trashed without a trace lost."""

import pytest

from accounts import undo
from accounts.errors import Refused
from accounts.roles import Role
from accounts.search import Asked
from execution.models import Label, Task
from execution.models import label as label_module
from execution.models.label import LONGEST, MOST
from execution.search import SOURCES
from execution.tests import factories as make


def label(place, name="launch", **fields):
    return Label.create(by=place.owner, workspace=place.workspace, name=name, **fields)


def worn(task):
    return [str(label) for label in Task.objects.get(pk=task.pk).labels.in_order()]


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def test_a_name_is_tidied_and_a_colour_comes_by_itself(place):
    first, second = label(place, "  #pilot   hubs "), label(place, "legal")
    assert (first.name, first.hue, second.hue) == ("pilot hubs", "g", "b")


@pytest.mark.parametrize("name", ["Launch", "LAUNCH", " #launch", "läunch"])
def test_a_name_is_one_labels_whatever_its_capitals_and_accents(place, name):
    label(place)
    with pytest.raises(Refused, match="“launch” already") as refused:
        label(place, name)
    assert refused.value.field == "name"


@pytest.mark.parametrize("name", ["", " # ", "x" * (LONGEST + 1)])
def test_a_name_is_needed_and_short(place, name):
    with pytest.raises(Refused):
        label(place, name)


def test_another_company_may_have_the_same(place):
    label(place)
    _other, owner = make.workspace("Next door")
    assert Label.create(by=owner, name="launch").workspace == owner.workspace


def test_a_renamed_label_is_found_by_its_new_name_and_its_old_one_is_free(place):
    found = label(place)
    found.edit(by=place.owner, changes={"name": "Start"})
    assert Label.called(place.workspace, ["START"], by=place.owner) == [found]
    assert label(place, "launch") != found
    assert found.edit(by=place.owner, changes={"name": "start"}), "its own name is never in its way"


def test_those_that_are_missing_are_made_under_one_cause_and_each_once(place):
    known = label(place, "legal")
    found = Label.called(place.workspace, ["Legal", "pilot", "Pilot"], by=place.owner)
    assert [str(one) for one in found] == ["legal", "Pilot"] and found[0] == known


def test_a_task_wears_at_most_a_few(place):
    names = [f"label {n}" for n in range(MOST + 1)]
    many = Label.called(place.workspace, names, by=place.owner)
    task = place.task(labels=many[:MOST])
    with pytest.raises(Refused, match="20 labels"):
        task.edit(by=place.owner, changes={"labels": many})


def test_in_the_trash_it_is_on_no_task_and_on_all_again_once_it_is_back(place):
    found, other = label(place), label(place, "legal")
    task, bulk = place.task(labels=[found]), place.task(labels=[found, other])
    cause = found.trash(by=place.owner)
    assert worn(task) == [] and worn(bulk) == ["legal"]
    task.edit(by=place.owner, changes={"labels": [other]})
    Task.edit_all([(bulk, {"labels": []})], by=place.owner)
    undo.undo(by=place.owner, cause=cause)
    assert worn(task) == ["launch", "legal"] and worn(bulk) == ["launch"]


def test_a_merge_gives_every_task_the_other_one_and_is_one_step_back(place):
    wrong, right = label(place, "lunch"), label(place)
    both, only, none = place.task(labels=[wrong, right]), place.task(labels=[wrong]), place.task()
    cause = wrong.merge(right, by=place.owner)
    assert [worn(task) for task in (both, only, none)] == [["launch"], ["launch"], []]
    undo.undo(by=place.owner, cause=cause)
    assert [worn(task) for task in (both, only, none)] == [["launch", "lunch"], ["lunch"], []]


def test_a_label_tied_on_while_a_merge_waits_for_the_project_is_kept(place, monkeypatch):
    wrong, right, own = label(place, "lunch"), label(place), label(place, "legal")
    task, hold = place.task(labels=[wrong]), Task.hold_all

    def late(records):
        monkeypatch.undo()
        hold(records)
        task.edit(by=place.owner, changes={"labels": [wrong, own]})

    monkeypatch.setattr(Task, "hold_all", late)
    wrong.merge(right, by=place.owner)
    assert worn(task) == ["launch", "legal"]


def test_a_label_is_not_merged_with_itself(place):
    found = label(place)
    with pytest.raises(Refused, match="itself"):
        found.merge(found, by=place.owner)


# -- pages --------------------------------------------------------------------------


def test_labels_are_typed_on_a_task_and_new_ones_made_on_the_way(place):
    label(place, "legal")
    task = place.task()
    answer = place.post(f"tasks/{task.key}/fields/labels/", {"labels": "LEGAL, pilot hubs,", "version": 1})
    assert answer.status_code == 302 and worn(task) == ["legal", "pilot hubs"]
    assert "pilot hubs" in html(place.get(f"tasks/{task.key}/"))
    place.post(f"tasks/{task.key}/fields/labels/", {"labels": "", "version": 2})
    assert worn(task) == [] and place.workspace.labels.count() == 2


def test_what_is_no_label_is_said_where_it_was_typed_and_nothing_is_made(place):
    task = place.task()
    said = html(
        place.post(f"tasks/{task.key}/fields/labels/", {"labels": f"new, {'x' * 41}", "version": 1}), 422
    )
    assert "is too long for a label" in said and not place.workspace.labels.exists()


def test_a_refused_form_makes_no_label(place):
    task = place.task()
    data = {"title": "x", "status": "todo", "priority": "none", "labels": "new", "start": "2026-06-02"}
    html(place.post(f"tasks/{task.key}/edit/", data | {"due": "2026-06-01", "version": 1}), 422)
    assert not place.workspace.labels.exists()


def test_the_list_counts_and_the_page_of_one_shows_who_wears_it_across_projects(place):
    found, elsewhere = label(place), make.project(place.owner, "Elsewhere")
    place.task("Here", labels=[found])
    make.task(place.owner, elsewhere, "There", labels=[found], status="done")
    listed = html(place.get("labels/"))
    assert "2 tasks" in listed and "1 open" in listed
    opened = html(place.get(f"labels/{found.pk}/"))
    assert "Here" in opened and "There" not in opened
    assert "There" in html(place.get(f"labels/{found.pk}/?show=closed"))


def test_merging_and_deleting_by_page(place):
    wrong, right = label(place, "lunch"), label(place)
    task = place.task(labels=[wrong])
    assert "This field is required" in html(place.post(f"labels/{wrong.pk}/merge/", {"into": ""}), 422)
    place.post(f"labels/{wrong.pk}/merge/", {"into": right.pk})
    assert worn(task) == ["launch"]
    place.post(f"labels/{right.pk}/delete/")
    assert worn(task) == [] and "launch" in html(place.get("trash/"))


def test_a_renamed_twin_is_refused_at_its_name(place):
    label(place)
    found = label(place, "legal")
    said = html(place.post(f"labels/{found.pk}/edit/", {"name": "Launch", "hue": "v", "version": 1}), 422)
    assert "Merge them instead" in said


# -- programs ------------------------------------------------------------------------


def test_programs_make_give_filter_and_merge(place):
    made = place.api("post", "labels/", {"name": "launch", "hue": "v"})
    assert made.status_code == 201 and made.json()["hue"] == "v"
    other = label(place, "legal")
    body = {"project": "STO", "title": "x", "labels": [made.json()["id"], str(other.pk)]}
    task = place.api("post", "tasks/", body).json()
    assert sorted(task["labels"]) == sorted(body["labels"])
    place.task("Bare")
    found = place.api("get", f"tasks/?label={other.pk}").json()["results"]
    assert [row["id"] for row in found] == [task["id"]]
    assert place.api("post", f"labels/{other.pk}/merge/", {"into": made.json()["id"]}).status_code == 200
    assert place.api("get", f"tasks/{task['id']}/").json()["labels"] == [made.json()["id"]]


def test_the_board_is_narrowed_to_a_label(place):
    found = label(place)
    place.task("Wears it", labels=[found])
    place.task("Bare")
    said = html(place.get(f"projects/STO/board/?label={found.pk}"))
    assert "Wears it" in said and "Bare" not in said
    assert "Bare" in html(place.get("projects/STO/board/?label=none"))


def test_words_find_a_label(place):
    (source,) = [source for source in SOURCES if source.kind == "label"]
    found = label(place, "Läunch day")
    assert [hit.url for hit in source.find(place.owner, Asked.read("launch"), 5)] == [
        found.get_absolute_url()
    ]


def test_as_many_closed_tasks_are_counted_as_the_list_shows(place):
    label = Label.create(by=place.owner, name="pilot")
    for title in ("One", "Two"):
        place.task(title, labels=[label], status="done")
    place.project.tasks.get(title="One").archive(by=place.owner)
    page = place.get(f"labels/{label.pk}/?show=closed")
    assert page.context["closed"] == len(page.context["tasks"]) == 1


def test_a_label_that_somebody_makes_at_the_same_moment_is_worn_all_the_same(place, monkeypatch):
    """Both looked, neither found it; the second to write takes the one that the first made."""
    other = make.member(place.workspace, Role.PROJECT_MANAGER)
    real, first = label_module.free_or_refused, []

    def looked(workspace, name, own=None):
        real(workspace, name, own)
        if not first:
            first.append(True)
            first.append(Label.create(by=other, workspace=workspace, name="Pilot"))

    monkeypatch.setattr(label_module, "free_or_refused", looked)
    [found] = Label.called(place.workspace, ["pilot"], by=place.owner)
    assert found == first[1] and Label.objects.count() == 1
