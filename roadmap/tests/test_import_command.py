"""The command, on invented files always and on real ones where they are."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts.models import Activity
from execution.models import Project, Task
from roadmap.tests import factories as make
from roadmap.tests import twins
from strategy.models import Initiative

SAMPLE = settings.BASE_DIR.parent / "shared" / "sample"
real = pytest.mark.skipif(not SAMPLE.exists(), reason=f"no sample data at {SAMPLE}")
TITLE = "initiative.title=identifier"


@pytest.fixture
def folder(tmp_path):
    for name, data in twins.fda():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def run(place, path, *options):
    """(what it said, what it complained of, exit code)."""
    out, err = StringIO(), StringIO()
    arguments = ["import_portfolio", str(path), "--workspace", place.workspace.slug, *options]
    try:
        call_command(*arguments, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{error}", error.returncode
    return out.getvalue(), err.getvalue(), 0


def test_errors_are_told_by_file_row_and_column(place, folder):
    _out, err, code = run(place, folder)

    assert code == 1
    assert "initiatives.csv, row 4, title: is empty" in err
    assert "2 of the initiatives in initiatives.csv without title" in err
    assert '--map "initiative.title=identifier"' in err
    assert "Nothing was imported." in err
    assert not Initiative.objects.exists()


def test_a_dry_run_changes_nothing(place, folder):
    log = Activity.objects.count()
    out, _err, code = run(place, folder, "--map", TITLE, "--dry-run")

    assert code == 0
    assert "Tasks: 5 new" in out
    assert Activity.objects.count() == log


def test_it_lands_and_a_second_time_changes_nothing(place, folder):
    out, _err, code = run(place, folder, "--map", TITLE)
    assert code == 0
    assert "4 initiatives, 3 projects, 5 tasks, 1 product, 4 decisions" in out
    log = Activity.objects.count()
    out, _err, code = run(place, folder, "--map", TITLE)
    assert (code, Activity.objects.count()) == (0, log)
    assert "nothing new" in out


def test_words_settings_and_rows_are_options(place, tmp_path):
    (tmp_path / "backlog.csv").write_bytes(twins.BACKLOG)
    project = make.project(place.owner, key="STO")
    options = ["--map", "task.project='STO'", "--map-value", "task.status:On ice=todo"]
    options += ["--map-value", "task.assignees:*=", "--map-value", "task.due:31.06.2026=30.06.2026"]
    options += [
        "--leave-out",
        "backlog.csv:5",
        "--leave-out",
        "backlog.csv:4",
        "--set",
        "backlog.csv:dates=dmy",
    ]
    _out, err, code = run(place, tmp_path, *options, "--noun", "backlog.csv=task")

    assert code == 0, err
    assert list(project.tasks.order_by("number").values_list("title", flat=True)) == [
        "Backöfen prüfen",
        "Alarmtext",
    ]


@pytest.mark.parametrize(
    "options",
    [
        ["--map", "nonsense"],
        ["--map", "initiative.title=headline"],
        ["--map", "initiative.headline=title"],
        ["--as", "nobody@larkfield.example"],
        ["--set", "initiatives.csv:dates=never"],
        ["--noun", "elsewhere.csv=task"],
    ],
)
def test_a_wrong_call_ends_with_2(place, folder, options):
    assert run(place, folder, *options)[2] == 2


def test_who_imports_can_be_named(place, folder):
    contributor = make.member(place.workspace, "contributor")
    _out, err, code = run(place, folder, "--map", TITLE, "--as", contributor.user.email)
    assert code == 1
    assert "product manager" in err


@real
def test_the_portfolio_of_an_agency(place):
    _out, err, code = run(place, SAMPLE / "fda-portfolio")
    assert code == 1
    assert [f"initiatives.csv, row {row}, title" in err for row in range(2, 10)] == [False] * 3 + [True] * 5

    _out, err, code = run(place, SAMPLE / "fda-portfolio", "--map", TITLE)
    assert code == 0, err
    assert (Initiative.objects.count(), Project.objects.count(), Task.objects.count()) == (8, 17, 122)
    assert Task.objects.filter(status="done").count() == 114
    log = Activity.objects.count()
    assert run(place, SAMPLE / "fda-portfolio", "--map", TITLE)[2] == 0
    assert Activity.objects.count() == log

    page = place.get("roadmap/?from=2009-01-01&to=2012-12-31&group=product&zoom=quarters").content.decode()
    assert page.count('class="bar-act"') == 3
    assert page.count("bar-tail off cut") == 3


@real
def test_a_trackers_export(place):
    _out, err, code = run(place, SAMPLE / "plane-csv", "--map-value", "task.assignees:*=")
    assert code == 0, err
    assert Task.objects.count() == 9
    assert Task.objects.get(external_key="TEST-7").parent.external_key == "TEST-2"
    assert Task.objects.get(external_key="TEST-3").links.get().label == "API Docs"


@real
@pytest.mark.parametrize(
    ("name", "key"), [("gmpp_2019.csv", "project_name"), ("gmpp_2021.csv", "project_number")]
)
def test_a_governments_projects(place, name, key):
    _out, err, code = run(place, SAMPLE / "uk-gmpp" / name, "--map", f"initiative.external_key={key}")
    assert code == 1
    assert "is no date" in err

    left = ["--map", "initiative.start:=", "--map", "initiative.end:="]
    _out, err, code = run(place, SAMPLE / "uk-gmpp" / name, "--map", f"initiative.external_key:={key}", *left)
    assert code == 0, err
    assert Initiative.objects.count() == {"gmpp_2019.csv": 133, "gmpp_2021.csv": 184}[name]


@real
def test_a_history_of_tickets_is_no_list_of_them(place):
    _out, err, code = run(place, SAMPLE / "jira")
    assert code == 1
    assert "no column becomes title" in err
