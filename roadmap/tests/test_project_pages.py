"""What the pages of projects and tasks show of the other side."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from roadmap import actions
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")


def html(response):
    assert response.status_code == 200, response.content[:2000]
    return response.content.decode()


def d(month, day):
    return dt.date(2026, month, day)


def test_a_project_says_what_it_delivers_and_how_it_stands(place, late):
    page = html(place.get("projects/STO/"))

    assert "Delivers" in page and late[0].get_absolute_url() in page
    assert "Off track." in page and "Promised" in page and "14 Aug" in page
    assert late[1].get_absolute_url() in page and "Why 0%?" in page


def test_a_project_without_an_initiative_is_held_to_its_deadline(place):
    project = make.project(place.owner, deadline=d(7, 1))
    make.task(place.owner, project)
    page = html(place.get(f"projects/{project.key}/"))

    assert "Delivers" not in page and "Deadline" in page and "1 Jul" in page
    assert "Done weight ÷ weight" in page


def test_a_project_with_nothing_at_all_says_so(place):
    project = make.project(place.owner)
    assert "There is no task to forecast from." in html(place.get(f"projects/{project.key}/"))


def test_projects_stand_by_product_the_worst_first_and_the_loose_last(place, late):
    sound = make.launched(place.owner, place.product, title="Saved baskets")[1]
    make.task(place.owner, sound.project, start=d(6, 17), due=d(6, 30))
    depot = make.product(place.owner, name="Depot")
    make.launched(place.owner, depot, title="Temperature alerts")
    make.project(place.owner, name="Alone")
    page = html(place.get("projects/"))
    table = page[page.index("<table") : page.index("</table>")]

    order = ["<b>Depot</b>", ">Temperature alerts</a>", "<b>Orchard</b>", ">Standing orders</a>"]
    order += [">Saved baskets</a>", "<b>Without an initiative</b>", ">Alone</a>", "No initiative"]
    places = [table.index(part) for part in order]
    assert places == sorted(places)
    assert "2 projects, 1 late" in table.replace("\n", "")
    assert page.count('class="gap"') == 1


def test_the_list_counts_its_healths_the_worst_first(place, late):
    make.project(place.owner, name="Alone")
    page = html(place.get("projects/"))
    places = [page.index(words) for words in ("2 projects:", "1 off track", "1 no plan")]
    assert places == sorted(places)


def test_only_who_launches_is_offered_a_link(place):
    make.project(place.owner, name="Alone")
    link = "?state=approved"
    assert link in html(place.get("projects/"))
    place.sign_in_executive()
    assert link not in html(place.get("projects/"))


def test_a_task_says_when_it_will_end_and_why(place):
    project = make.project(place.owner)
    fields = {"estimate": Decimal(20), "remaining": Decimal(30), "start": d(6, 15), "due": d(6, 19)}
    task = make.task(place.owner, project, **fields)
    page = html(place.get(f"tasks/{task.key}/"))

    # five planned days, half as much again left: eight working days from Wednesday 17 June
    assert "Will end" in page and "It ends on 26 June because" in page and "+1w" in page
    assert "5 planned working days × 30 h left ÷ 20 h estimated" in page


def test_a_task_without_dates_takes_five_days(place):
    task = make.task(place.owner, make.project(place.owner))
    page = html(place.get(f"tasks/{task.key}/"))
    assert "It ends on 23 June because" in page and "five working days are taken" in page


def test_a_parent_ends_with_the_last_of_what_stands_below_it(place):
    project = make.project(place.owner)
    top = make.task(place.owner, project, "Top", due=d(12, 31))
    middle = make.task(place.owner, project, "Middle", parent=top)
    last = make.task(place.owner, project, "Last", parent=middle, start=d(6, 29), due=d(7, 10))
    make.task(place.owner, project, "Early", parent=top, start=d(6, 17), due=d(6, 18))
    make.task(place.owner, project, "Over", parent=top, due=d(11, 30), status="done")
    page = html(place.get(f"tasks/{top.key}/"))

    assert "It ends on 10 July because" in page and "ends last:" in page
    assert last.get_absolute_url() in page


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_a_closed_task_is_not_forecast(place, status):
    task = make.task(place.owner, make.project(place.owner), status=status)
    assert "Will end" not in html(place.get(f"tasks/{task.key}/"))


def test_a_task_of_a_cancelled_project_is_not_forecast(place):
    project = make.project(place.owner)
    task = make.task(place.owner, project)
    project.move("cancelled", by=place.owner)
    assert "Will end" not in html(place.get(f"tasks/{task.key}/"))


def test_a_task_names_the_requirement_it_came_from(place):
    initiative = make.approved(
        place.owner, place.product, requirements=[("Mandates survive the move", "must")]
    )
    delivery, _created = actions.launch(initiative, place.owner)
    task = delivery.project.tasks.get()
    page = html(place.get(f"tasks/{task.key}/"))

    rail = page[page.index("tp-props") :]
    assert "Serves" in rail and "Mandates survive the move" in rail and ">Must<" in rail
    delivery.trash(by=place.owner)
    assert "Serves" not in html(place.get(f"tasks/{task.key}/"))


def test_projects_by_lead_by_health_or_in_one_list(place, late):
    jonas = make.member(place.workspace)
    sound = make.project(place.owner, name="Alone", lead=jonas)
    make.task(place.owner, sound, start=d(6, 17), due=d(6, 30))

    def headings(query):
        page = html(place.get(f"projects/?{query}"))
        table = page[page.index("<table") : page.index("</table>")]
        return re.findall(r"<b>(.*?)</b>", table), re.findall(r'class="ell semi" [^>]*>(.*?)</a>', table)

    assert headings("group=lead") == (["Jonas Weller", "Nobody"], ["Alone", "Standing orders"])
    assert headings("group=health") == (["Off track", "No plan"], ["Standing orders", "Alone"])
    assert headings("group=none") == ([], ["Standing orders", "Alone"])
    assert headings("group=none&sort=name") == ([], ["Alone", "Standing orders"])
    assert headings("group=none&sort=forecast") == ([], ["Alone", "Standing orders"])
    assert headings("group=none&sort=promise") == ([], ["Standing orders", "Alone"])  # which has none
    assert headings("group=colour&sort=size")[0] == ["Orchard", "Without an initiative"]


def test_how_projects_stand_is_kept_from_tab_to_tab(place, late):
    page = html(place.get("projects/?group=lead&sort=progress"))
    assert "?tab=mine&amp;group=lead&amp;sort=progress" in page
    assert page.count('aria-sort="descending"') == 1
    assert "?tab=open&amp;group=lead&amp;sort=name" in page and "?tab=open&amp;group=lead&quot;" not in page
