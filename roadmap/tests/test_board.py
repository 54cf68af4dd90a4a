"""The board: what stands in which column, what a card says, and what carrying one changes."""

import datetime as dt

import pytest
from django.test import Client

from accounts.models import Activity, CustomField
from accounts.ownfields import Kind
from accounts.roles import Role
from roadmap.boards import board, sorting
from roadmap.tests import factories as make
from strategy.models import ScoringModel, Theme


class Place:
    """A product with a bet under way, one that is decided on, a draft, one that is shipped and one declined."""

    def __init__(self):
        self.workspace, self.owner = make.workspace()
        self.product = make.product(self.owner, key="ORC")
        self.today = self.workspace.today()
        soon = {"start": self.today + dt.timedelta(days=30), "end": self.today + dt.timedelta(days=60)}
        self.now, _delivery = make.launched(self.owner, self.product, title="Standing orders")
        self.then = make.approved(self.owner, self.product, title="Substitution rules", **soon)
        self.later = make.initiative(
            self.owner, self.product, "Price guidance", problem="Growers guess prices."
        )
        self.client = Client()
        self.client.force_login(self.owner.user)

    @property
    def url(self):
        return f"/w/{self.workspace.slug}/roadmap/"

    def board(self, query=""):
        return self.client.get(f"{self.url}?layout=board{query}")

    def titles(self, query=""):
        """[{column: [titles]}] of each row."""
        drawn = self.board(query).context["board"]
        return [
            {cell.head.title: [card.line.initiative.title for card in cell.cards] for cell in row.cells}
            for row in drawn.rows
        ]

    def put(self, initiative, query="?layout=board", **data):
        return self.client.post(f"{self.url}cards/{initiative.key}/{query}", data)


@pytest.fixture
def place(db):
    return Place()


def fresh(initiative):
    initiative.refresh_from_db()
    return initiative


def test_columns_are_now_next_and_later(place):
    assert place.titles() == [
        {"Now": ["Standing orders"], "Next": ["Substitution rules"], "Later": ["Price guidance"]}
    ]


def test_a_card_says_less_the_further_off_it_is(place):
    page = place.board().content.decode()
    assert "0 of 0 tasks" in page
    assert "Needs goal, estimate, project" in page
    assert "Growers guess prices." in page


def test_what_is_over_stands_in_a_fold_and_what_is_declined_too(place):
    declined = make.initiative(place.owner, place.product, "Auction")
    request = declined.submit(by=place.owner, note="") or declined.requests.get(closed_at=None)
    request.decide(by=place.owner, verdict="decline", note="No.")
    drawn = place.board().context["board"]
    assert [one.title for one in drawn.gone] == ["Auction"]
    assert "Auction" not in str(place.titles())


def test_a_carried_card_says_its_horizon_by_hand_and_undo_takes_it_back(place):
    answer = place.put(place.later, lane="next", was="later", version=1)
    assert answer.status_code == 302 and "layout=board" in answer["Location"]
    assert fresh(place.later).horizon == "next"
    page = place.board().content.decode()
    assert "Moved Price guidance to Next." in page
    assert "set by hand" in page
    place.client.post(f"/w/{place.workspace.slug}/undo/")
    assert fresh(place.later).horizon == ""


def test_where_its_dates_put_it_anyway_the_dates_go_on_saying_it(place):
    place.put(place.later, lane="next", was="later")
    place.put(place.later, lane="later", was="next")
    assert fresh(place.later).horizon == ""


def test_one_press_leaves_it_to_its_dates(place):
    place.later.edit(by=place.owner, changes={"horizon": "now", "card_place": "m"})
    place.put(place.later, lane="", was="now", version=fresh(place.later).version)
    assert (fresh(place.later).horizon, place.later.card_place) == ("", "")


def test_no_other_word_is_a_horizon(place):
    answer = place.put(place.later, lane="someday", was="later")
    assert answer.status_code == 422
    assert "no such column" in answer.content.decode()


def test_a_status_is_changed_by_its_steps_alone(place):
    answer = place.put(place.later, "?layout=board&columns=state", lane="approved", was="draft")
    assert answer.status_code == 422
    assert "take the step" in answer.content.decode()
    assert fresh(place.later).state == "draft"


