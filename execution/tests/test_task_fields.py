"""Fields that the company added to tasks, on the page of a task."""

import pytest

from accounts.models import CustomField
from execution.models import Task


@pytest.fixture
def risk(place):
    return CustomField.create(
        by=place.owner, workspace=place.workspace, noun="task", name="Risk", kind="text"
    )


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def test_a_field_is_read_and_edited_where_it_stands_and_told_in_its_words(place, risk):
    task = place.task()
    url = f"tasks/{task.key}/fields/{risk.field_name}/"
    html(place.get(url))
    assert place.post(url, {risk.field_name: "The hub is late", "version": 1}).status_code == 302
    assert Task.objects.get().custom == {risk.key: "The hub is late"}
    page = html(place.get(f"tasks/{task.key}/"))
    assert "The hub is late" in page and "Risk: –" in page


def test_a_field_that_nobody_defined_is_not_here(place):
    task = place.task()
    assert place.get(f"tasks/{task.key}/fields/field-risk/").status_code == 404
