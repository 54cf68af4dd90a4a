"""Files of tasks and initiatives: kept, handed out, named anew, removed, brought back and swept."""

import datetime as dt
import os

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.utils import timezone

from accounts import trash
from accounts.errors import Refused
from accounts.models import Activity
from accounts.roles import Role
from accounts.undo import undo
from collaboration import files
from collaboration.models import file as models
from execution.models import TaskFile

PDF = b"%PDF-1.7 what it says"


def upload(name="Cut-over guide.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


@pytest.fixture
def task(place):
    return place.task("Card mandate migration")


@pytest.fixture
def kept(place, task):
    return TaskFile.create(by=place.owner, task=task, content=upload())


def body_of(answer):
    return b"".join(answer.streaming_content)


def test_several_are_added_at_once_and_undone_as_one(place, task):
    answer = place.post(f"tasks/{task.key}/files/new/", {"files": [upload(), upload("notes.md", b"# Notes")]})
    assert answer.status_code == 302 and answer["Location"].endswith("#files")
    assert [(one.name, one.size, one.added_by) for one in task.files.all()] == [
        ("Cut-over guide.pdf", len(PDF), place.owner),
        ("notes.md", 7, place.owner),
    ]
    page = place.get(f"tasks/{task.key}/").content.decode()
    assert ">pdf</span>" in page and "2 files are added." in page
    undo(by=place.owner)
    assert not task.files.exists()


@pytest.mark.parametrize(
    ("n", "status", "words"),
    [
        (51, 422, "These are 51 files, and one page keeps 50. Choose fewer"),
        (101, 400, "At most 100 files can be sent at once. Choose fewer."),
    ],
)
def test_too_many_at_once_are_told_how_many_may_come(place, task, n, status, words):
    sent = {"files": [upload(f"{one}.csv", b"a") for one in range(n)]}
    answer = place.post(f"tasks/{task.key}/files/new/", sent)
    assert (answer.status_code, words in answer.content.decode()) == (status, True)
    assert not task.files.exists()


def test_what_is_kept_is_handed_out_under_its_name_and_never_shown_as_a_page(place, task, kept):
    hidden = TaskFile.create(
        by=place.owner, task=task, content=upload("page.html", b"<script>alert(1)</script>")
    )
    for one, content in ((kept, PDF), (hidden, b"<script>alert(1)</script>")):
        answer = place.get(f"tasks/{task.key}/files/{one.pk}/")
        assert body_of(answer) == content
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"] == f'attachment; filename="{one.name}"'
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff" and "private" in answer["Cache-Control"]
    assert "pdf" not in kept.content.name and kept.name.split()[0] not in kept.content.name


def test_where_it_is_kept_stands_in_no_log(kept):
    row = Activity.objects.of(kept).get()
    assert set(row.changes) == {"name", "size", "added_by", "task"}


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ([], "Choose a file."),
        ([upload("empty.txt", b"")], "empty.txt is empty. Choose another."),
        ([upload(), upload("large.bin", b"123456789" * 3)], "large.bin is larger than 0 MB."),
    ],
)
def test_of_several_one_that_cannot_be_kept_keeps_all_out(place, task, monkeypatch, sent, words):
    monkeypatch.setattr(models, "LARGEST", 25)
    answer = place.post(f"tasks/{task.key}/files/new/", {"files": sent})
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not task.files.exists()


