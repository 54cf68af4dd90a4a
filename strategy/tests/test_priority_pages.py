"""The priorities page, its cells, the effect before saving, places by hand, and scoring models in their settings."""

import re

import pytest

from strategy import scores
from strategy.models import Placement, Score, ScoringModel
from strategy.tests.page import main, words


@pytest.fixture
def ranked(place):
    """Four bets A B C D, ranked so by RICE, ten person-weeks each; E without inputs."""
    place.model = ScoringModel.create(by=place.manager, name="RICE", kind="rice")
    place.bets = {}
    for title, reach in {"A": 400, "B": 300, "C": 200, "D": 100}.items():
        place.bets[title] = made = place.initiative(title=f"Bet {title}", effort=10, confidence=100)
        scores.give(made, place.model, by=place.manager, values={"reach": reach, "impact": 1})
    place.bets["E"] = place.initiative(title="Bet E", effort=4, confidence=50)
    return place


def order(answer):
    return re.findall(r'class="ell med" href="[^"]*">Bet (\w)<', main(answer))


def test_the_best_comes_first_and_what_misses_an_input_says_which(ranked):
    answer = ranked.get("priorities/?product=ORC")
    assert order(answer) == list("ABCDE")
    page = words(answer)
    assert "Missing: Reach, Impact" in page
    assert "Score = reach × impact × confidence ÷ effort" in page


def test_the_capacity_line_dims_what_is_below(ranked):
    page = main(ranked.get("priorities/?product=ORC&capacity=25"))
    rows = re.findall(r'<tr( class="below")? data-k="[^"]*"', page)
    assert [bool(below) for below in rows] == [False, False, True, True, True]
    assert "20 of 25 person-weeks used above this line" in page
    ranked.model.edit(by=ranked.manager, changes={"capacity": 44})
    assert "44 of 44 person-weeks: all of it fits" in words(ranked.get("priorities/?product=ORC"))


def test_it_is_sorted_by_any_column(ranked):
    assert order(ranked.get("priorities/?product=ORC&order=reach"))[:4] == list("DCBA")
    assert order(ranked.get("priorities/?product=ORC&order=-title")) == list("EDCBA")
    assert order(ranked.get("priorities/?tab=unscored")) == ["E"]


def test_only_the_first_hundred_are_rows_and_all_are_bubbles(ranked):
    for n in range(100):
        ranked.initiative(title=f"More {n}", effort=5, confidence=50)
    page = main(ranked.get("priorities/?x=effort&y=confidence"))
    assert page.count("<tr data-k=") == 100
    assert page.count("<g data-k=") == 105
    assert "Show 5 more" in words(ranked.get("priorities/"))


def test_the_chart_has_a_twin_that_can_be_read_out(ranked):
    page = main(ranked.get("priorities/?product=ORC"))
    twin = page.partition('<ol class="sr"')[2].partition("</ol>")[0]
    assert "ORC-1 Bet A: Effort 10, Value 400" in twin
    assert twin.count("<li>") == 4
    assert "1 has no place" in page


def test_words_of_people_are_escaped_in_rows_and_bubbles(ranked):
    ranked.bets["A"].edit(by=ranked.manager, changes={"title": "<b>A & “B”</b>"})
    page = main(ranked.get("priorities/?product=ORC"))
    assert "<b>A &" not in page
    assert page.count("&lt;b&gt;A &amp; “B”&lt;/b&gt;") >= 4


def test_the_effect_is_told_before_saving(ranked):
    key = ranked.bets["D"].key
    told = ranked.get(f"priorities/{key}/effect/?product=ORC&reach=350").content.decode()
    assert "10.0" in told
    assert "35.0" in told
    assert "moves up 2, to 2" in told
    assert "Missing: Reach" in ranked.get(f"priorities/{key}/effect/?product=ORC&reach=").content.decode()
    assert Score.objects.get(initiative=ranked.bets["D"]).inputs["reach"] == 100


