"""What filters leave of a picture is what they leave of the rows."""

import datetime as dt

import pytest
from django.http import QueryDict

from accounts.models import CustomField
from roadmap.drawing.heads import initiatives_of
from roadmap.history.compared import Today
from roadmap.history.picked import Want, picked, touches
from roadmap.history.picture import Day
from roadmap.lens import FILTERS, Lens
from roadmap.narrowing import chips_of, wants_of
from roadmap.tests import factories as make
from strategy.models import Theme

ASKED = (
    "state=draft", "state=draft&state=approved", "state=approved&state.op=not", "owner=none", "owner=none&owner.op=not",
    "owner={owner}", "owner={owner}&owner.op=not", "goal={goal}", "goal=none", "goal={goal}&goal=none",
    "goal={goal}&goal.op=not", "theme={theme}", "theme=none&theme={theme}", "products=ORC", "products=ORC&products.op=not",
    "horizon=next", "horizon=later", "horizon=later&horizon.op=not", "text=MANDATE",
    "text=kitchen", "start=none", "start.from=2026-04-01&start.to=2026-06-01", "end.to=2026-08-31",
    "effort.from=8", "effort=none", "confidence.to=50", "field-risk=low", "field-risk=none",
    "field-risk=low&field-risk.op=not",
    "field-cost.from=10", "field-review.to=2027-01-01", "field-note=pilot", "state=draft&owner={owner}&text=kitchen",
)  # fmt: skip


@pytest.fixture
def selection(place):
    owner, depot = place.owner, make.product(place.owner, name="Depot", key="DEP")
    goal, theme = make.goal(owner, place.product), Theme.create(by=owner, name="Speed")
    options = [{"key": "low", "label": "Low", "hue": "b", "archived": False}]
    for name, kind in (("Risk", "choice"), ("Cost", "number"), ("Review", "date"), ("Note", "text")):
        CustomField.create(by=owner, name=name, kind=kind, options=options if kind == "choice" else [])
    own = {
        "field-risk": "low",
        "field-cost": 12.5,
        "field-review": "2026-12-31",
        "field-note": "A pilot first",
    }
    make.initiative(
        owner, place.product, "Mandates", start=make.START, end=make.END, effort=8, confidence=50, **own
    )
    make.initiative(owner, depot, "Doors", problem="A kitchen waits.", owner=owner, theme=theme, goals=[goal])
    late = {"start": dt.date(2026, 9, 1), "end": dt.date(2026, 9, 30), "effort": 12.5, "confidence": 80}
    make.initiative(owner, depot, "Kitchens", owner=owner, outcome="No mandate is asked for.", **late)
    make.approved(owner, place.product, title="Agreed", goals=[goal])
    place.words = {"owner": owner.pk, "goal": goal.key, "theme": theme.pk}
    return place


def test_a_picture_is_narrowed_as_the_rows_are(selection):
    workspace = selection.workspace
    picture = Today(workspace)()
    for asked in ASKED:
        lens = Lens.read(QueryDict(asked.format(**selection.words)), workspace)
        chips = chips_of(workspace, lens)
        rows = {str(pk) for pk in chips.apply(initiatives_of(workspace)).values_list("pk", flat=True)}
        assert picked(picture, wants_of(chips)) == rows, asked
        assert rows, asked


def test_every_filter_of_the_roadmap_is_asked_above():
    asked = {name.partition(".")[0] for words in ASKED for name in QueryDict(words)}
    assert asked >= set(FILTERS) - {"health"}


def test_health_is_asked_of_the_picture(selection):
    one, _delivery = make.launched(selection.owner, selection.product, title="Under way")
    picture = Today(selection.workspace)()
    assert picked(picture, [Want("health", frozenset({"no_plan"}))]) == {str(one.pk)}


def test_what_names_nothing_is_said_by_its_filter(selection):
    chips = chips_of(selection.workspace, Lens.read(QueryDict("owner=nobody"), selection.workspace))
    with pytest.raises(LookupError, match="owner"):
        wants_of(chips)


@pytest.mark.parametrize(
    ("wants", "there"),
    [
        ([], True),
        ([Want("products", frozenset({"p"}))], True),
        ([Want("products", frozenset({"p"}), negated=True)], False),
        ([Want("text", has="SEASON")], True),
        ([Want("text", has="SEASON"), Want("owner", frozenset({"o"}))], False),
    ],
)
def test_a_key_date_has_a_product_and_a_name(wants, there):
    assert touches(Day("1", "p", "Season opens", dt.date(2026, 6, 1)), wants) is there
