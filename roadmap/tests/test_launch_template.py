"""An initiative is launched from a template: what was promised, what is required and what the template brings."""

import datetime as dt

import pytest

from accounts.errors import Refused
from accounts.tests import factories as people
from execution import shipped
from execution.patterns.pattern import roles_of
from execution.tests.factories import member
from roadmap import actions
from roadmap.tests import factories as make
from roadmap.tests.test_launch import REQUIREMENTS

pytestmark = pytest.mark.django_db
PATTERN = shipped.pattern("product-launch")


@pytest.fixture
def approved():
    _workspace, owner = make.workspace()
    return owner, make.approved(owner, make.product(owner), requirements=REQUIREMENTS)


def seed(start=None, people=None):
    return actions.Seed(PATTERN, start, people or {})


def test_the_template_lands_on_the_promised_start_beside_what_is_required(approved):
    owner, initiative = approved
    engineer = member(owner.workspace)
    delivery, _created = actions.launch(initiative, owner, seed=seed(people={"Engineer": engineer}))
    project, promise = delivery.project, initiative.promise
    assert (project.start, project.deadline) == (promise.start, promise.end)
    assert project.tasks.count() == len(PATTERN.steps) + delivery.requirement_tasks.count()
    assert delivery.requirement_tasks.count() == 2
    assert project.tasks.filter(assignees=engineer).count() == sum(
        s.role == "Engineer" for s in PATTERN.steps
    )
    assert min(day for day in project.tasks.values_list("start", flat=True) if day) >= promise.start


def test_a_start_after_the_promised_end_is_refused_at_its_field(approved):
    owner, initiative = approved
    with pytest.raises(Refused) as refused:
        actions.launch(initiative, owner, seed=seed(initiative.promise.end + dt.timedelta(days=1)))
    assert refused.value.field == "start"
    assert not owner.workspace.projects.exists()


def test_a_project_that_is_there_keeps_its_own_tasks(approved):
    owner, initiative = approved
    there = make.project(owner)
    with pytest.raises(Refused) as refused:
        actions.launch(initiative, owner, project=there, seed=seed())
    assert refused.value.field == "template"


def test_the_form_tells_when_it_would_end_and_asks_who_does_it(approved):
    owner, initiative = approved
    client, slug = people.client_of(owner), owner.workspace.slug
    address = f"/w/{slug}/initiatives/{initiative.key}/launch/"
    page = client.get(f"{address}?template=product-launch&start=2026-06-01").content.decode()
    assert "30 tasks over 79 working days." in page
    assert all(role in page for role in roles_of(PATTERN))
    fill = f"/w/{slug}/project-templates/fill/?template=product-launch&start=2026-06-01&limit=2026-06-30"
    assert "later than the day it is due" in client.get(fill).content.decode()
    assert client.get(f"/w/{slug}/project-templates/fill/?template=nothing").status_code == 200


def test_a_program_names_roles_of_that_template_alone(approved):
    owner, initiative = approved
    api, address = people.api_of(owner), f"/api/v1/initiatives/{initiative.pk}/deliveries/"
    wrong = api.post(address, {"template": "product-launch", "roles": {"Cook": str(owner.pk)}}, format="json")
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["roles"])
    right = api.post(
        address, {"template": "product-launch", "roles": {"Tester": str(owner.pk)}}, format="json"
    )
    assert right.status_code == 201
    assert owner.tasks_assigned.count() == 2
