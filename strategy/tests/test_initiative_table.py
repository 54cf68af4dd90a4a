"""The table of initiatives: its cells, its columns, and what is done to many rows at once."""

import datetime as dt
import re

import pytest

from accounts.models import CustomField
from accounts.ownfields import Kind
from accounts.roles import Role
from strategy.models import Initiative, State
from strategy.tests import factories as make
from strategy.tests.page import words

HTMX = {"headers": {"HX-Request": "true"}}


def tick(*initiatives):
    return [f"{one.pk}.{one.version}" for one in initiatives]


def again(*initiatives):
    for one in initiatives:
        one.refresh_from_db()


def messages_of(answer):
    return [" ".join(str(message).split()) for message in answer.context["messages"]]


def left_of(answer):
    """What the list says above its rows of those that stayed as they were."""
    return [f"{key} {title}: {reason}" for key, title, reason in answer.context["left"]["rows"]]


def bulk(place, initiatives, do, **data):
    return place.post("initiatives/bulk/", {"ids": tick(*initiatives), "do": do} | data, follow=True)


def undo_of(answer):
    return re.search(r'action="(/w/[^"]*/undo/[^"]*)"', answer.content.decode())[1]


# -- cells ------------------------------------------------------------------------------------


def test_a_cell_gives_its_editor_and_after_saving_the_row(place):
    bet = place.initiative(title="Baskets")
    editor = place.get(f"initiatives/{bet.key}/cell/effort/", **HTMX).content.decode()
    assert 'name="effort"' in editor and "<html" not in editor
    answer = place.post(
        f"initiatives/{bet.key}/cell/effort/", {"effort": "12", "version": bet.version}, **HTMX
    )
    said = answer.content.decode()
    assert answer.status_code == 200 and f'data-row="{bet.pk}"' in said and ">12<" in said
    assert f"{bet.pk}.{bet.version + 1}" in said and "/undo/" in said


def test_without_script_a_cell_is_a_page_and_leads_back_to_the_table(place):
    bet = place.initiative()
    assert "<html" in place.get(f"initiatives/{bet.key}/cell/title/").content.decode()
    answer = place.post(f"initiatives/{bet.key}/cell/title/", {"title": "By mail", "version": 1})
    assert answer.status_code == 302 and answer["Location"].endswith("/initiatives/")


def test_a_wrong_value_and_a_clash_stay_in_the_cell(place):
    bet = place.initiative(effort=3)
    url = f"initiatives/{bet.key}/cell/effort/"
    answer = place.post(url, {"effort": "-1", "version": 1}, **HTMX)
    assert answer.status_code == 422 and "greater than or equal to 0" in answer.content.decode()
    bet.edit(by=place.owner, changes={"effort": 5})
    answer = place.post(url, {"effort": "8", "version": 1}, **HTMX)
    assert answer.status_code == 409 and "Theirs: 5. Yours: 8" in " ".join(answer.content.decode().split())


def test_the_state_cell_offers_the_steps_that_are_open(place):
    bet = place.initiative()
    url = f"initiatives/{bet.key}/cell/state/"
    offered = re.findall(r'<option value="(\w*)"', place.get(url, **HTMX).content.decode())
    assert offered == ["", "submit", "hold"]
    assert place.post(url, {"verb": "hold"}, **HTMX).status_code == 200
    again(bet)
    assert bet.state == State.ON_HOLD
    assert place.post(url, {"verb": "submit"}, **HTMX).status_code == 422


def test_an_owner_may_send_their_own_for_review_and_change_nothing_else(place):
    bet = place.initiative(owner=place.reader)
    place.sign_in(place.reader)
    assert place.get(f"initiatives/{bet.key}/cell/title/").status_code == 403
    assert place.post(f"initiatives/{bet.key}/cell/state/", {"verb": "submit"}, **HTMX).status_code == 200
    page = place.get("initiatives/").content.decode()
    assert 'class="bulk"' not in page and 'name="ids"' not in page


