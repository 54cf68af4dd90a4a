"""The API describes itself without a guess."""

import pytest
import yaml
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
    "task-views",
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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "kind", "name"),
    [
        ({"path": "/api/v1/schema/"}, "application/vnd.oai.openapi; charset=utf-8", "Throughline.yaml"),
        ({"path": "/api/v1/schema/?format=json"}, "application/vnd.oai.openapi+json", "Throughline.json"),
        (
            {"path": "/api/v1/schema/", "headers": {"accept": "application/json"}},
            "application/json",
            "Throughline.json",
        ),
    ],
)
def test_it_is_made_once_for_all_who_ask(client, monkeypatch, described, asked, kind, name):
    first = client.get(**asked)
    assert (first.status_code, first["Content-Type"]) == (200, kind) and name in first["Content-Disposition"]
    assert yaml.load(first.content, yaml.CSafeLoader)["paths"].keys() == described["paths"].keys()
    monkeypatch.setattr(SchemaGenerator, "get_schema", lambda *_args, **_how: pytest.fail("made again"))
    for more in ("", "version=9", "lang=de"):
        path, sign = asked["path"], "&" if "?" in asked["path"] else "?"
        again = client.get(f"{path}{sign}{more}", headers=asked.get("headers"))
        assert again.content == first.content
    assert client.get("/api/v1/schema/", headers={"accept": "text/html"}).status_code == 406
    assert client.post("/api/v1/schema/").status_code == 405
