"""The pages of insights and customers."""

import pytest

from accounts.roles import Role
from strategy.models import Customer, Insight
from strategy.tests import factories as make
from strategy.tests.page import main, words
from strategy.tests.wanted import heard, idea

# -- insights -------------------------------------------------------------------


def test_an_insight_needs_one_field_and_stays_on_the_page(place):
    row = idea(place)
    back = row.get_absolute_url()
    form = {"words": "I must know at eight.", "ideas": [row.pk], "customer_name": "Saltmarsh", "next": back}
    assert place.post("insights/new/", form).url == back
    page = words(place.get(f"ideas/{row.key}/"))
    assert "I must know at eight." in page
    assert "Saltmarsh" in page
    answer = place.post("insights/new/", {"words": ""})
    assert answer.status_code == 422
    place.post("insights/new/", {"words": "Ten to one is no window."})
    assert Insight.objects.count() == 2


def test_the_dialog_from_an_idea_has_it_chosen(place):
    row = idea(place)
    page = main(place.get(f"insights/new/?idea={row.key}"))
    box = page.partition(f'value="{row.pk}"')[2].partition(">")[0]
    assert "checked" in box


def test_editing_keeps_what_was_not_touched(place):
    row = idea(place)
    insight = heard(place, row, "Saltmarsh Schools", 3)
    form = {
        "words": "Said otherwise.",
        "customer_name": "Saltmarsh Schools",
        "said_on": insight.said_on.isoformat(),
        "ideas": [row.pk],
        "version": insight.version,
    }
    place.post(f"insights/{insight.pk}/edit/", form)
    log = place.workspace.activities.filter(subject_id=insight.pk, verb="edited").get()
    assert set(log.changes) == {"words"}


def test_another_name_is_another_customer_and_none_is_nobody(place):
    insight = heard(place, idea(place), "Saltmarsh Schools", 3)
    form = {"words": insight.words, "version": 1, "said_on": "2026-06-02"}
    place.post(f"insights/{insight.pk}/edit/", form | {"customer_name": "Mill Lane"})
    insight.refresh_from_db()
    assert insight.customer.name == "Mill Lane"
    place.post(f"insights/{insight.pk}/edit/", form | {"customer_name": "", "version": insight.version})
    insight.refresh_from_db()
    assert insight.customer is None


@pytest.mark.parametrize("query", ["customer", "idea", "initiative", "q"])
def test_the_list_of_insights_narrows(place, query):
    row, initiative = idea(place), place.initiative()
    one = heard(place, row, "Saltmarsh Schools", 3)
    one.edit(by=place.manager, changes={"initiatives": [initiative]})
    Insight.create(by=place.manager, words="Something else.")
    asked = {"customer": one.customer.pk, "idea": row.key, "initiative": initiative.key, "q": "saltmarsh"}[
        query
    ]
    page = words(place.get(f"insights/?{query}={asked}"))
    assert "Said by Saltmarsh Schools." in page
    assert "Something else." not in page


# -- customers ------------------------------------------------------------------


def test_weight_and_segment_are_edited_in_place_and_move_the_demand(place):
    row = idea(place)
    heard(place, row, "Saltmarsh Schools", 1)
    customer = Customer.objects.get()
    place.post(f"customers/{customer.pk}/edit/weight/", {"weight": 3, "version": 1})
    place.post(f"customers/{customer.pk}/edit/segment/", {"segment": "School", "version": 2})
    page = words(place.get("ideas/"))
    assert "3 from 1 customer" in page
    assert "School 3" in page


def test_somebody_elses_weight_is_shown_beside_ones_own(place):
    customer = Customer.create(by=place.manager, name="Saltmarsh Schools", weight=1)
    customer.edit(by=place.owner, changes={"weight": 2})
    answer = place.post(f"customers/{customer.pk}/edit/weight/", {"weight": 3, "version": 1})
    assert answer.status_code == 409
    assert "Theirs: 2. Yours: 3." in words(answer)


def test_a_taken_name_is_said_at_its_field(place):
    for name in ("Saltmarsh", "Mill Lane"):
        Customer.create(by=place.manager, name=name)
    answer = place.post("customers/new/", {"name": "mill lane"})
    assert answer.status_code == 422
    assert "Another customer has this name." in words(answer)


def test_a_project_manager_captures_and_weighs_nothing(place):
    place.sign_in(make.member(place.workspace, Role.PROJECT_MANAGER))
    Customer.create(by=place.manager, name="Saltmarsh")
    page = main(place.get("customers/"))
    assert "View only" in page
    assert "<inline-edit" not in page
    assert "Write down" in main(place.get("insights/"))


@pytest.mark.parametrize("away", ["https://evil.example/x", "//evil.example/x", "javascript:alert(1)"])
def test_cancelling_never_leads_to_another_house(place, away):
    for answer in (
        place.get(f"insights/new/?next={away}"),
        place.post("insights/new/", {"words": "", "next": away}),
    ):
        page = answer.content.decode()
        assert f'href="{away}"' not in page and f'value="{away}"' not in page
        assert f'href="{place.url("insights/")}" data-close' in page
    back = place.url("ideas/")
    assert f'href="{back}" data-close' in place.get(f"insights/new/?next={back}").content.decode()