def test_the_plan_of_what_was_launched_says_why_it_is_no_cell_of_its_own(place):
    bet = place.at("in_delivery")
    answer = place.get(f"initiatives/{bet.key}/cell/when/", **HTMX)
    assert answer.status_code == 422 and "read from its projects" in answer.content.decode()


# -- many at once -----------------------------------------------------------------------------


def test_one_act_changes_all_and_one_undo_takes_it_back(place):
    bets = [place.initiative(title=f"Bet {n}", owner=place.reader) for n in range(3)]
    answer = bulk(place, bets, f"owner={place.manager.pk}")
    assert messages_of(answer) == ["3 initiatives changed."]
    again(*bets)
    assert {bet.owner for bet in bets} == {place.manager}
    rows = place.workspace.activities.filter(subject_id__in=[bet.pk for bet in bets], verb="edited")
    assert rows.count() == 3 and rows.values("cause").distinct().count() == 1
    assert place.client.post(undo_of(answer)).status_code == 302
    again(*bets)
    assert {bet.owner for bet in bets} == {place.reader}


def test_what_is_refused_is_said_by_name_and_the_others_change(place):
    free, fixed = (
        place.initiative(title="Free", start=make.START, end=make.END),
        place.at("in_delivery", title="Fixed"),
    )
    loose = place.initiative(title="Loose")
    answer = bulk(place, [free, fixed, loose], "shift", shift="2")
    assert messages_of(answer) == ["1 initiative changed."]
    assert left_of(answer) == [
        f"{fixed.key} Fixed: The plan is read from its projects since it was launched.",
        f"{loose.key} Loose: It has no dates to shift.",
    ]
    again(free, fixed)
    assert (free.start, free.end) == (make.START + dt.timedelta(14), make.END + dt.timedelta(14))
    assert fixed.start == make.START


def test_a_row_that_somebody_changed_meanwhile_says_who_and_to_what(place):
    one, two = place.initiative(title="One"), place.initiative(title="Two")
    ids = tick(one, two)
    one.edit(by=place.owner, changes={"owner": place.reader})
    answer = place.post("initiatives/bulk/", {"ids": ids, "do": f"owner={place.manager.pk}"}, follow=True)
    assert (
        left_of(answer)[0]
        == f"{one.key} One: {place.owner} changed owner a moment ago: it is now Sam Adeyemi."
    )
    again(one, two)
    assert (one.owner, two.owner) == (place.reader, place.manager)


def test_goals_are_added_and_taken_away(place):
    first, second = (
        make.goal(place.manager, place.product),
        make.goal(place.manager, place.product, title="Other"),
    )
    bets = [place.initiative(goals=[first]), place.initiative()]
    bulk(place, bets, f"goal={second.pk}")
    assert [set(bet.goals.all()) for bet in bets] == [{first, second}, {second}]
    again(*bets)
    answer = bulk(place, bets, "goal=")
    assert [bet.goals.count() for bet in bets] == [0, 0]
    place.client.post(undo_of(answer))
    assert [bet.goals.count() for bet in bets] == [2, 1]


def test_steps_are_taken_where_the_table_of_states_allows_and_are_not_undone(place):
    draft, declined = place.initiative(title="Draft"), place.at("declined", title="No")
    answer = bulk(place, [draft, declined], "submit")
    assert messages_of(answer)[0] == "1 initiative changed."
    assert "declined, so it cannot be sent for review" in left_of(answer)[0]
    assert "/undo/" not in answer.content.decode().split("toast-stack")[1]
    again(draft, declined)
    assert (draft.state, declined.state) == (State.IN_REVIEW, State.DECLINED)


def test_many_go_to_the_trash_and_come_back_as_one(place):
    bets = [place.initiative(title=f"Bet {n}") for n in range(2)]
    answer = bulk(place, bets, "trash")
    assert Initiative.objects.count() == 0 and messages_of(answer) == ["2 initiatives are in the trash."]
    place.client.post(undo_of(answer))
    assert Initiative.objects.count() == 2


