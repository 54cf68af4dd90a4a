import pytest

from accounts.errors import Forbidden, Refused
from accounts.models import Activity
from accounts.roles import Role
from execution.models import Project, Task
from roadmap import actions
from roadmap.drawing.lines import lines
from roadmap.models import Delivery, RequirementTask
from roadmap.templatetags.requirements import requirement_of, requirement_tasks
from roadmap.tests import factories as make

REQUIREMENTS = [
    ("Create, pause and end an order", "must"),
    ("Flag out-of-stock lines", "should"),
    ("Call every kitchen", "wont"),
    ("Shift delivery days", "could"),
]


@pytest.fixture
def place(db):
    workspace, owner = make.workspace()
    return workspace, owner, make.product(owner)


def test_a_launch_makes_a_project_of_what_was_promised(place):
    _workspace, owner, product = place
    lead = make.member(owner.workspace, Role.PROJECT_MANAGER)
    initiative = make.approved(owner, product, requirements=REQUIREMENTS)

    delivery, created = actions.launch(initiative, owner, lead=lead, at=make.NOON)

    assert created
    project = delivery.project
    assert (project.name, project.key, project.lead) == ("Standing orders", "STO", lead)
    assert (project.start, project.deadline) == (make.START, make.END)
    initiative.refresh_from_db()
    assert initiative.state == "in_delivery"
    assert delivery.promise == initiative.promise
    assert (delivery.launched_by, delivery.at) == (owner, make.NOON)


def test_requirements_become_tasks_in_their_order(place):
    _workspace, owner, product = place
    initiative = make.approved(owner, product, requirements=REQUIREMENTS)
    wanted = initiative.requirements.exclude(priority="wont").order_by("-rank")
    delivery, _ = actions.launch(initiative, owner, requirements=wanted)

    tasks = list(Task.objects.filter(project=delivery.project).order_by("number"))
    assert [task.title for task in tasks] == [words for words, rank in REQUIREMENTS if rank != "wont"]
    assert [task.priority for task in tasks] == ["high", "medium", "low"]
    links = RequirementTask.objects.filter(delivery=delivery).order_by("task__number")
    assert [link.task for link in links] == tasks
    assert [link.requirement.title for link in links] == [task.title for task in tasks]


def test_launching_again_answers_the_same_delivery(place):
    _workspace, owner, product = place
    initiative = make.approved(owner, product)
    first, _ = actions.launch(initiative, owner)

    again, created = actions.launch(initiative, owner, name="Another name")

    assert (again, created) == (first, False)
    assert Project.objects.count() == 1


def test_a_further_project_needs_a_key_and_comes_once_a_key(place):
    _workspace, owner, product = place
    initiative, first = make.launched(owner, product)

    with pytest.raises(Refused) as refused:
        actions.launch(initiative, owner, another=True)
    assert refused.value.field == "another"

    second, created = actions.launch(initiative, owner, another=True, idempotency_key="k1", name="Pilot")
    again, twice = actions.launch(initiative, owner, another=True, idempotency_key="k1")
    third, _ = actions.launch(initiative, owner, another=True, idempotency_key="k2")

    assert created and not twice and again == second
    assert len({first, second, third}) == 3
    assert len({d.project.key for d in (first, second, third)}) == 3


def test_a_key_is_one_request_and_one_initiatives_own(place):
    _workspace, owner, product = place
    one, other = [make.launched(owner, product, title=title)[0] for title in ("One", "Other")]
    free, another = make.project(owner, "Free"), make.project(owner, "Another")
    further = {"another": True, "idempotency_key": "k1"}

    first, _ = actions.launch(one, owner, project=free, **further)
    renamed, created = actions.launch(one, owner, name="Renamed", **further)
    assert (renamed, created) == (first, False)
    with pytest.raises(Refused) as refused:
        actions.launch(one, owner, project=another, **further)
    assert refused.value.field == "project"
    assert not Delivery.objects.filter(project=another).exists()

    elsewhere, created = actions.launch(other, owner, project=another, **further)
    assert created and elsewhere.project == another


def test_a_key_without_another_is_no_further_project(place):
    _workspace, owner, product = place
    initiative, first = make.launched(owner, product)

    assert actions.launch(initiative, owner, idempotency_key="k1") == (first, False)


def test_an_existing_project_is_linked_as_it_is(place):
    _workspace, owner, product = place
    project = make.project(owner)
    make.task(owner, project)
    initiative = make.approved(owner, product, requirements=REQUIREMENTS)

    delivery, _ = actions.launch(initiative, owner, project=project)

    assert delivery.project == project
    assert Task.objects.filter(project=project).count() == 1
    assert Project.objects.count() == 1


def test_a_project_serves_one_initiative(place):
    _workspace, owner, product = place
    _initiative, delivery = make.launched(owner, product)
    other = make.approved(owner, product, title="Saved baskets")

    with pytest.raises(Refused) as refused:
        actions.launch(other, owner, project=delivery.project)

    assert refused.value.field == "project"
    other.refresh_from_db()
    assert other.state == "approved"


