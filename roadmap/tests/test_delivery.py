import datetime as dt
import re
from decimal import Decimal

import pytest
from django.test import Client

from accounts.roles import Role
from roadmap.models import Delivery
from roadmap.tests import factories as make

pytestmark = pytest.mark.usefixtures("in_2026")

ROLES = [Role.OWNER, Role.PRODUCT_MANAGER, Role.PROJECT_MANAGER, Role.CONTRIBUTOR, Role.EXECUTIVE]


def html(response, status=200):
    assert response.status_code == status, response.content[:2000]
    return response.content.decode()


def test_the_launch_dialog_shows_what_was_promised(place):
    initiative = make.approved(place.owner, place.product, requirements=[("One", "must"), ("Two", "wont")])
    page = html(place.get(f"initiatives/{initiative.key}/launch/"))

    assert "data-dialog-body" in page and 'value="Standing orders"' in page and "14 Aug" in page


def test_launching_leads_back_to_the_initiative(place):
    initiative = make.approved(place.owner, place.product)
    response = place.post(
        f"initiatives/{initiative.key}/launch/", {"name": "Rollout", "lead": place.owner.pk}
    )

    assert (response.status_code, response["Location"]) == (302, initiative.get_absolute_url())
    project = Delivery.objects.get().project
    assert (project.name, project.lead) == ("Rollout", place.owner)


def test_two_people_with_the_dialog_open_launch_once(place, client):
    initiative = make.approved(place.owner, place.product, requirements=[("One", "must")])
    url = place.url(f"initiatives/{initiative.key}/launch/")
    second = Client()
    second.force_login(make.member(place.workspace, Role.PROJECT_MANAGER).user)
    for browser in (client, second):
        assert "data-dialog-body" in html(browser.get(url))

    wanted = [one.pk for one in initiative.requirements.all()]
    first, again = [browser.post(url, {"name": name, "requirements": wanted}, follow=True) for browser, name in
                    ((client, "Rollout"), (second, "Pilot"))]  # fmt: skip

    assert "Launched as Rollout." in html(first)
    assert "Already in delivery as Rollout." in html(again)
    assert Delivery.objects.get().project.tasks.count() == 1


def test_unlinking_from_the_page_can_be_undone_or_followed_by_another_link(place, late):
    initiative, delivery = late
    page = html(place.post(f"deliveries/{delivery.pk}/delete/", follow=True))
    assert "is unlinked." in page and "/undo/" in page
    place.client.post(re.search(r'action="([^"]*/undo/[^"]*)"', page)[1])
    assert Delivery.objects.get() == delivery

    place.post(f"deliveries/{delivery.pk}/delete/")
    place.post(f"initiatives/{initiative.key}/launch/", {"project": delivery.project.pk})
    linked = Delivery.objects.get()
    assert linked != delivery and linked.project == delivery.project


def test_a_further_launch_sent_twice_is_one(place, late):
    initiative, _delivery = late
    page = html(place.get(f"initiatives/{initiative.key}/launch/another/"))
    key = page.split('name="idempotency_key" value="')[1].split('"')[0]

    for _ in range(2):
        place.post(f"initiatives/{initiative.key}/launch/another/", {"name": "Pilot", "idempotency_key": key})

    assert Delivery.objects.count() == 2


def test_what_cannot_be_launched_is_said_in_the_form(place):
    draft = make.initiative(place.owner, place.product)
    page = html(place.post(f"initiatives/{draft.key}/launch/", {"name": "Rollout"}), 422)

    assert "Only an approved initiative can be launched." in page


def test_another_workspaces_project_and_lead_are_refused_at_their_field(place):
    _other, stranger = make.workspace("Elsewhere")
    theirs = make.project(stranger)
    initiative = make.approved(place.owner, place.product)
    url = f"initiatives/{initiative.key}/launch/"

    assert "project_error" in html(place.post(url, {"project": theirs.pk}), 422)
    assert "lead_error" in html(place.post(url, {"lead": stranger.pk}), 422)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_who_may_launch_ship_and_unlink(place, late, role):
    initiative, delivery = late
    place.sign_in(role)
    may_launch = role in ROLES[:3]

    assert place.get(f"initiatives/{initiative.key}/launch/").status_code == (200 if may_launch else 403)
    assert place.get(f"deliveries/{delivery.pk}/").status_code == 200
    shipped = place.post(f"initiatives/{initiative.key}/ship/").status_code
    assert shipped == (422 if role in ROLES[:2] else 403)
    unlinked = place.post(f"deliveries/{delivery.pk}/delete/").status_code
    assert unlinked == (302 if may_launch else 403)


def test_shipping_from_the_page(place, late):
    initiative, delivery = late
    delivery.project.move("finished", by=place.owner)

    assert place.post(f"initiatives/{initiative.key}/ship/").status_code == 302
    initiative.refresh_from_db()
    assert initiative.state == "shipped"


def test_why_38_per_cent(place):
    _initiative, delivery = make.launched(place.owner, place.product)
    owner, project = place.owner, delivery.project
    done = make.task(owner, project, "Interviews", estimate=Decimal(38))
    done.move("done", by=owner, at=make.NOON)
    make.task(
        owner,
        project,
        "Card mandates",
        estimate=Decimal(62),
        start=dt.date(2026, 6, 1),
        due=dt.date(2026, 8, 14),
    )
    page = html(place.get(f"deliveries/{delivery.pk}/"))

    assert "38 ÷ 100 = 38%" in page
    assert "Card mandates" in page and "decides" in page
    assert "default spread" in page
    assert "this one" in page and "28 Aug" in page
    assert page.count('class="on"') == 1


def test_a_delivery_without_work_explains_itself_too(place):
    _initiative, delivery = make.launched(place.owner, place.product)
    page = html(place.get(f"deliveries/{delivery.pk}/"))

    assert "There is no task yet." in page and "There is no task to forecast from." in page


def test_nobody_elses_delivery_is_explained(place, late, client):
    _other, stranger = make.workspace("Elsewhere")
    _initiative, theirs = make.launched(stranger, make.product(stranger))

    assert place.get(f"deliveries/{theirs.pk}/").status_code == 404
    assert place.post(f"deliveries/{theirs.pk}/delete/").status_code == 404
    assert Delivery.objects.filter(pk=theirs.pk).exists()
