import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def draw(place):
    """Render a snippet as somebody of the workspace."""

    def render(text, member=None, **context):
        request = RequestFactory().get("/")
        request.workspace, request.membership = place.workspace, member or place.owner
        return Template("{% load roadmap %}" + text).render(Context({"request": request, **context}))

    return render


CARD = "{% delivery_card initiative %}"


def test_an_approved_initiative_offers_the_launch(place, draw):
    initiative = make.approved(place.owner, place.product)
    url = f"initiatives/{initiative.key}/launch/"

    assert url in draw(CARD, initiative=initiative)
    reader = make.member(place.workspace, Role.EXECUTIVE)
    assert url not in draw(CARD, reader, initiative=initiative)


def test_a_draft_offers_nothing(place, draw):
    assert draw(CARD, initiative=make.initiative(place.owner, place.product)).strip() == ""


def test_the_card_of_a_linked_project(place, draw, late):
    card = draw(CARD, initiative=late[0])

    for words in ("STO", "0<span", "/2</span>", "Off track.", "Why 0%?", "9 Oct", late[1].get_absolute_url()):
        assert words in card, words
    assert 'role="img" aria-label="Planned 1 Jun to 9 Oct, promised 14 Aug, forecast 9 Oct' in card
    assert "launch/another/" in card and "/ship/" not in card


def test_ship_is_offered_once_every_project_has_ended(place, draw, late):
    late[1].project.move("finished", by=place.owner)

    assert "/ship/" in draw(CARD, initiative=late[0])
    reader = make.member(place.workspace, Role.PROJECT_MANAGER)
    assert "/ship/" not in draw(CARD, reader, initiative=late[0])


def test_facts_of_a_list_cost_the_same_for_any_number(place, draw):
    text = (
        "{% project_facts projects as facts %}{% for p in projects %}{% with f=facts|of:p %}"
        "{{ f.facts.percent }} {{ f.facts.health.state }} {{ f.delivery.initiative.key }};"
        "{% endwith %}{% endfor %}"
    )
    deliveries = []
    counts = []
    for n in range(6):
        deliveries.append(make.launched(place.owner, place.product, title=f"Bet {n}")[1])
        make.task(place.owner, deliveries[-1].project)
        with CaptureQueriesContext(connection) as queries:
            page = draw(text, projects=[d.project for d in deliveries])
        counts.append(len(queries))

    assert page.count("no_plan") == 0 and page.count(";") == 6 and "ORC-6" in page
    assert set(counts) == {4}  # promises, tasks, what waits for what, updates


def test_bars_of_a_list(place, draw, late):
    text = (
        "{% delivery_bars initiatives as bars %}{% for i in initiatives %}{% with b=bars|of:i %}"
        "{{ b.percent }} {{ b|bar_name }}{% endwith %}{% endfor %}"
    )

    assert "0 Standing orders, in delivery" in draw(text, initiatives=[late[0]])
