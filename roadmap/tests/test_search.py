"""What words find, for whom, in which order; the page, the palette and the API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from accounts.tests import factories as people
from execution.models import Project, Task
from execution.models.comment import TaskComment
from roadmap.models import Roadmap
from roadmap.search import SOURCES, search
from roadmap.tests import factories as make
from strategy.models import Goal, Idea

pytestmark = pytest.mark.django_db


class Firm:
    def __init__(self, name="Larkfield"):
        self.workspace, self.owner = make.workspace(name)
        self.product = make.product(self.owner, key="ROU", name="Routes")
        self.bet = make.initiative(
            self.owner, self.product, "Überblick für Köche", problem="Nobody sees the ledger."
        )
        self.project = Project.create(by=self.owner, name="Rollout", key="STO")
        self.task = Task.create(
            by=self.owner, project=self.project, title="Write the overview", description="über alles"
        )
        TaskComment.create(by=self.owner, task=self.task, text="The ledger is late again")


@pytest.fixture
def firm():
    return Firm()


def titles(member, text, **how):
    return [hit.title for hit in search(member, text, **how).hits]


def test_capitals_and_accents_make_no_difference(firm):
    assert titles(firm.owner, "UBERBLICK koche") == ["Überblick für Köche"]
    assert titles(firm.owner, "über") == ["Überblick für Köche", "Write the overview"]
    assert titles(firm.owner, "übér KÖCHE") == ["Überblick für Köche"]


def test_each_kind_is_found_by_its_words(firm):
    Goal.create(
        by=firm.owner,
        title="Ledger goal",
        product=firm.product,
        period_start="2026-01-01",
        period_end="2026-12-31",
    )
    Idea.create(by=firm.owner, title="Ledger idea")
    Roadmap.create(by=firm.owner, workspace=firm.workspace, name="Ledger view", whole=True)
    people.member(firm.workspace, Role.EXECUTIVE, "Lena Ledger")
    found = {group.kind: [hit.title for hit in group.hits] for group in search(firm.owner, "ledger").groups}
    assert found == {
        "goal": ["Ledger goal"], "idea": ["Ledger idea"], "view": ["Ledger view"], "person": ["Lena Ledger"],
        "initiative": ["Überblick für Köche"], "comment": ["Write the overview"],
    }  # fmt: skip
    assert [hit.url for hit in search(firm.owner, "settings").hits] == [f"/w/{firm.workspace.slug}/settings/"]


def test_the_best_come_first(firm):
    for title, text in [("About bulk", ""), ("Bulk entry", ""), ("Other", "of bulk"), ("ROU-1 copied", "")]:
        make.initiative(firm.owner, firm.product, title, problem=text)
    assert titles(firm.owner, "bulk") == ["Bulk entry", "About bulk", "Other"]
    assert titles(firm.owner, "rou-1") == ["Überblick für Köche", "ROU-1 copied"]


def test_what_is_done_with_comes_last(firm):
    firm.task.move("done", by=firm.owner)
    Task.create(by=firm.owner, project=firm.project, title="Write the zebra")
    assert titles(firm.owner, "write") == ["Write the zebra", "Write the overview"]


def test_what_is_in_the_trash_or_next_door_is_not_found(firm):
    other = Firm("Northwind")
    firm.task.trash(by=firm.owner)
    assert titles(firm.owner, "overview", kinds=("task", "comment")) == []
    assert titles(firm.owner, "ledger") == ["Überblick für Köche"]
    assert search(other.owner, "STO-1").jump.url.startswith(f"/w/{other.workspace.slug}/")


def test_a_view_is_found_by_whoever_sees_it(firm):
    reader = people.member(firm.workspace, Role.EXECUTIVE, "Viktor Hale")
    for name, audience in [
        ("Zebra mine", "private"),
        ("Zebra board", "executive"),
        ("Zebra all", "workspace"),
    ]:
        Roadmap.create(by=firm.owner, workspace=firm.workspace, name=name, whole=True, audience=audience)
    assert titles(reader, "zebra") == ["Zebra all", "Zebra board"]
    assert titles(firm.owner, "zebra") == ["Zebra all", "Zebra board", "Zebra mine"]
    assert titles(reader, "settings") == []


def test_signs_of_the_database_are_letters_like_others(firm):
    make.initiative(firm.owner, firm.product, "100% of_it")
    assert titles(firm.owner, "%") == ["100% of_it"]
    assert titles(firm.owner, "f_i") == ["100% of_it"]
    assert titles(firm.owner, "\\") == titles(firm.owner, "'; --") == []
    assert search(firm.owner, "\0").groups == []


def test_it_costs_one_question_a_table(firm):
    with CaptureQueriesContext(connection) as asked:
        search(firm.owner, "e")
    assert len(asked) == len(SOURCES)


def test_a_key_alone_leads_straight_there(firm):
    browser, here = people.client_of(firm.owner), f"/w/{firm.workspace.slug}"
    assert browser.get(f"{here}/search/?q=sto-1").url == firm.task.get_absolute_url()
    Project.create(by=firm.owner, name="Namesake", key="ROU")
    assert (
        browser.get(f"{here}/search/?q=ROU").status_code == 200
    )  # a product and a project: one is to be chosen
    assert browser.get(f"{here}/search/?q=sto-1&kind=task").status_code == 200


def test_the_page_marks_the_words_and_says_so_where_there_are_none(firm):
    browser, here = people.client_of(firm.owner), f"/w/{firm.workspace.slug}/search/"
    page = browser.get(f"{here}?q=ledger").content.decode()
    assert "Nobody sees the <mark>ledger</mark>." in page and "The <mark>ledger</mark> is late again" in page
    assert "Nothing has “&lt;b&gt;” in it" in browser.get(f"{here}?q=<b>").content.decode()
    assert "What are you looking for?" in browser.get(here).content.decode()
    for n in range(6):
        Task.create(by=firm.owner, project=firm.project, title=f"Zebra {n}")
    assert "kind=task" in browser.get(f"{here}?q=zebra").content.decode()


def palette(member, **query):
    answer = people.client_of(member).get(f"/w/{member.workspace.slug}/palette/", query)
    assert answer["Cache-Control"] == "no-store"
    return answer.context["offer"]


def told(offer):
    return {
        section.label: [hit.title for hit in section.hits] + [act.title for act in section.acts]
        for section in offer.sections
    }


def test_the_palette_puts_the_best_first_and_then_the_rest(firm):
    found = told(palette(firm.owner, q="over"))
    assert found["Best match"] == ["Write the overview"]
    assert list(found) == ["Best match", "Roadmaps and pages", "Actions"]
    assert found["Actions"] == ["New initiative “over”", "New task “over”"]
    assert "Move Überblick für Köche…" in told(palette(firm.owner, q="koche"))["Actions"]


def test_the_palette_offers_what_one_may_and_no_more(firm):
    reader = people.member(firm.workspace, Role.EXECUTIVE, "Viktor Hale")
    for text in ("", ">", "koche"):
        said = str(told(palette(reader, q=text)))
        assert "New" not in said and "Invite" not in said and "Move" not in said
    assert "Invite somebody" in told(palette(firm.owner, q=">inv"))["Actions"]
    assert told(palette(firm.owner, q="> dark")) == {"Actions": ["Switch to dark"]}


def test_the_palette_knows_people_and_projects_by_their_signs(firm):
    assert told(palette(firm.owner, q="@")) == {"People": ["Ines Duarte"]}
    assert told(palette(firm.owner, q="#roll")) == {"Projects": ["Rollout"]}


def test_what_was_open_last_comes_first(firm):
    other = Firm("Northwind")
    paths = [
        firm.task.get_absolute_url(),
        firm.bet.get_absolute_url(),
        "/nowhere/",
        "/w/x\0/",
        firm.product.get_absolute_url(),
    ]
    paths += [other.bet.get_absolute_url(), f"/w/{firm.workspace.slug}/tasks/STO-99/"]
    found = told(palette(firm.owner, recent=",".join(paths), at=firm.bet.get_absolute_url()))
    assert found["Recent"] == ["Write the overview", "Routes"]


def test_the_api_says_how_it_was_found(firm):
    program = people.api_of(firm.owner)
    answer = program.get("/api/v1/search/?q=ledger").json()
    assert [(row["kind"], row["key"], row["match"]) for row in answer["results"]] == [
        ("initiative", "ROU-1", "text"), ("comment", "STO-1", "text"),
    ]  # fmt: skip
    assert program.get("/api/v1/search/?q=sto-1&kind=task").json()["results"][0]["match"] == "key"
    for query in ("", "q=a&kind=mail", "q=a&limit=0", "q=a&limit=51", "q=a&limit=x"):
        assert program.get(f"/api/v1/search/?{query}").status_code == 400
