import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.roles import Role
from execution.models import Task
from roadmap.imports import drafts, running
from roadmap.models import ImportRun, RunState
from roadmap.tests import factories as make
from roadmap.tests import twins


def upload(place, files):
    return place.post("import/", {"files": [SimpleUploadedFile(name, data) for name, data in files]})


@pytest.fixture
def run(place):
    """Three files of which one has rows without a title."""
    answer = upload(place, twins.fda())
    assert answer.status_code == 302, answer.content.decode()
    return ImportRun.objects.get()


def at(run, more=""):
    return f"import/{run.pk}/{more}"


def form_of(html):
    """What the form of mapping would send as it stands."""
    data = {"file": re.search(r'name="file" value="(\d+)"', html)[1]}
    for select in re.finditer(r'<select class="selb2[^"]*" name="([^"]+)".*?</select>', html, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', select[0])
        data[select[1]] = chosen[1] if chosen else ""
    return data | dict(re.findall(r'name="(x-[^"]+)" value="([^"]*)"', html))


def send(place, run, file=0, **changes):
    """The form as it stands, with these changes."""
    data = form_of(place.get(at(run, f"?file={file}")).content.decode())
    return place.post(at(run, "map/"), data | changes)


def test_a_mistake_is_shown_mended_and_landed(place, run):
    page = place.get(at(run)).content.decode()
    assert "Repair or leave out 2 rows, initiatives.csv" in page
    assert "2 rows have no Title" in page
    assert re.search(r'im-go"[^>]* disabled', page)
    assert place.post(at(run, "start/")).status_code == 422

    send(place, run, e2="c5")
    page = place.get(at(run)).content.decode()
    assert "Import 12 rows" in page
    assert not re.search(r'im-go"[^>]* disabled', page)
    assert place.post(at(run, "start/")).status_code == 302
    assert "Waiting for its turn" in place.get(at(run)).content.decode()
    running.run_due()
    page = place.get(at(run)).content.decode()
    assert "Undo the import" in page
    assert Task.objects.count() == 5

    place.post(at(run, "undo/"))
    assert Task.objects.count() == 0
    assert "Imported, and undone" in place.get(at(run)).content.decode()


def test_sending_the_form_as_it_stands_changes_nothing(place, run):
    for file in range(3):
        before = run.files.get(position=file).mapping
        send(place, run, file)
        after = run.files.get(position=file)
        assert (after.mapping, after.settings) == (before, {})


def test_words_are_mapped_one_by_one_or_all_at_once(place):
    make.project(place.owner, key="STO")
    upload(place, [("backlog.csv", twins.BACKLOG)])
    run = ImportRun.objects.get()
    send(place, run, **{"t-project": "v:STO", "w-status-0": "todo"})
    mapping = run.files.get().mapping
    assert mapping["sources"]["project"] == [{"column": None, "value": "STO"}]
    assert mapping["words"]["status"] == {"On ice": "todo"}

    send(place, run, do="blank:assignees")
    page = place.get(at(run)).content.decode()
    assert "1 of 1" in page
    assert "words-assignees" not in page


def test_errors_are_repaired_or_left_out_one_by_one(place):
    make.project(place.owner, key="STO")
    upload(place, [("backlog.csv", twins.BACKLOG)])
    run = ImportRun.objects.get()
    send(place, run, **{"t-project": "v:STO"})
    page = place.get(at(run)).content.decode()
    assert "June has 30 days" in page
    assert "Use 30.06.2026" in page

    send(place, run, do="use:3:5")
    send(place, run, do="leave:5")
    mapping = run.files.get().mapping
    assert mapping["repairs"] == [[3, 5, "30.06.2026"]]
    assert mapping["left_out"] == [5]
    send(place, run, do="leave-all")
    assert run.files.get().mapping["left_out"] == [4, 5]
    send(place, run, do="back")
    assert run.files.get().mapping["left_out"] == []


def test_settings_are_chosen_and_columns_follow(place):
    upload(place, [("backlog.csv", twins.BACKLOG)])
    run = ImportRun.objects.get()
    send(place, run, dates="mdy")
    assert run.files.get().settings == {"dates": "mdy"}
    send(place, run, delimiter="comma")
    assert "1 column" in place.get(at(run)).content.decode()


def test_rows_become_another_noun(place, run):
    send(place, run, noun="task")
    assert run.files.first().mapping["noun"] == "task"


@pytest.mark.parametrize(
    "changes", [{"c0": "password"}, {"e2": "c99"}, {"noun": "user"}, {"dates": "never"}, {"w-nothing-0": "x"}]
)
def test_what_was_not_offered_is_refused(place, run, changes):
    before = run.files.first().mapping
    assert send(place, run, **changes).status_code == 422
    assert run.files.first().mapping == before


def test_the_error_list_is_a_file_no_spreadsheet_runs(place):
    text = "key,project,title,due\n1,STO,One,=2+2\n"
    make.project(place.owner, key="STO")
    upload(place, [("tasks.csv", text.encode())])
    answer = place.get(at(ImportRun.objects.get(), "errors/"))
    assert answer["Content-Disposition"].startswith("attachment")
    assert "tasks.csv,2,due,'=2+2,is no date" in answer.content.decode()


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Choose a CSV or JSON file."),
        ([("a.csv", b"")], "empty"),
        ([("a.csv", b"a,b\n")], "no rows"),
        ([(f"{n}.csv", b"a,b\n1,2\n") for n in range(4)], "at most 3 files"),
        ([("a.csv", b"a\x00,b\n1,2\n")], "zero bytes"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_at_its_field(place, files, words):
    answer = upload(place, files)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ImportRun.objects.exists()


def test_a_file_that_is_too_large(place, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_ROWS", 2)
    answer = upload(place, twins.fda(initiatives="", projects=""))
    assert "has more than 2 rows" in answer.content.decode()


def test_it_says_who_may_land_what(place):
    place.sign_in(Role.PROJECT_MANAGER)
    upload(place, twins.fda())
    run = ImportRun.objects.get()
    page = place.get(at(run)).content.decode()
    assert "Initiatives are landed by a product manager or an owner." in page
    assert place.post(at(run, "start/")).status_code == 422


def test_it_is_stopped_and_mapped_again(place, run):
    send(place, run, e2="c5")
    place.post(at(run, "start/"))
    place.post(at(run, "stop/"))
    page = place.get(at(run)).content.decode()
    assert "Stopped. Nothing was saved." in page
    place.post(at(run, "again/"))
    run.refresh_from_db()
    assert run.state == RunState.DRAFT


def test_what_polls_answers_304_while_nothing_moved(place, run):
    ImportRun.objects.update(state=RunState.QUEUED)
    first = place.get(at(run, "live/"))
    assert first.status_code == 200
    assert place.get(at(run, "live/"), headers={"If-None-Match": first["ETag"]}).status_code == 304
    ImportRun.objects.update(state=RunState.RUNNING)
    assert place.get(at(run, "live/"), headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_starting_over_takes_the_files_along(place, run):
    assert place.post(at(run, "discard/")).status_code == 302
    assert not ImportRun.objects.exists()


def test_what_somebody_else_began_is_not_discarded(place, run):
    """Nor offered to be; an owner may, and so does whoever began it."""
    place.sign_in(Role.PROJECT_MANAGER)
    assert "discard/" not in place.get(at(run)).content.decode()
    assert place.post(at(run, "discard/")).status_code == 403 and ImportRun.objects.exists()
    own = drafts.begin(place.workspace, by=place.sign_in(Role.PRODUCT_MANAGER), files=twins.fda())
    assert "discard/" in place.get(at(own)).content.decode()
    assert (
        place.post(at(own, "discard/")).status_code == 302
        and not ImportRun.objects.filter(pk=own.pk).exists()
    )


def test_executives_see_the_key_and_no_way_to_import(place):
    task = make.task(place.owner, make.project(place.owner), external_key="T-1043")
    place.sign_in_executive()
    page = place.get(f"tasks/{task.key}/").content.decode()
    assert "T-1043" in page
    assert "/import/" not in page
    assert place.get("import/").status_code == 403


def test_points_are_asked_for_and_never_read_as_hours(place):
    header, row = "key,project,title,Story Points", f"K-1,{make.project(place.owner).key},Knead,3"
    location = upload(place, [("tasks.csv", f"{header}\n{row}\n".encode())])["Location"]
    run = ImportRun.objects.get()
    page = place.client.get(location).content.decode()
    assert "Say what becomes Hours a point" in page and "6 hours" in page
    send(place, run, **{"t-hours_a_point": "v:6"})
    assert "Say what becomes" not in place.client.get(location).content.decode()
    place.client.post(f"{location}start/")
    running.run_due()
    assert Task.objects.get(external_key="K-1").estimate == 18


def test_a_word_that_cannot_be_read_leaves_the_draft_open(place):
    make.project(place.owner, key="STO")
    upload(place, [("tasks.csv", b"Key,Title,Project,Due\nA-1,One,STO,garbage\n")])
    run = ImportRun.objects.get()
    assert send(place, run, **{"x-due-0": "*", "w-due-0": "rubbish"}).status_code == 302
    assert "is no date" in place.get(at(run)).content.decode()


@pytest.mark.parametrize("more", [{"x-due-0": "\0", "w-due-0": "-"}, {"x-due-0": "soon", "w-due-0": "\0"}])
def test_a_zero_byte_in_a_word_is_refused(place, more):
    make.project(place.owner, key="STO")
    upload(place, [("tasks.csv", b"Key,Title,Project,Due\nA-1,One,STO,garbage\n")])
    run = ImportRun.objects.get()
    before = run.files.get().mapping
    assert send(place, run, **more).status_code == 422
    assert run.files.get().mapping == before
