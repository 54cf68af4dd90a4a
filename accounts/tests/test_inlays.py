from django.http import HttpRequest

from accounts.inlays import Inlays, laid_in


def test_what_was_kept_stands_where_it_was_kept():
    inlays = Inlays()
    first, second = inlays.keep(["<b>", "ä…</b>"]), inlays.keep(["<i></i>"])

    assert inlays.laid(f"<p>{second}</p>{first}.").decode() == "<p><i></i></p><b>ä…</b>."


def test_nothing_that_people_wrote_is_taken_for_its_sign():
    known, inlays = Inlays(), Inlays()
    inlays.keep(["secret"])
    words = f"{known.sign}0--><!---0-->"

    assert inlays.laid(words).decode() == words


def test_a_page_without_inlays_has_all_at_once():
    markup = laid_in({"request": HttpRequest()}, ["<b>", "</b>"])

    assert markup == "<b></b>"
    assert markup.__html__() == "<b></b>"