def test_columns_of_states_are_all_of_them(place):
    (row,) = place.titles("&columns=state")
    assert list(row) == ["In delivery", "Approved", "In review", "Draft", "On hold", "Shipped"]


def test_a_card_goes_to_another_owner_theme_or_choice(place):
    other = make.member(place.workspace)
    theme = Theme.create(by=place.owner, name="Speed")
    field = CustomField.create(
        by=place.owner,
        name="Rollout",
        kind=Kind.CHOICE,
        options=[{"key": "pilot", "label": "Pilot", "hue": "b", "archived": False}],
    )
    for word, value in [("owner", other.pk), ("theme", theme.pk), (field.field_name, "pilot")]:
        assert (
            place.put(place.later, f"?layout=board&columns={word}", lane=str(value), was="").status_code
            == 302
        )
    own = fresh(place.later)
    assert (own.owner, own.theme, own.custom[field.key]) == (other, theme, "pilot")


def test_in_rows_a_card_changes_both(place):
    other = make.member(place.workspace)
    query = "?layout=board&then=owner"
    place.put(place.later, query, lane=f"now,{other.pk}", was="later,")
    assert (fresh(place.later).horizon, place.later.owner) == ("now", other)
    rows = place.titles("&then=owner")
    assert {"Now": ["Price guidance"], "Next": [], "Later": []} in rows


def test_a_card_put_between_two_others_stays_there(place):
    second = make.initiative(place.owner, place.product, "Loyalty credits")
    third = make.initiative(place.owner, place.product, "Recipe import")
    assert place.titles()[0]["Later"] == ["Price guidance", "Loyalty credits", "Recipe import"]
    place.put(third, after=place.later.key, before=second.key)
    assert place.titles()[0]["Later"] == ["Price guidance", "Recipe import", "Loyalty credits"]
    place.put(place.later, after=second.key, before="")
    assert place.titles()[0]["Later"] == ["Recipe import", "Loyalty credits", "Price guidance"]
    assert fresh(second).version == 1  # its neighbours are not written


def test_two_put_between_the_same_cards_have_room_between_them(place):
    """Each by a page that did not show the other one there yet; what shares a place since long is told apart, too."""
    low, one, other, new = (
        make.initiative(place.owner, place.product, title) for title in ("Low", "One", "Other", "New")
    )
    for card in (one, other):
        assert place.put(card, after=place.later.key, before=low.key).status_code == 302
    assert fresh(one).card_place == fresh(other).card_place
    assert place.put(new, after=one.key, before=other.key).status_code == 302
    assert place.titles()[0]["Later"] == ["Price guidance", "One", "New", "Other", "Low"]


def test_neighbours_that_stand_elsewhere_by_now_are_said(place):
    second = make.initiative(place.owner, place.product, "Loyalty credits")
    answer = place.put(place.then, after=second.key, before=place.later.key)
    assert answer.status_code == 422
    assert "stand elsewhere" in answer.content.decode()