@pytest.mark.parametrize("state", ["draft", "in_review", "declined", "on_hold", "shipped"])
def test_only_what_is_approved_is_launched(place, state):
    _workspace, owner, product = place
    initiative = make.initiative(owner, product)
    type(initiative).objects.filter(pk=initiative.pk).update(
        state=state, held_from="draft" if state == "on_hold" else ""
    )

    with pytest.raises(Refused):
        actions.launch(initiative, owner)

    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OWNER, True),
        (Role.PRODUCT_MANAGER, True),
        (Role.PROJECT_MANAGER, True),
        (Role.CONTRIBUTOR, False),
        (Role.EXECUTIVE, False),
    ],
)
def test_who_may_launch(place, role, may):
    workspace, owner, product = place
    initiative, me = make.approved(owner, product), make.member(workspace, role)
    if may:
        assert actions.launch(initiative, me)[1]
        return
    with pytest.raises(Forbidden):
        actions.launch(initiative, me)


def test_a_launch_is_one_cause_in_the_log(place):
    _workspace, owner, product = place
    delivery, _ = actions.launch(make.approved(owner, product, requirements=REQUIREMENTS), owner)

    cause = Activity.objects.of(delivery).get().cause
    subjects = Activity.objects.filter(cause=cause).values_list("subject_type", flat=True)
    assert sorted(subjects).count("execution.task") == 2
    assert {"roadmap.delivery", "execution.project"} <= set(subjects)


def test_nothing_stays_of_a_launch_that_fails(place, monkeypatch):
    _workspace, owner, product = place
    initiative = make.approved(owner, product, requirements=REQUIREMENTS)

    def fail(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr(RequirementTask.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        actions.launch(initiative, owner)

    assert not Project.objects.exists() and not Delivery.objects.exists()
    initiative.refresh_from_db()
    assert initiative.state == "approved"


def test_unlinking_frees_the_project(place):
    _workspace, owner, product = place
    initiative, delivery = make.launched(owner, product)
    delivery.trash(by=owner)

    again, created = actions.launch(initiative, owner, project=delivery.project)

    assert created and again != delivery
    initiative.refresh_from_db()
    assert initiative.state == "in_delivery"


def test_an_unlinked_delivery_comes_back_unless_the_project_is_taken(place):
    _workspace, owner, product = place
    initiative, delivery = make.launched(owner, product)
    delivery.trash(by=owner)
    delivery.restore(by=owner)
    assert Delivery.objects.get() == delivery

    delivery.trash(by=owner)
    actions.launch(initiative, owner, project=delivery.project)
    with pytest.raises(Refused):
        delivery.restore(by=owner)


def test_unlinked_and_linked_again_the_work_counts_where_it_is_linked(place):
    _workspace, owner, product = place
    initiative, delivery = make.launched(owner, product, requirements=REQUIREMENTS)
    other = make.approved(owner, product, title="Saved baskets")
    today = make.NOON.date()
    delivery.project.tasks.first().move("done", by=owner, at=make.NOON)
    assert lines([initiative], today)[0].percent == 50

    delivery.trash(by=owner)
    assert lines([initiative], today)[0].percent is None
    actions.launch(other, owner, project=delivery.project)
    assert [line.percent for line in lines([initiative, other], today)] == [None, 50]
    assert delivery.requirement_tasks.count() == 2


def test_linked_to_another_project_the_requirements_show_no_task_of_the_old_one(place):
    _workspace, owner, product = place
    initiative, delivery = make.launched(owner, product, requirements=REQUIREMENTS)
    wanted, old = list(initiative.requirements.all()), delivery.project
    task = old.tasks.first()
    assert len(requirement_tasks(wanted)) == 2 and requirement_of(task) is not None

    actions.relink(delivery, owner, make.project(owner), delivery.version)
    assert requirement_tasks(wanted) == {} and requirement_of(task) is None
    delivery.refresh_from_db()
    actions.relink(delivery, owner, old, delivery.version)
    assert len(requirement_tasks(wanted)) == 2


def test_a_key_in_the_trash_stays_taken(place):
    _workspace, owner, product = place
    make.project(owner, key="STO").trash(by=owner)

    assert make.launched(owner, product)[1].project.key == "STO2"


def test_ship_waits_for_every_project(place):
    _workspace, owner, product = place
    initiative, delivery = make.launched(owner, product)

    with pytest.raises(Refused, match="Standing orders"):
        actions.ship(initiative, owner)
    delivery.project.move("cancelled", by=owner)
    initiative.refresh_from_db()
    actions.ship(initiative, owner)

    initiative.refresh_from_db()
    assert initiative.state == "shipped"


def test_only_a_product_manager_ships(place):
    workspace, owner, product = place
    initiative, delivery = make.launched(owner, product)
    delivery.project.move("cancelled", by=owner)

    with pytest.raises(Forbidden):
        actions.ship(initiative, make.member(workspace, Role.PROJECT_MANAGER))


def told(member, kind):
    return list(member.notifications.filter(kind=kind).values_list("subject_label", "words"))


def test_a_launch_is_told_to_owner_lead_and_who_decided_once_each(place):
    workspace, by, _product = place
    owner, lead, decider = [make.member(workspace, name=name) for name in ("Owner", "Lead", "Decider")]
    product = make.product(by, decider, name="Cellar")
    made = make.initiative(by, product, "Cold chain", owner=owner, start=make.START, end=make.END)
    made.submit(by=by).decide(by=decider, verdict="approve")
    made.refresh_from_db()
    actions.launch(made, by, lead=lead, name="Cold store")
    for member in (owner, lead, decider):
        assert told(member, "launch") == [("Cold chain", "Cold store")]
    assert told(lead, "assignment") == told(by, "launch") == []
    actions.launch(made, by)
    assert len(told(lead, "launch")) == 1
