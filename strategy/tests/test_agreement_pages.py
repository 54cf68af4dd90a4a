"""Agreeing with others on pages and by program: what is said, what is shown, and how a yes is taken back."""

import pytest

from strategy.models import Policy, Promise
from strategy.tests.page import words


@pytest.fixture
def asked(place):
    Policy.of(place.product).edit(by=place.manager, changes={"rule": "all", "days": 5})
    initiative = place.initiative(title="Kitchen invoices")
    initiative.submit(by=place.manager)
    return initiative


def test_a_yes_of_two_says_that_others_must_agree_too(place, asked):
    place.sign_in(place.approver)
    answer = place.post(f"initiatives/{asked.key}/decide/", {"verdict": "approve", "note": "Worth it."})
    assert answer.status_code == 302
    shown = place.client.get(answer.url)
    page = words(shown)
    assert f"You agreed to {asked.key}. One more must agree." in shown.content.decode()
    assert "Both needed, you agreed" in page and "Agreed" in page and "Take it back" in page
    assert not Promise.objects.exists()


def test_it_is_taken_back_where_it_is_read(place, asked):
    asked.decide(by=place.approver, verdict="approve")
    place.sign_in(place.approver)
    answer = place.post(f"initiatives/{asked.key}/agreement/take-back/")
    page = words(place.client.get(answer.url))
    assert "Take it back" not in page and "Agreed, taken back since" in page
    place.post(f"initiatives/{asked.key}/agreement/take-back/")
    said = place.get(f"initiatives/{asked.key}/").content.decode()
    assert "You have not agreed to this, so there is nothing to take back." in said


def test_what_nobody_can_settle_says_what_to_do(place, asked):
    asked.decide(by=place.owner, verdict="approve")
    place.approver.deactivate(by=place.owner)
    page = words(place.get(f"initiatives/{asked.key}/"))
    assert "Nobody can decide: too few approvers are left." in page
    assert "Name another approver, or withdraw it." in page


def test_the_dialog_names_the_day_and_how_many(place, asked):
    draft = place.initiative()
    page = place.get(f"initiatives/{draft.key}/move/submit/").content.decode()
    assert 'value="2026-06-22"' in page and "All of them must agree." in page


def test_by_program(place, asked):
    url = f"initiatives/{asked.key}/"
    place.sign_in(place.approver)
    said = place.api("post", f"{url}decisions/", {"verdict": "approve"}).json()
    assert (said["state"], said["promise"]) == ("in_review", None)
    review = said["review"]
    assert (review["needed"], review["due"], review["agreed"]) == (2, "2026-06-22", [str(place.approver.pk)])
    assert set(review["asked"]) == {str(place.approver.pk), str(place.owner.pk)}
    twice = place.api("post", f"{url}decisions/", {"verdict": "approve"})
    assert (twice.status_code, "You agreed already." in twice.json()["detail"]) == (400, True)

    assert place.api("delete", f"{url}agreement/").status_code == 204
    assert place.api("get", url).json()["review"]["agreed"] == []
    place.api("post", f"{url}decisions/", {"verdict": "approve"})
    place.sign_in(place.owner)
    done = place.api("post", f"{url}decisions/", {"verdict": "approve"}).json()
    assert (done["state"], done["promise"]["number"]) == ("approved", 1)
    assert place.api("delete", f"{url}agreement/").status_code == 400