def test_a_cell_is_edited_where_it_stands_with_its_rubric(ranked):
    url = f"priorities/{ranked.bets['D'].key}/edit/impact/?product=ORC"
    form = ranked.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "Moves it by a third, or opens a segment" in form
    answer = ranked.post(url, {"impact": "3", "version": "2"}, follow=True)
    assert answer.redirect_chain[0][0].endswith("priorities/?product=ORC")
    assert "ORC-4 scores 30.0 and is 3 of 5." in answer.content.decode()
    wrong = ranked.post(url, {"impact": "2.5", "version": "3"})
    assert wrong.status_code == 422
    assert ranked.post(f"priorities/{ranked.bets['D'].key}/edit/speed/", {}).status_code == 404


def test_the_same_cell_set_by_two_shows_both(ranked):
    key = ranked.bets["D"].key
    seen = Score.objects.get(initiative=ranked.bets["D"]).version
    scores.give(ranked.bets["D"], ranked.model, by=ranked.owner, values={"reach": 500})
    answer = ranked.post(f"priorities/{key}/edit/reach/", {"reach": "600", "version": str(seen)})
    assert answer.status_code == 409
    page = words(answer)
    assert "500" in page
    assert "600" in page


def test_a_bubble_that_was_dragged_proposes_its_inputs(ranked):
    page = main(ranked.get(f"priorities/{ranked.bets['D'].key}/?product=ORC&effort=12&worth=240"))
    assert 'name="effort" value="12"' in page
    assert 'name="reach" value="240"' in page


def test_changing_an_estimate_in_review_says_what_it_does(ranked):
    bet = ranked.at("in_review", title="Asked", effort=5)
    assert "takes it out of review" in ranked.get(f"priorities/{bet.key}/edit/effort/").content.decode()
    assert "takes it out of review" not in ranked.get(f"priorities/{bet.key}/edit/reach/").content.decode()


def test_a_row_is_held_by_hand_with_its_reason(ranked):
    key = ranked.bets["D"].key
    url = f"priorities/{key}/place/?product=ORC"
    assert ranked.post(url, {"after": ranked.bets["A"].key, "why": ""}).status_code == 422
    page = ranked.post(url, {"after": ranked.bets["A"].key, "why": "The season."}, follow=True)
    assert order(page) == list("ADBCE")
    assert "Held here by hand; its score says 4." in main(page)
    assert (
        "The season." in words(ranked.get(f"priorities/{key}/card/"))
        or "The season." in ranked.get(f"priorities/{key}/card/").content.decode()
    )
    assert order(ranked.get("priorities/?product=ORC&order=score")) == list("ABCDE")
    ranked.post(f"priorities/{key}/release/?product=ORC")
    assert Placement.objects.get().rank is None


def test_a_reader_sees_the_ranking_without_a_control(ranked):
    ranked.sign_in(ranked.reader)
    page = main(ranked.get("priorities/?product=ORC"))
    for control in ("inline-edit", "pgrip", "data-dialog"):
        assert control not in page
    assert order(ranked.get("priorities/?product=ORC")) == list("ABCDE")


def test_without_a_model_the_page_says_how_to_begin(place):
    assert "No scoring model yet" in words(place.get("priorities/"))
    assert place.get("ranking-changes/").status_code == 200


def test_its_score_stands_on_the_initiatives_page_with_who_and_when(ranked):
    page = words(ranked.get(f"initiatives/{ranked.bets['A'].key}/"))
    assert "40.0" in page
    assert f"400 people a quarter {ranked.manager.user.name}" in page


# -- settings ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["rice", "ice", "wsjf", "value_effort", "weighted", "own"])
def test_each_kind_is_made_and_edited(place, kind):
    answer = place.post("scoring-models/new/", {"name": f"My {kind}", "kind": kind})
    model = ScoringModel.objects.get()
    assert answer.url == model.get_absolute_url()
    page = place.get(f"scoring-models/{model.pk}/")
    assert page.status_code == 200
    posted = {"name": "Renamed", "version": model.version, "formula": model.formula}
    posted |= fields_of(page.context["form"])
    assert place.post(f"scoring-models/{model.pk}/", posted).status_code == 302
    before = model.criteria
    model.refresh_from_db()
    assert (model.name, model.criteria) == ("Renamed", before), "what was not touched stays as it is"


def fields_of(form):
    """What a browser would post of the criteria, untouched."""
    return {
        bound.html_name: "" if bound.value() is None else bound.value()
        for one in form.criteria
        for bound in one
        if bound.name != "gone"
    }


