import pytest

from strategy.tests import factories as make


@pytest.mark.parametrize(
    "state", ["draft", "in_review", "approved", "in_delivery", "shipped", "on_hold", "declined"]
)
def test_the_page_opens_in_every_state(place, state):
    initiative = place.at(state, problem="Six in ten orders repeat.", outcome="No phone call.", effort=30)
    make.requirement(place.manager, initiative)
    answer = place.get(f"initiatives/{initiative.key}/")
    assert answer.status_code == 200
    assert "Six in ten orders repeat." in answer.content.decode()


def test_the_list_opens_empty_and_full(place):
    assert "No initiative yet" in place.get("initiatives/").content.decode()
    place.initiative(title="Substitution rules")
    assert "Substitution rules" in place.get("initiatives/").content.decode()


def test_approvals_and_dialogs_open(place):
    initiative = place.at("in_review")
    assert place.get("approvals/").status_code == 200
    assert place.get(f"initiatives/{initiative.key}/move/withdraw/").status_code == 200
    request = initiative.request
    assert place.get(f"initiatives/{initiative.key}/snapshots/{request.pk}/").status_code == 200
    place.sign_in(place.approver)
    assert "Standing orders" in place.get("approvals/").content.decode()
    assert place.get(f"initiatives/{initiative.key}/decide/").status_code == 200


def test_forms_open(place):
    initiative = place.initiative()
    requirement = make.requirement(place.manager, initiative)
    for path in (
        "initiatives/new/",
        f"initiatives/{initiative.key}/edit/",
        f"requirements/{requirement.pk}/edit/",
        f"initiatives/{initiative.key}/requirements/new/",
        f"initiatives/{initiative.key}/move/submit/",
        *(f"initiatives/{initiative.key}/edit/{n}/" for n in ("title", "when", "goals", "owner", "effort")),
    ):
        assert place.get(path).status_code == 200, path
        assert place.get(path, headers={"HX-Request": "true"}).status_code == 200, path
