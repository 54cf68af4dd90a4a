"""The board of a project: what its columns hold, what the address asks for, and what each role may do on it."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from execution import board, tree
from execution.milestones import towards
from execution.models import TaskComment, TaskDependency
from execution.tests import factories as make

WORKERS = {Role.OWNER, Role.PROJECT_MANAGER, Role.CONTRIBUTOR}


def html(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def drawn(place, **how):
    rows = tree.rows(list(place.project.tasks.for_board().order_by("number")))
    by_id = {m.pk: m for m in place.project.milestones.all()}
    return board.columns(board.cards(rows, towards(rows, by_id), by_id), **how)


def column(page, status):
    return re.search(rf'data-status="{status}" aria-labelledby.*?</section>', page, re.DOTALL)[0]


def titles(page, status):
    return re.findall(r'class="kc-t"[^>]*>([^<]+)<', column(page, status))


def test_open_cards_stand_as_people_put_them_and_closed_ones_newest_first(place):
    first = place.task("First", due=make.TODAY + dt.timedelta(days=9))
    place.task("Second", due=make.TODAY)
    place.task("Third").place(by=place.owner, before=first)
    for days in (3, 1, 2):
        place.task(f"Done {days} days ago").move(
            "done", by=place.owner, at=make.NOON - dt.timedelta(days=days)
        )
    page = html(place.get("projects/STO/board/"))

    assert titles(page, "todo") == ["Third", "First", "Second"]
    assert titles(page, "done") == ["Done 1 days ago", "Done 2 days ago", "Done 3 days ago"]


def test_a_column_says_how_many_and_how_many_hours_none_of_them_twice(place):
    above = place.task("Above", status="doing", estimate=Decimal(99))
    place.task("Below", parent=above, status="doing", estimate=Decimal(8), remaining=Decimal("2.5"))
    place.task("Unknown", status="doing")
    doing = drawn(place)[1]

    assert (doing.count, doing.hours) == (3, Decimal("2.5"))
    page = column(html(place.get("projects/STO/board/")), "doing")
    assert ("data-count>3<" in page, "2 h 30" in page) == (True, True)


def test_a_card_counts_its_subtasks_and_names_what_it_stands_below(place):
    above = place.task("Above")
    for n in range(3):
        place.task(f"Below {n}", parent=above, status="done" if n else "todo")
    card = next(c for c in drawn(place)[0].cards if c.task == above)
    assert (card.below, card.below_done, card.ticks) == (3, 2, [True, True, False])
    assert '<span class="kc-p ell">Above</span>' in html(place.get("projects/STO/board/"))


def test_done_shows_the_last_twenty_and_the_way_to_all(place):
    for n in range(23):
        place.task(f"Finished {n}", status="done")
    page = html(place.get("projects/STO/board/"))
    assert (len(titles(page, "done")), "Show 3 earlier" in page) == (20, True)
    assert len(titles(html(place.get("projects/STO/board/?show=all")), "done")) == 23
    assert len(drawn(place, everything=True)[3].cards) == 23


def test_cancelled_ones_lie_folded_below(place):
    place.task("Given up", status="cancelled")
    page = html(place.get("projects/STO/board/"))
    assert "Given up" not in column(page, "done")
    assert re.search(r'<details class="kb-off tfold" id="f-cancelled">.*Given up', page, re.DOTALL)


def test_the_address_asks_for_one_person_or_milestone(place):
    noor = make.member(place.workspace)
    aim = make.milestone(place.owner, place.project)
    above = place.task("Hers, towards it", assignees=[noor], milestone=aim)
    place.task("Nobody's, along with its parent", parent=above)
    place.task("Nobody's")

    def shown(query):
        return titles(html(place.get(f"projects/STO/board/?{query}")), "todo")

    assert shown(f"assignee={noor.pk}") == shown(f"assignee={noor.user.email}") == ["Hers, towards it"]
    assert shown("assignee=nobody") == ["Nobody&#x27;s, along with its parent", "Nobody&#x27;s"]
    assert shown(f"milestone={aim.pk}") == ["Hers, towards it", "Nobody&#x27;s, along with its parent"]
    assert shown("milestone=none") == ["Nobody&#x27;s"]
    assert shown(f"milestone={aim.pk}&assignee=nobody") == ["Nobody&#x27;s, along with its parent"]


@pytest.mark.parametrize("name", ["assignee", "milestone"])
def test_what_is_not_here_is_refused_by_name(place, name):
    for ref in (make.NOBODY, "nothing"):
        assert place.get(f"projects/STO/board/?{name}={ref}").status_code == 400
    elsewhere = make.milestone(place.owner, make.project(place.owner))
    assert place.get(f"projects/STO/board/?milestone={elsewhere.pk}").status_code == 400


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_work_find_grips_and_menus(place, role):
    place.task("A card")
    place.sign_in(role)
    page = html(place.get("projects/STO/board/"))
    may = role in WORKERS
    assert ("data-can" in page, "Status: To do, A card" in page) == (may, may)
    assert ("Add a task to Doing" in page) == (role in {Role.OWNER, Role.PROJECT_MANAGER})


def test_a_task_is_added_into_its_column(place):
    form = html(place.get(f"tasks/new/?project={place.project.pk}&status=doing"))
    assert 'name="status" value="doing"' in form
    place.post("tasks/new/", {"title": "Begun", "project": place.project.pk, "status": "doing"})
    assert place.project.tasks.get().status == "doing"
    assert (
        place.post("tasks/new/", {"title": "x", "project": place.project.pk, "status": "no"}).status_code
        == 422
    )


def test_a_move_comes_back_to_the_board_it_was_made_on(place):
    task = place.task("A card")
    here = place.url("projects/STO/board/?assignee=nobody")
    answer = place.post(f"tasks/{task.key}/move/?version=1", {"status": "doing", "next": here})
    assert (answer.status_code, answer["Location"]) == (302, here)


def test_an_empty_board_says_what_belongs_there(place):
    page = html(place.get("projects/STO/board/"))
    assert "What is to be done stands here." in page
    assert "Nothing here that you filter for." in html(place.get("projects/STO/board/?assignee=nobody"))


def test_thirty_cards_cost_no_more_queries_than_three(place):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            html(place.get("projects/STO/board/"))
        return len(queries)

    def grow(count):
        aim = make.milestone(place.owner, place.project, f"Aim {count}")
        for n in range(count):
            above = place.task(f"Above {n}", assignees=[make.member(place.workspace)], milestone=aim)
            place.task(f"Below {n}", parent=above, assignees=[place.owner], status="done")

    grow(3)
    cost()
    few = cost()
    grow(27)
    assert cost() == few


def test_what_was_archived_stands_on_the_board_where_it_is_asked_for(place):
    place.task("Open")
    place.task("Away", status="done").archive(by=place.owner)
    here = "projects/STO/board/"
    assert "Away" not in html(place.get(here)) and "Away" not in html(place.get(f"{here}?archived=nonsense"))
    page = html(place.get(f"{here}?archived=along"))
    assert titles(page, "todo") == ["Open"] and titles(page, "done") == ["Away"]
    assert '<span class="tag">Archived</span>' in page
    page = html(place.get(f"{here}?archived=only"))
    assert titles(page, "todo") == [] and titles(page, "done") == ["Away"]


def test_a_card_counts_its_comments_and_says_what_is_critical(place):
    first = place.task("First", start=make.TODAY, due=make.TODAY + dt.timedelta(days=2))
    then = place.task("Then", start=make.TODAY + dt.timedelta(days=5), due=make.TODAY + dt.timedelta(days=8))
    place.task("Beside", start=make.TODAY, due=make.TODAY)
    assert "kc-c" not in html(place.get("projects/STO/board/"))  # nothing waits: no path to the end
    TaskDependency.create(by=place.owner, before=first, after=then)
    gone = TaskComment.create(by=place.owner, task=first, text="Never mind")
    TaskComment.create(by=place.owner, task=first, text="Who does this?")
    gone.trash(by=place.owner)

    cards = html(place.get("projects/STO/board/")).split('<li class="kcard')[1:]
    told = {re.search(r'draggable="false"[^>]*>([^<]+)<', card)[1]: card for card in cards}
    assert {title for title, card in told.items() if "kc-c" in card} == {"First", "Then"}
    assert "1 comment<" in told["First"] and "comment" not in told["Then"]