def test_somebody_elses_word_and_mine_are_both_shown(place):
    seen = place.later.version
    other = make.member(place.workspace)
    place.later.edit(by=other, changes={"horizon": "now"})
    answer = place.put(place.later, lane="next", was="later", version=seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs: Now. Yours: Next." in " ".join(page.split())
    assert fresh(place.later).horizon == "now"


def test_a_card_carried_twice_because_no_answer_came_is_carried_once(place):
    second = make.initiative(place.owner, place.product, "Loyalty credits")
    sent = {"lane": "next", "was": "later", "version": place.later.version, "after": second.key, "before": ""}
    assert [place.put(place.later, **sent).status_code for _time in range(2)] == [302, 302]
    assert fresh(place.later).version == sent["version"] + 1


def test_a_card_taken_out_of_one_of_several_goals_twice_is_taken_out_once(place):
    one, other = (make.goal(place.owner, place.product, title) for title in ("One", "Other"))
    place.later.edit(by=place.owner, changes={"goals": [one, other]})
    sent = {"lane": "later,", "was": f"later,{one.pk}", "version": place.later.version}
    rows = "?layout=board&then=goal"
    assert [place.put(place.later, rows, **sent).status_code for _time in range(2)] == [302, 302]
    assert fresh(place.later).version == sent["version"] + 1
    assert list(place.later.goals.all()) == [other]
    place.later.edit(by=make.member(place.workspace), changes={"goals": [one, other]})
    assert place.put(place.later, rows, **sent).status_code == 409


def test_about_a_place_among_others_nobody_is_asked(place):
    second = make.initiative(place.owner, place.product, "Loyalty credits")
    seen = second.version
    second.edit(by=make.member(place.workspace), changes={"card_place": "0"})
    assert place.put(second, after="", before=place.later.key, version=seen).status_code == 302


def test_the_log_keeps_who_moved_it(place):
    place.put(place.later, lane="now", was="later")
    row = Activity.objects.of(place.later).filter(verb="edited").get()
    assert (row.changes, row.actor) == ({"horizon": ["", "now"]}, place.owner)


def test_a_long_column_is_drawn_to_its_end_when_asked(place, monkeypatch):
    monkeypatch.setattr(board, "MOST", 1)
    make.initiative(place.owner, place.product, "Loyalty credits")
    assert place.titles()[0]["Later"] == ["Price guidance"]
    assert "Show 1 more" in place.board().content.decode()
    assert place.titles("&show=all")[0]["Later"] == ["Price guidance", "Loyalty credits"]
    answer = place.put(place.later, "?layout=board&show=all", lane="now", was="later")
    assert answer["Location"].endswith("layout=board&show=all")


def test_who_only_reads_gets_no_control(place):
    reader = make.member(place.workspace, Role.EXECUTIVE)
    client = Client()
    client.force_login(reader.user)
    page = client.get(f"{place.url}?layout=board").content.decode()
    assert "Standing orders" in page
    for control in ("data-can", "data-act", "cards/", "By its dates"):
        assert control not in page


def test_a_new_one_begins_in_the_column_it_was_asked_for(place):
    page = place.client.get(f"{place.url}draw/?layout=board&lane=next", headers={"HX-Request": "true"})
    assert page.context["form"].initial["horizon"] == "next"
    page = place.client.get(f"{place.url}draw/?layout=board&lane=later")
    assert "horizon" not in page.context["form"].initial


def test_it_is_polled_and_unchanged_it_costs_nothing(place):
    first = place.client.get(f"{place.url}live/?layout=board")
    assert "Price guidance" in first.content.decode()
    again = place.client.get(f"{place.url}live/?layout=board", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    place.put(place.later, lane="now", was="later")
    after = place.client.get(f"{place.url}live/?layout=board", headers={"If-None-Match": first["ETag"]})
    assert after.status_code == 200


def test_cards_stand_by_what_the_sort_says(place):
    day = place.today + dt.timedelta(days=300)
    small = make.initiative(place.owner, place.product, "Tax receipts", effort=2, start=day, end=day)
    large = make.initiative(place.owner, place.product, "accessibility", effort=30)

    def later(sort):
        return place.titles(f"&sort={sort}")[0]["Later"]

    assert later("start") == ["Tax receipts", "Price guidance", "accessibility"]
    assert later("effort") == ["Tax receipts", "accessibility", "Price guidance"]
    assert later("title") == ["accessibility", "Price guidance", "Tax receipts"]
    place.put(large, before=small.key)
    assert later("manual") == ["accessibility", "Tax receipts", "Price guidance"]
    assert later("start") == ["Tax receipts", "Price guidance", "accessibility"]


def test_the_highest_score_stands_first_and_what_has_none_last(place):
    make.initiative(place.owner, place.product, "Unscored")
    lines = place.board("&sort=score").context["lines"]
    texts = {number: sorting.order("score", lines[0], number) for number in (9.5, 100, 0.25, -3, None)}
    assert sorted(texts, key=texts.get) == [100, 9.5, 0.25, -3, None]


def test_a_sorted_board_says_why_no_card_is_put_between_two_others(place):
    assert "data-fixed" in place.board("&sort=title").content.decode()
    assert "data-fixed" not in place.board().content.decode()


def test_what_fits_into_a_quarter_counts_for_every_product(place):
    ScoringModel.create(by=place.owner, workspace=place.workspace, name="RICE", kind="rice", capacity=40)
    place.now.edit(by=place.owner, changes={"effort": 12})
    make.product(place.owner, name="Depot")
    make.product(place.owner, name="Kiosk").edit(by=place.owner, changes={"lifecycle": "sunset"})
    assert "12 of 80 wk" in place.board().content.decode()
    assert "12 of 40 wk" in place.board("&product=ORC").content.decode()
