from strategy.ranking.line import rank_line

ROWS = [("a", 200, 30), ("b", 100, 12), ("c", 50, 9), ("d", None, 4)]


def test_rings_lie_at_their_scores():
    found = rank_line(ROWS, "b")
    assert (found.me, found.others) == (50.0, [100.0, 25.0])
    assert (found.was, found.line, found.above) == (None, None, None)


def test_the_line_of_capacity_lies_between_the_last_that_fits_and_the_next():
    found = rank_line(ROWS, "b", capacity=42)
    assert (found.line, found.above) == (37.5, True)
    assert rank_line(ROWS, "c", capacity=42).above is False


def test_where_all_fits_there_is_no_line():
    found = rank_line(ROWS, "c", capacity=500)
    assert (found.line, found.above) == (None, True)


def test_where_it_was_stays_on_the_line():
    assert rank_line(ROWS, "b", was=400).was == 100.0
    assert rank_line(ROWS, "b", was=400).me == 25.0


def test_a_negative_score_is_where_the_line_begins():
    assert rank_line([("a", 10, 1), ("b", -10, 1)], "b").me == 0.0


def test_equal_scores_and_a_single_one_are_drawn():
    assert rank_line([("a", 0, 1)], "a").me == 0.0
    assert rank_line([("a", 7, 1)], "a").me == 100.0


def test_what_has_no_score_has_no_place():
    assert rank_line(ROWS, "d") is None and rank_line(ROWS, "z") is None
