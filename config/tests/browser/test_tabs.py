"""A row of tabs that is wider than a phone shows the one that is open, and nothing else moves for it."""

import pytest

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
FIRM = "/w/larkfield"
# Of each row of tabs that is drawn: what stands in the tab that is open, how far its ends lie beyond those of the row, in
# px, and how far the row could be scrolled.
ROWS = """() => [...document.querySelectorAll(".tabs, .tabs-l, .mchips")].flatMap(row => {
    const open = row.querySelector("[aria-current], [aria-selected=true]");
    if (!open || !row.checkVisibility()) return [];
    const [seen, box] = [row.getBoundingClientRect(), open.getBoundingClientRect()];
    return [{ text: open.innerText, before: seen.left - box.left, behind: box.right - seen.right,
              room: row.scrollWidth - row.clientWidth, at: row.scrollLeft }];
})"""
STILL = """() => [scrollX, scrollY, ...[...document.querySelectorAll("main, .body, .scroll, .main")]
    .flatMap(one => [one.scrollLeft, one.scrollTop])].every(moved => moved === 0)"""
PLACES = [
    *(f"projects/ROU/{end}" for end in ("", "tasks/", "board/", "files/", "updates/", "baselines/")),
    *(
        "tasks/board/",
        "tasks/calendar/",
        "projects/?tab=finished",
        "settings/",
        "tokens/",
        "inbox/",
        "priorities/",
        "ideas/",
    ),
]


def rows_of(page):
    page.wait_for_timeout(250)  # the snap is a frame or two
    return page.evaluate(ROWS)


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_open_tab_is_in_sight_on_a_phone(member, programs, motion):
    visit = member("owner", reduced_motion=motion, **PHONE)
    key = programs.get("projects/")["results"][0]["key"]
    wide = 0
    for place in PLACES:
        visit.open(f"{FIRM}/{place.replace('ROU', key)}")
        for row in rows_of(visit.page):
            wide += row["room"] > 0
            assert row["before"] <= 0.5 and row["behind"] <= 0.5, (place, row)
        assert visit.page.evaluate(STILL), place
    assert wide >= 6


def test_a_row_that_was_shown_is_free_to_be_scrolled(member, programs):
    visit = member("owner", **PHONE)
    key = programs.get("projects/")["results"][0]["key"]
    visit.open(f"{FIRM}/projects/{key}/baselines/")
    [row] = rows_of(visit.page)
    assert row["at"] > 0
    visit.page.evaluate("document.querySelector('.tabs').scrollTo({ left: 0, behavior: 'instant' })")
    assert rows_of(visit.page)[0]["at"] == 0
