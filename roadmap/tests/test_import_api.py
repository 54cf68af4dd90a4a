import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.roles import Role
from accounts.tests.factories import api_of
from execution.models import Task
from roadmap.imports import running
from roadmap.models import ImportRun
from roadmap.tests import factories as make
from roadmap.tests import twins
from strategy.models import Initiative

IMPORTS = "/api/v1/imports/"
FALLBACK = {"initiatives.csv": {"sources": {"title": ["title", "identifier"]}}}


@pytest.fixture
def api(place):
    return api_of(place.owner)


def send(api, files, mapping=None, **more):
    body = {"files": [SimpleUploadedFile(name, data) for name, data in files], **more}
    if mapping is not None:
        body["mapping"] = mapping if isinstance(mapping, str) else json.dumps(mapping)
    return api.post(IMPORTS, body, format="multipart")


def test_a_mistake_is_told_mapped_landed_and_taken_back(place, api):
    sent = send(api, twins.fda())
    run = sent.json()
    assert sent.status_code == 201 and run["state"] == "draft"
    assert [(e["file"], e["row"], e["field"]) for e in run["check"]["errors"]] == [
        ("initiatives.csv", 4, "title"),
        ("initiatives.csv", 5, "title"),
    ]
    assert api.post(f"{sent['Location']}start/").status_code == 400

    mapped = api.post(f"{sent['Location']}mapping/", {"mapping": FALLBACK}).json()
    assert mapped["check"]["clean"] and mapped["check"]["counts"]["task"] == {"new": 5}
    assert mapped["files"][0]["sources"]["title"] == ["title", "identifier"]

    assert api.post(f"{sent['Location']}start/").json()["state"] == "queued"
    running.run_due()
    done = api.get(sent["Location"]).json()
    assert (done["state"], done["counts"]["task"], done["check"]) == ("done", {"new": 5}, None)
    assert done["undo_until"] and done["files"][2] == {"name": "tasks.csv", "noun": "task"}
    assert [row["id"] for row in api.get(IMPORTS).json()["results"]] == [run["id"]]

    undone = api.post(f"{sent['Location']}undo/")
    assert undone.json()["undone_at"] and not Task.objects.exists()
    again = api.post(f"{sent['Location']}undo/")
    assert again.status_code == 400 and "24 hours" in again.json()["detail"]


def test_a_dry_run_keeps_nothing_and_a_mapping_comes_along(place, api):
    answer = send(api, twins.fda(), FALLBACK, dry_run="true")
    assert answer.status_code == 200
    assert answer.json()["clean"] and answer.json()["counts"]["project"] == {"new": 3}
    assert not ImportRun.objects.exists()


def test_words_settings_rows_and_repairs(place, api):
    asked = {
        "backlog.csv": {
            "noun": "task",
            "settings": {"dates": "dmy"},
            "sources": {"project": [{"value": "OPS"}], "assignees": []},
            "words": {"status": {"On ice": "todo"}},
            "left_out": [5],
            "repairs": [
                {"row": 3, "column": "Finish", "text": "30.06.2026"},
                {"row": 4, "column": "Parent", "text": ""},
            ],
        }
    }
    run = send(api, [("backlog.csv", twins.BACKLOG)], asked).json()
    assert run["check"]["clean"], run["check"]
    (file,) = run["files"]
    assert file["settings"]["delimiter"] == "semicolon"
    assert {name: file[name] for name in ("words", "left_out", "repairs")} == {
        name: asked["backlog.csv"][name] for name in ("words", "left_out", "repairs")
    }


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("[]", "An object"),
        ("{", "An object"),
        ("[" * 5000, "An object"),
        ({"other.csv": {}}, "There is no file other.csv"),
        ({"tasks.csv": []}, "Of tasks.csv, say an object"),
        ({"tasks.csv": {"colour": 1}}, "Of tasks.csv, say an object"),
        ({"tasks.csv": {"noun": "bug"}}, "noun is one of: initiative, project, task"),
        ({"tasks.csv": {"settings": {"delimiter": "dot"}}}, "settings.delimiter is one of: comma"),
        ({"tasks.csv": {"sources": {"colour": ["title"]}}}, "has no field “colour”"),
        ({"tasks.csv": {"sources": {"title": ["Colour"]}}}, "has no column “Colour”"),
        ({"tasks.csv": {"sources": {"title": "title"}}}, "sources.title is a list"),
        ({"tasks.csv": {"sources": {"title": [{"value": 7}]}}}, "sources.title is a list"),
        ({"tasks.csv": {"words": {"status": {"x": 1}}}}, "words.status is an object"),
        ({"tasks.csv": {"left_out": [77]}}, "there is no row 77"),
        ({"tasks.csv": {"left_out": [True]}}, "there is no row True"),
        ({"tasks.csv": {"repairs": [{"row": 2}]}}, "A repair is an object"),
    ],
)
def test_what_is_not_there_is_a_problem_that_names_the_mapping(place, api, asked, words):
    answer = send(api, twins.fda(), asked)
    assert answer.status_code == 400
    assert words in answer.json()["errors"]["mapping"][0]


def test_files_that_cannot_be_read_or_are_none(place, api):
    answer = send(api, [("empty.csv", b"key,title\n")])
    assert answer.status_code == 400 and "no rows below" in answer.json()["errors"]["files"][0]
    assert "files" in api.post(IMPORTS, {}).json()["errors"]
    assert "colour" in send(api, twins.fda(), colour="red").json()["errors"]


def test_decisions_taken_elsewhere_are_an_owners(place, api):
    manager = api_of(make.member(place.workspace, Role.PRODUCT_MANAGER))
    refused = send(manager, twins.fda(projects="", tasks=""), FALLBACK, land_decisions="true")
    assert refused.status_code == 403
    assert "Only an owner" in refused.json()["detail"]

    run = send(api, twins.fda(projects="", tasks=""), FALLBACK, land_decisions="false").json()
    assert "approved_on" not in run["files"][0]["sources"]
    api.post(f"{IMPORTS}{run['id']}/start/")
    running.run_due()
    assert set(Initiative.objects.values_list("state", flat=True)) == {"draft"}


def test_it_is_stopped_mapped_again_and_discarded(place, api):
    at = f"{IMPORTS}{send(api, twins.fda(), FALLBACK).json()['id']}/"
    assert api.post(f"{at}stop/").status_code == 400
    api.post(f"{at}start/")
    assert api.post(f"{at}stop/").json()["state"] == "stopped"
    assert api.delete(at).status_code == 400
    assert api.post(f"{at}reopen/").json()["state"] == "draft"
    assert api.post(f"{at}reopen/").status_code == 400
    assert api.delete(at).status_code == 204 and not ImportRun.objects.exists()
