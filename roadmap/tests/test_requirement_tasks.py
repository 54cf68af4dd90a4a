"""Requirements that become tasks, at a launch and after it, and when they are met."""

import pytest

from accounts import undo
from accounts.errors import Forbidden, Refused
from accounts.roles import Role
from execution.models import Project, Status, Task
from roadmap import actions
from roadmap import requirement_tasks as made
from roadmap.tests import factories as make
from strategy.models import Requirement

REQUIREMENTS = [
    ("Pause an order", "must"),
    ("Flag lines", "should"),
    ("Holidays", "could"),
    ("Calls", "wont"),
]


@pytest.fixture
def approved(place):
    return make.approved(place.owner, place.product, requirements=REQUIREMENTS)


@pytest.fixture
def launched(place, approved):
    delivery, _created = actions.launch(approved, place.owner)
    approved.refresh_from_db()
    return approved, delivery


def titles(project):
    return list(Task.objects.filter(project=project).order_by("number").values_list("title", flat=True))


def of(initiative, title):
    return initiative.requirements.select_related("initiative").get(title=title)


def test_every_must_and_should_becomes_a_task_unless_somebody_chooses(place, launched):
    _initiative, delivery = launched

    assert titles(delivery.project) == ["Pause an order", "Flag lines"]


def test_a_launch_makes_the_tasks_that_were_ticked_in_their_order(place, approved):
    chosen = [of(approved, "Holidays"), of(approved, "Pause an order")]
    delivery, _created = actions.launch(approved, place.owner, requirements=chosen)

    assert titles(delivery.project) == ["Pause an order", "Holidays"]


def test_what_will_not_be_done_and_what_is_anothers_becomes_no_task(place, approved):
    other = make.initiative(place.owner, place.product, "Another", requirements=[("Theirs", "must")])
    for wrong in (of(approved, "Calls"), of(other, "Theirs")):
        with pytest.raises(Refused, match="of this initiative"):
            actions.launch(approved, place.owner, requirements=[wrong])
    assert not Project.objects.exists()


def test_the_form_ticks_must_and_should(place, approved):
    page = place.get(f"initiatives/{approved.key}/launch/").content.decode()
    box = page.split("Requirements")[-1]

    assert box.count(" checked") == 2
    assert "Holidays · Could" in box and "Calls" not in box


def test_the_form_launches_with_what_is_ticked(place, approved):
    data = {"name": "Orders", "requirements": [str(of(approved, "Holidays").pk)]}
    assert place.post(f"initiatives/{approved.key}/launch/", data).status_code == 302

    assert titles(Project.objects.get()) == ["Holidays"]


def test_a_requirement_is_met_by_its_task_or_by_hand_where_it_has_none(place, launched):
    initiative, _delivery = launched
    first, third = of(initiative, "Pause an order"), of(initiative, "Holidays")
    first.edit(by=place.owner, changes={"met": True})
    third.edit(by=place.owner, changes={"met": True})
    tasks = made.tasks_of(initiative.requirements.all())

    assert not made.is_met(first, tasks[first.pk])  # its task is open, whatever was ticked before
    assert made.is_met(third, tasks.get(third.pk))
    tasks[first.pk].move(Status.DONE, by=place.owner)
    page = place.get(f"initiatives/{initiative.key}/").content.decode()
    assert "2 of 3 met" in page


def test_without_a_task_it_says_so_and_one_is_made_of_it(place, launched):
    initiative, delivery = launched
    path = f"initiatives/{initiative.key}/"
    late = Requirement.create(by=place.owner, initiative=initiative, title="Said later", priority="could")
    assert place.get(path).content.decode().count("No task") == 2

    assert place.post(f"requirements/{late.pk}/task/").status_code == 302
    assert titles(delivery.project)[-1] == "Said later"
    assert place.get(path).content.decode().count("No task") == 1


def test_made_twice_it_is_one_task(place, launched):
    initiative, delivery = launched
    late = of(initiative, "Holidays")
    first, cause = made.make_task(late, place.owner)

    assert cause and made.make_task(late, place.owner) == (first, None)
    assert titles(delivery.project).count("Holidays") == 1


def test_a_made_task_is_taken_back_and_made_anew(place, launched):
    initiative, _delivery = launched
    late = of(initiative, "Holidays")
    _task, cause = made.make_task(late, place.owner)
    undo.undo(by=place.owner, cause=cause)
    assert made.tasks_of([late]) == {}

    again, cause = made.make_task(late, place.owner)
    assert cause and made.tasks_of([late]) == {late.pk: again}


def test_a_launch_is_followed_by_unlinking_and_its_tasks_stay_with_the_project(place, launched):
    initiative, delivery = launched
    delivery.trash(by=place.owner)

    assert made.tasks_of(initiative.requirements.all()) == {}
    with pytest.raises(Refused, match="No project"):
        made.make_task(of(initiative, "Holidays"), place.owner)


def test_only_who_may_launch_makes_tasks(place, launched):
    initiative, _delivery = launched
    late = of(initiative, "Holidays")
    with pytest.raises(Forbidden):
        made.make_task(late, make.member(place.workspace, Role.CONTRIBUTOR))
    with pytest.raises(Refused, match="will not be done"):
        made.make_task(of(initiative, "Calls"), place.owner)


def test_a_tick_is_no_part_of_what_is_promised(place):
    initiative = make.initiative(place.owner, place.product, requirements=REQUIREMENTS)
    initiative.submit(by=place.owner)
    of(initiative, "Holidays").edit(by=place.owner, changes={"met": True})

    initiative.refresh_from_db()
    assert initiative.state == "in_review"


def test_a_program_chooses_reads_and_makes(place, approved):
    def ask(method, path, data=None):
        how = {"data": data, "content_type": "application/json"} if data is not None else {}
        return getattr(place.client, method)(f"/api/v1/initiatives/{approved.pk}/{path}", **how)

    first, third = of(approved, "Pause an order"), of(approved, "Holidays")
    assert ask("post", "deliveries/", {"requirements": [str(first.pk)]}).status_code == 201
    assert ask("post", "requirement-tasks/", {"requirement": str(third.pk)}).status_code == 201
    assert ask("post", "requirement-tasks/", {"requirement": str(third.pk)}).status_code == 200
    second = of(approved, "Flag lines")
    found = ask("post", "met/", {"requirement": str(second.pk), "met": True}).json()["requirements"]

    assert [(one["met"], bool(one["task"])) for one in found] == [
        (False, True), (True, False), (False, True), (False, False),
    ]  # fmt: skip
    other = make.initiative(place.owner, place.product, "Another", requirements=[("Theirs", "must")])
    answer = ask("post", "requirement-tasks/", {"requirement": str(of(other, "Theirs").pk)})
    assert answer.status_code == 400 and "requirement" in answer.json()["errors"]
