"""What is news to a visitor: what, never by whom, and only what their link shows."""

import datetime as dt

import pytest

from roadmap.models import Roadmap
from roadmap.tests import factories as make

DAY = dt.timedelta(days=1)
MAY = dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC)

pytestmark = pytest.mark.usefixtures("in_2026")


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is."""

    def at(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    at(make.NOON)
    return at


@pytest.fixture
def view(place):
    """The saved roadmap of a product that was there in May already."""
    place.product = make.product(place.owner, name="Depot", key="DEP", at=MAY)
    return Roadmap.create(by=place.owner, name="Next", product=place.product, group="goal", at=MAY)


@pytest.fixture
def bets(place, view):
    """Approved ones, all due in the third quarter."""
    found = {}
    for name in ("Moved", "Same", "Gone"):
        one = make.initiative(place.owner, place.product, name, at=MAY, start=make.START, end=make.END)
        found[name] = make.approve(one, place.owner, at=MAY)
    return found


def change(place, bets, at):
    frame = {"start": dt.date(2026, 9, 1), "end": dt.date(2026, 11, 27)}
    bets["Moved"].edit(by=place.owner, at=at, changes=frame, note="Card mandates wait.")
    bets["Gone"].trash(by=place.owner, at=at)
    fresh(place, "Fresh", at)


def fresh(place, title, at=make.NOON + DAY):
    made = make.initiative(place.owner, place.product, title, at=at, start=make.START, end=make.END)
    make.approve(made, place.owner, at=at)


def news_of(answer):
    found = answer.context["news"]
    return [(one.title, one.words) for one in found.first + found.more]


def test_a_visitor_is_told_what_changed_since_they_last_looked(place, bets, issue, visitor, clock):
    _link, path = issue()
    first = visitor.get(path)
    assert news_of(first) == [] and "Changed since" not in first.content.decode()

    change(place, bets, make.NOON + DAY)
    clock(make.NOON + 2 * DAY)
    again = visitor.get(path)
    assert news_of(again) == [
        ("Moved", "October and later, was July to September"), ("Gone", "No longer planned"), ("Fresh", "New"),
    ]  # fmt: skip
    body = again.content.decode()
    assert "Changed since you last looked" in body and "17 Jun" in body
    assert "Card mandates" not in body and "Ines" not in body


def test_what_is_new_stands_last_and_much_of_it_is_said_when_asked(place, bets, issue, visitor, clock):
    _link, path = issue()
    visitor.get(path)
    change(place, bets, make.NOON + DAY)
    for n in range(5):
        fresh(place, f"Fresh {n}")
    clock(make.NOON + 2 * DAY)
    found = visitor.get(path)
    assert len(found.context["news"].more) == 0 and "<details>" not in found.content.decode()

    fresh(place, "Fresh 5")
    found = visitor.get(path)
    told = found.context["news"]
    assert [one.title for one in told.first[:2]] == ["Moved", "Gone"] and len(told.first) == 6
    assert {one.words for one in told.more} == {"New"} and len(told.more) == 3
    assert "3 more</summary>" in found.content.decode()


def test_it_stays_for_the_visit_and_is_old_news_after(place, bets, issue, visitor, clock):
    _link, path = issue()
    visitor.get(path)
    change(place, bets, make.NOON + DAY)
    clock(make.NOON + 2 * DAY)
    assert len(news_of(visitor.get(path))) == 3
    clock(make.NOON + 2 * DAY + dt.timedelta(minutes=50))
    assert len(news_of(visitor.get(path))) == 3
    clock(make.NOON + 3 * DAY)
    assert news_of(visitor.get(path)) == []


def test_only_what_the_link_shows_is_news(place, bets, issue, visitor, clock):
    """Without quarters and states nothing moves and nothing changes its state; drafts stay unknown."""
    _link, path = issue(fields=[])
    visitor.get(path)
    change(place, bets, make.NOON + DAY)
    make.initiative(place.owner, place.product, "Draft", at=make.NOON + DAY)
    clock(make.NOON + 2 * DAY)
    assert news_of(visitor.get(path)) == [("Gone", "No longer planned"), ("Fresh", "New")]


def test_dates_only_where_they_are_shown_and_states_in_four_words(place, bets, issue, visitor, clock):
    _link, path = issue(fields=["state", "dates"])
    visitor.get(path)
    change(place, bets, make.NOON + DAY)
    bets["Same"].launch(by=place.owner, at=make.NOON + DAY)
    clock(make.NOON + 2 * DAY)
    assert news_of(visitor.get(path))[:3] == [
        ("Moved", "1 Sep – 27 Nov now"), ("Same", "Now being built"), ("Gone", "No longer planned"),
    ]  # fmt: skip


def test_the_cookie_is_the_links_own_and_says_nothing_of_its_reader(place, bets, issue, visitor, clock):
    _link, path = issue()
    _other, elsewhere = issue(name="Growers")
    answer = visitor.get(path)
    cookie = answer.cookies["seen"]
    assert cookie["httponly"] and cookie["path"] == path and cookie["samesite"] == "Lax"

    change(place, bets, make.NOON + DAY)
    clock(make.NOON + 2 * DAY)
    visitor.cookies["seen"] = cookie.value  # carried to another link, and forged
    visitor.cookies["seen"]["path"] = "/"
    assert news_of(visitor.get(elsewhere)) == []
    visitor.cookies["seen"] = "forged"
    assert news_of(visitor.get(elsewhere)) == []


def test_an_unchanged_page_answers_304_until_there_is_news(place, bets, issue, visitor, clock):
    _link, path = issue()
    visitor.get(path)
    first = visitor.get(path)
    assert visitor.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304
    clock(make.NOON + 2 * DAY)
    assert visitor.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_narrowed_link_tells_what_changed_of_what_it_shows(place, bets, view, issue, visitor, clock):
    Roadmap.objects.filter(pk=view.pk).update(filters="state=approved&text=m")
    _link, path = issue()
    visitor.get(path)
    later = make.NOON + 3 * DAY
    change(place, bets, later)
    bets["Same"].edit(by=place.owner, at=later, changes={"title": "Safe"})
    clock(later + DAY)
    assert news_of(visitor.get(path)) == [
        ("Moved", "October and later, was July to September"),
        ("Same", "No longer on this roadmap"),
    ]


# -- what is shown no more ----------------------------------------------------------


def ship_and_archive(place, one, at):
    one.launch(by=place.owner, at=at)
    one.refresh_from_db()
    one.ship(by=place.owner, at=at)
    one.archive(by=place.owner, at=at)


@pytest.mark.parametrize(
    ("fields", "words"),
    [(["state"], "Shipped"), (["quarter"], "No longer on this roadmap")],
)
def test_what_was_shipped_and_put_away_is_not_called_unplanned(
    place, bets, issue, visitor, clock, fields, words
):
    _link, path = issue(fields=fields)
    visitor.get(path)
    ship_and_archive(place, bets["Gone"], make.NOON + DAY)
    clock(make.NOON + 2 * DAY)
    assert ("Gone", words) in news_of(visitor.get(path))


def test_what_left_the_time_shown_is_still_planned(place, bets, view, issue, visitor, clock):
    Roadmap.objects.filter(pk=view.pk).update(first=make.START, last=make.END)
    _link, path = issue()
    visitor.get(path)
    far = {"start": make.START + 400 * DAY, "end": make.END + 400 * DAY}
    bets["Gone"].edit(by=place.owner, at=make.NOON + DAY, changes=far)
    clock(make.NOON + 2 * DAY)
    assert news_of(visitor.get(path)) == [("Gone", "No longer within the time shown here")]