def test_a_choice_of_the_companys_own_is_set_for_all(place):
    its = CustomField.create(
        by=place.manager, name="Rollout", kind=Kind.CHOICE,
        options=[{"key": "pilot", "label": "Pilot hubs", "hue": "b", "archived": False}],
    )  # fmt: skip
    bets = [place.initiative(), place.initiative()]
    answer = bulk(place, bets, f"{its.field_name}=pilot")
    again(*bets)
    assert [bet.custom for bet in bets] == [{"rollout": "pilot"}] * 2
    place.client.post(undo_of(answer))
    again(*bets)
    assert [bet.custom for bet in bets] == [{}, {}]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"do": "trash"}, "Tick some rows first"),
        ({"ids": "nonsense", "do": "trash"}, "not in this list"),
        ({"ids": "01890000-0000-7000-8000-000000000000.1", "do": "trash"}, "not here any more"),
        ({"do": "explode"}, "Choose what to do"),
        ({"do": "shift", "shift": "0"}, "1 to 520 weeks"),
        ({"do": "shift", "shift": "soon"}, "whole number"),
        ({"do": "owner=nobody"}, "Select a valid choice"),
    ],
)
def test_an_act_that_means_nothing_is_refused_in_a_sentence(place, data, said):
    bet = place.initiative()
    if data["do"] != "trash":
        data = data | {"ids": tick(bet)}
    answer = place.post("initiatives/bulk/", data)
    assert answer.status_code == 422 and said in words(answer)
    assert Initiative.objects.get().version == bet.version


def test_too_many_at_once_are_refused(place, monkeypatch):
    monkeypatch.setattr("accounts.views.acts.MOST", 1)
    answer = place.post(
        "initiatives/bulk/", {"ids": tick(place.initiative(), place.initiative()), "do": "trash"}
    )
    assert answer.status_code == 422 and "at most 1 at once" in words(answer)


def every(place, query, count, do, **data):
    data |= {"matching": f"?{query}", "count": count, "do": do}
    return place.post("initiatives/bulk/", data, follow=True)


def test_all_that_match_are_meant_in_parts_of_one_act_that_one_undo_takes_back(place, monkeypatch):
    monkeypatch.setattr("accounts.bulk.CHUNK", 3)
    for n in range(8):
        place.initiative(title=f"Bet {n}")
    other = place.initiative(title="Crates")
    answer = every(place, "text=Bet", 8, "effort", effort="5")
    assert "8 initiatives changed." in answer.content.decode()
    assert Initiative.objects.filter(effort=5).count() == 8
    again(other)
    assert other.effort is None
    place.client.post(undo_of(answer))
    assert not Initiative.objects.filter(effort=5).exists()


def test_all_that_match_are_as_many_as_the_reader_was_told(place):
    place.initiative(title="Bet")
    answer = place.post("initiatives/bulk/", {"matching": "?text=Bet", "count": "2", "do": "trash"})
    assert answer.status_code == 422 and "1 initiative matches by now" in words(answer)
    assert Initiative.objects.count() == 1


def test_what_was_left_is_named_above_the_list_once_with_its_reason(place):
    bets = [place.initiative(title="Crates"), place.at("approved", title="Baskets")]
    answer = bulk(place, bets, "submit")
    page = answer.content.decode()
    assert "1 of 2 was left as it is" in words(
        answer
    ) and "is approved, so it cannot be sent for review" in words(answer)
    assert page.count('class="left-m"') == 1
    assert "was left as it is" not in words(place.get("initiatives/"))


def test_the_bar_offers_all_that_match(place, monkeypatch):
    monkeypatch.setattr("strategy.views.table.SIZE", 2)
    for n in range(3):
        place.initiative(title=f"Bet {n}")
    page = place.get("initiatives/?text=Bet").content.decode()
    assert "Select all 3 that match" in page and 'name="matching" value="?text=Bet"' in page


def test_whoever_may_only_read_changes_nothing(place):
    bet = place.initiative()
    for role in (Role.EXECUTIVE, Role.CONTRIBUTOR, Role.PROJECT_MANAGER):
        place.sign_in(make.member(place.workspace, role))
        assert bulk(place, [bet], "trash").status_code == 403
    assert Initiative.objects.count() == 1