def test_weights_and_rubrics_are_edited_and_what_is_wrong_is_said(place):
    model = ScoringModel.create(by=place.manager, name="Fit", kind="weighted")
    url = f"scoring-models/{model.pk}/"
    posted = {"name": "Fit", "version": 1} | fields_of(place.get(url).context["form"])
    wrong = place.post(url, posted | {"c0-steps": "much | Much"})
    assert wrong.status_code == 422
    assert "does not begin with a number" in words(wrong)
    place.post(
        url, posted | {"c0-weight": "9", "c0-steps": "1 | Low | Nothing\n4 | High | Decides", "c1-gone": "on"}
    )
    model.refresh_from_db()
    assert [(c["key"], c["weight"]) for c in model.criteria] == [("fit", 9), ("risk", 2)]
    assert model.criteria[0]["steps"][1] == {"value": 4, "label": "High", "rubric": "Decides"}


def test_an_own_formula_says_where_it_is_wrong(place):
    model = ScoringModel.create(by=place.manager, name="Own", kind="own")
    url = f"scoring-models/{model.pk}/"
    posted = {"name": "Own", "version": 1} | fields_of(place.get(url).context["form"])
    wrong = place.post(url, posted | {"formula": "value / (effort"})
    assert wrong.status_code == 422
    assert "Column 16: A bracket is not closed." in words(wrong)
    assert place.post(url, posted | {"formula": "sqrt(value) / effort"}).status_code == 302


def test_another_default_ranks_from_then_on(place):
    ScoringModel.create(by=place.manager, name="RICE", kind="rice")
    other = ScoringModel.create(by=place.manager, name="Jobs", kind="wsjf")
    place.post(f"scoring-models/{other.pk}/default/")
    assert place.api("get", "scoring-models/").json()["results"][1]["is_default"]


# -- API ---------------------------------------------------------------------------------


def test_the_api_scores_ranks_and_places(ranked):
    bet = ranked.bets["D"]
    made = ranked.api(
        "post", "scores/", {"initiative": bet.key, "inputs": {"reach": 350, "effort": 5}, "note": "Counted"}
    )
    assert (made.status_code, made.json()["inputs"]) == (201, {"reach": 350, "impact": 1})
    facts = ranked.api("get", f"scores/{made.json()['id']}/inputs/").json()
    assert tuple(facts[0][name] for name in ("key", "value", "note")) == ("reach", 350, "Counted")
    rows = ranked.api("get", "priorities/?product=ORC&size=2").json()
    assert [(r["key"], r["rank"], r["score"]) for r in rows["results"]] == [
        ("ORC-4", 1, 70),
        ("ORC-1", 2, 40),
    ]
    assert ranked.client.get(rows["next"]).json()["results"][0]["key"] == "ORC-2"
    put = {"initiative": bet.key, "after": ranked.bets["C"].key, "why": "Later."}
    assert ranked.api("post", "priorities/", put).json()["rank"] == 4
    assert ranked.api("delete", f"priorities/{bet.key}/").status_code == 204
    wrong = ranked.api("post", "scores/", {"initiative": bet.key, "inputs": {"impact": 7}})
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["inputs"])
    assert ranked.api("post", "priorities/", put | {"why": " "}).status_code == 400


def test_the_api_says_what_is_wrong_with_a_model(place):
    wrong = place.api("post", "scoring-models/", {"name": "Own", "kind": "own", "formula": "value ** 2"})
    assert wrong.status_code in (400, 422)
    assert "Column 8" in wrong.content.decode()


@pytest.mark.parametrize("path", ["", "effect/"])
@pytest.mark.parametrize("name", ["reach", "impact", "worth"])
@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e400"])
def test_an_address_that_proposes_no_number_proposes_nothing(ranked, path, name, value):
    answer = ranked.get(f"priorities/{ranked.bets['A'].key}/{path}?{name}={value}")
    assert answer.status_code == 200
    assert not re.search(r'value="-?(nan|inf)', answer.content.decode())


@pytest.mark.parametrize("path", ["", "effect/"])
@pytest.mark.parametrize("name", ["reach", "worth"])
def test_a_number_without_measure_breaks_no_page(ranked, path, name):
    for value in ("1e308", "-1e308", "1e-308"):
        assert ranked.get(f"priorities/{ranked.bets['A'].key}/{path}?{name}={value}").status_code == 200
