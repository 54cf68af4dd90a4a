"""The API describes itself without a guess."""

import pytest
from django.core.management import call_command
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator

NOUNS = (
    "products",
    "goals",
    "initiatives",
    "projects",
    "milestones",
    "tasks",
    "assets",
    "people",
    "time-off",
    "allocations",
    "deliveries",
    "members",
    "roadmaps",
    "share-links",
    "scoring-models",
    "scoring-sessions",
)


@pytest.fixture(scope="module")
def described():
    return SchemaGenerator().get_schema(public=True)


def test_the_description_is_valid_and_guesses_nothing(tmp_path):
    GENERATOR_STATS.reset()
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yml"))


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_can_be_listed_and_read(described, noun):
    assert "get" in described["paths"][f"/api/v1/{noun}/"]
    assert {"get", "patch"} <= set(described["paths"][f"/api/v1/{noun}/{{id}}/"])


@pytest.mark.parametrize("verb", ["submission", "decisions", "deliveries"])
def test_an_initiative_moves_by_its_verbs(described, verb):
    assert "post" in described["paths"][f"/api/v1/initiatives/{{id}}/{verb}/"]


@pytest.mark.django_db
def test_its_page_needs_no_other_site(client):
    page = client.get("/api/v1/docs/").content.decode()
    assert "swagger" in page.lower()
    assert "https://" not in page
