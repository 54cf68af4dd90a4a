from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Bar, Lane, Link, Mark, lay_out, scale_for
from timeline.svg import draw
from timeline.tests.strategies import lane_bars, scales

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 6, 17)
YEAR = scale_for("months", date(2026, 2, 1), date(2026, 11, 30))
A = Bar("a", date(2026, 4, 27), date(2026, 8, 14), "Standing orders", progress=0.38, has_percent=True,
        forecast=(date(2026, 9, 4), date(2026, 9, 20)),
        promise=(date(2026, 4, 27), date(2026, 7, 31)))  # fmt: skip
HOSTILE = "</text><script>alert('1')</script>&\"\x00\x0b\ud800\uffff]]> <!--"
anything = st.text(st.characters(exclude_categories=()), max_size=30)


def root(lanes, today=TODAY, **options):
    scale = options.pop("scale", YEAR)
    links = options.pop("links", ())
    document = draw(lay_out(lanes, scale, today, links=links), options.pop("title", "Roadmap"), **options)
    document.encode()
    return ElementTree.fromstring(document)


def texts(tree):
    return ["".join(node.itertext()) for node in tree.iter(f"{SVG}text")]


def test_what_is_drawn_can_be_read():
    marks = Lane("m", "Milestones", marks=[Mark("x", date(2026, 6, 1), "Season opens")])
    tree = root([Lane("g", "Kitchens reorder", bars=[A]), marks])
    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == "tl-title tl-desc"
    assert {"Standing orders", "38%", "forecast +3w", "Season opens", "17 Jun", "June"} <= set(texts(tree))
    names = [node.text for node in tree.iter(f"{SVG}title")]
    assert names[0] == "Roadmap"
    planned = "Standing orders, 38% done, planned 27 Apr 2026 to 14 Aug 2026"
    assert f"{planned}, forecast +3w, promised 31 Jul 2026" in names


def test_a_hostile_title_is_only_text():
    bars = [replace(A, title=HOSTILE, tone=HOSTILE, late=HOSTILE, aside=HOSTILE, look="hatch")]
    tree = root([Lane("g", HOSTILE, bars=bars, marks=[Mark(1, TODAY, HOSTILE, tone=HOSTILE)])], title=HOSTILE,
                description=HOSTILE, palette={"surface": '"><script/>'})  # fmt: skip
    assert not list(tree.iter(f"{SVG}script"))
    assert "</text><script>" in tree.find(f"{SVG}title").text


def test_ids_are_unique_and_used():
    bars = [replace(A, id=n, precision="half" if n else "day", tone=f"t{n}", look="hatch") for n in range(3)]
    tree = root([Lane("g", bars=bars)], prefix="pic")
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert all(each.startswith("pic-") for each in ids)
    used = {v[5:-1] for node in tree.iter() for v in node.attrib.values() if v.startswith("url(#")}
    assert used <= set(ids)


def test_arrows_and_their_colours():
    after = Bar("b", date(2026, 8, 20), date(2026, 10, 1), "Next")
    tree = root([Lane("g", bars=[A, after])], links=[Link("a", "b")], palette={"risk-ink": "#123456"})
    assert any(node.get("stroke") == "#123456" for node in tree.iter(f"{SVG}path"))


def test_without_a_lane_column_no_titles():
    assert "Kitchens" not in texts(root([Lane("g", "Kitchens", bars=[A])], lane_width=0))
    assert root([Lane("g", "Kitchens")], lane_width=0).get("width") == "1277.5"


def test_nothing_at_all_is_a_document():
    assert root([]).get("viewBox") == "0 0 1473.5 46"


@settings(deadline=None, max_examples=60)
@given(lane_bars(5), scales(), anything, anything)
def test_well_formed_whatever_is_in_it(bars, scale, title, words):
    bars = [replace(bar, title=words) for bar in bars]
    lanes = [Lane("g", words, bars=bars, marks=[Mark(1, TODAY, words)])]
    root(lanes, title=title, description=words, scale=scale)
