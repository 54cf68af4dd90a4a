import pytest

from accounts.tests import factories as people
from execution.models import Project, ProjectTemplate, TemplateTask
from execution.scheduling.waits import read, write
from execution.tests.factories import milestone, project, task, workspace

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def lead():
    return workspace()[1]


@pytest.fixture
def pages(lead):
    client = people.client_of(lead)

    def ask(method, path, data=None, **more):
        return getattr(client, method)(f"/w/{lead.workspace.slug}/{path}", data or {}, **more)

    return ask


@pytest.fixture
def template(lead):
    found = ProjectTemplate.create(by=lead, name="Audit")
    found.one, found.two = (TemplateTask.create(by=lead, template=found, title=t) for t in ("Ask", "Tell"))
    return found


@pytest.mark.parametrize("text", ["2", "2, 3SS+1.5", "1FF-2, 4SF", ""])
def test_what_is_written_is_read_back(text):
    assert write(read(text)) == text


@pytest.mark.parametrize("text", ["two", "3XX", "1FS+", "1+0.3", "99999"])
def test_what_cannot_be_read_is_said(text):
    with pytest.raises(ValueError):
        read(text)


def test_what_it_waits_for_is_told_in_numbers_and_refused_at_its_field(template, pages):
    field = f"template-tasks/{template.two.pk}/fields/after/"
    assert "no number of the list" in pages("post", field, {"after": "soon"}).content.decode()
    assert "There is no task 9" in pages("post", field, {"after": "9"}).content.decode()
    assert pages("post", field, {"after": "1SS+2", "version": ""}).status_code == 302
    assert "1SS+2" in pages("get", f"project-templates/{template.pk}/").content.decode()


def test_two_who_change_the_same_wait_both_see_it(template, lead, pages):
    field = f"template-tasks/{template.two.pk}/fields/after/"
    template.two.wait_for([(template.one, "FS", 0)], by=lead)
    answer = pages("post", field, {"after": "1SS", "version": ""}, headers=HTMX)
    assert answer.status_code == 409
    assert pages("post", field, {"after": "1SS"}).status_code == 302  # use mine


def test_an_empty_list_says_what_belongs_there_and_shows_what_is_ready(pages):
    page = pages("get", "project-templates/").content.decode()
    assert "A template keeps the tasks" in page and "Recruitment drive" in page


def test_people_become_the_roles_that_somebody_names(lead, pages):
    plan = project(lead, key="AUD")
    task(lead, plan, "Ask", assignees=[lead], milestone=milestone(lead, plan))
    page = pages("get", "projects/AUD/template/").content.decode()
    assert 'value="Owner"' in page
    pages("post", "projects/AUD/template/", {"name": "Audit", "role-0": "Auditor"})
    made = ProjectTemplate.objects.get()
    assert (made.steps.get().role, made.milestones.count()) == ("Auditor", 1)


def test_a_project_of_a_template_has_to_say_when_it_starts(pages):
    body = {"name": "Audit", "key": "AUD", "template": "recruitment-drive"}
    answer = pages("post", "projects/new/", body)
    assert answer.status_code == 422 and "Say when it starts" in answer.content.decode()
    pages("post", "projects/new/", body | {"start": "2026-06-01"})
    assert Project.objects.get().tasks.count() > 20


def test_another_companys_template_is_no_choice(pages):
    theirs = ProjectTemplate.create(by=workspace("Next door")[1], name="Theirs")
    body = {"name": "Audit", "key": "AUD", "template": str(theirs.pk), "start": "2026-06-01"}
    assert "There is no such template here." in pages("post", "projects/new/", body).content.decode()
    assert pages("get", f"project-templates/{theirs.pk}/").status_code == 404