def test_a_page_keeps_so_many_and_no_more(place, task, kept, monkeypatch):
    monkeypatch.setattr(models, "MOST", 1)
    answer = place.post(f"tasks/{task.key}/files/new/", {"files": [upload()]})
    assert answer.status_code == 422 and "1 files are the most" in answer.content.decode()
    kept.trash(by=place.owner)
    TaskFile.create(by=place.owner, task=task, content=upload())
    with pytest.raises(Refused, match="the most"):
        kept.restore(by=place.owner)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: b.txt", "a Set-Cookie: b.txt"),
        ("invoice\u202efdp.exe", "invoice fdp.exe"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_a_name_is_one_line_without_folders(given, name):
    assert models.tidy(SimpleUploadedFile(given, b"1").name) == name
    assert len(name) <= 200


def test_it_is_named_anew_and_its_history_knows_both(place, kept):
    url = f"tasks/{kept.task.key}/files/{kept.pk}/edit/"
    assert place.post(url, {"name": "", "version": kept.version}).status_code == 422
    assert place.post(url, {"name": "Guide.pdf", "version": kept.version}).status_code == 302
    kept.refresh_from_db()
    assert (kept.name, kept.stem, kept.ending) == ("Guide.pdf", "Guide", "pdf")
    assert place.post(url, {"name": "Mine.pdf", "version": 1}).status_code == 409


def test_it_goes_to_the_trash_with_its_task_and_comes_back(place, task, kept):
    place.post(f"tasks/{task.key}/files/{kept.pk}/delete/")
    assert place.get(f"tasks/{task.key}/files/{kept.pk}/").status_code == 404
    kept.refresh_from_db()
    kept.restore(by=place.owner)
    task.trash(by=place.owner)
    assert not TaskFile.objects.exists()
    task.restore(by=place.owner)
    assert body_of(place.get(f"tasks/{task.key}/files/{kept.pk}/")) == PDF


def test_one_of_another_task_is_not_there(place, task, kept):
    assert place.get(f"tasks/{place.task('Another').key}/files/{kept.pk}/").status_code == 404


def test_one_that_is_gone_from_the_server_is_not_there(place, task, kept):
    default_storage.delete(kept.content.name)
    assert place.get(f"tasks/{task.key}/files/{kept.pk}/").status_code == 404


def test_who_only_reads_finds_them_without_what_changes_them(place, task, kept):
    place.sign_in(Role.EXECUTIVE)
    page = place.get(f"tasks/{task.key}/").content.decode()
    assert f"files/{kept.pk}/" in page and "files/new/" not in page and f"{kept.pk}/edit/" not in page


def test_a_program_sends_a_form_and_reads_what_it_holds(place, task):
    client, here = place.client, {"headers": {"X-Workspace": place.workspace.slug}}
    made = client.post(f"/api/v1/tasks/{task.pk}/files/", {"content": upload(), "name": "Guide.pdf"}, **here)
    assert made.status_code == 201 and made.json()["name"] == "Guide.pdf" and made.json()["size"] == len(PDF)
    address = f"/api/v1/tasks/{task.pk}/files/{made.json()['id']}/"
    assert body_of(client.get(f"{address}content/", **here)) == PDF
    refused = place.api("post", f"tasks/{task.pk}/files/", {"name": "Guide.pdf"})
    assert refused.status_code == 400 and "content" in refused.json()["errors"]
    changed = place.api("patch", address.removeprefix("/api/v1/"), {"name": "New.pdf", "version": 1})
    assert changed.status_code == 200 and changed.json()["name"] == "New.pdf"


def test_a_program_may_ask_for_nothing_but_what_it_holds(place, task, kept):
    for pk, status in ((kept.pk, 200), (task.pk, 404)):
        accept = {"Accept": "application/octet-stream", "X-Workspace": place.workspace.slug}
        answer = place.client.get(f"/api/v1/tasks/{task.pk}/files/{pk}/content/", headers=accept)
        assert answer.status_code == status
    assert answer.json()["status"] == 404


def test_of_two_that_a_program_sends_at_once_none_is_dropped_without_a_word(place, task):
    here, sent = {"X-Workspace": place.workspace.slug}, {"content": [upload(), upload("notes.md")]}
    answer = place.client.post(f"/api/v1/tasks/{task.pk}/files/", sent, headers=here)
    assert answer.status_code == 400 and "one file" in answer.json()["detail"]
    assert not task.files.exists()


def test_what_no_row_names_is_swept_once_it_is_a_day_old(place, task, tmp_path):
    with override_settings(MEDIA_ROOT=tmp_path):
        first, purged = (TaskFile.create(by=place.owner, task=task, content=upload()) for _ in range(2))
        binned = TaskFile.create(by=place.owner, task=task, content=upload())
        binned.trash(by=place.owner)
        purged.trash(by=place.owner, at=timezone.now() - dt.timedelta(days=60))
        trash.purge(timezone.now())
        assert files.sweep() == 0
        assert files.sweep(timezone.now() + dt.timedelta(days=2)) == 1
        names = {name for _folder, _folders, found in os.walk(tmp_path) for name in found}
        assert names == {os.path.basename(one.content.name) for one in (first, binned)}


def test_nothing_kept_yet_is_nothing_to_sweep(tmp_path, db):
    with override_settings(MEDIA_ROOT=tmp_path):
        assert files.sweep() == 0


def test_a_project_finds_those_of_its_tasks_the_newest_first(place, task, kept):
    other = TaskFile.create(by=place.owner, task=place.task("Pilot"), content=upload("Consent.md"))
    gone = TaskFile.create(by=place.owner, task=place.task("Left out"), content=upload("Old.csv"))
    gone.task.trash(by=place.owner)
    page = place.get(f"projects/{task.project.key}/files/").content.decode()

    assert 0 < page.index("Consent.md") < page.index("Cut-over guide.pdf") and "Old.csv" not in page
    assert f'href="{task.get_absolute_url()}#files"' in page and "Choose a task" not in page
    assert 'files/" aria-current="page">Files <span class="n">2</span>' in page

    address = f"projects/{task.project.pk}/files/"
    found = place.api("get", address).json()["results"]
    assert [(one["name"], one["task"]) for one in found] == [
        ("Consent.md", str(other.task_id)),
        ("Cut-over guide.pdf", str(task.pk)),
    ]
    assert place.api("post", address, {"name": "x"}).status_code == 405


def test_a_project_without_a_file_says_where_they_are_added(place, task):
    page = place.get(f"projects/{task.project.key}/files/").content.decode()
    assert "No files yet" in page and "Choose a task" in page
