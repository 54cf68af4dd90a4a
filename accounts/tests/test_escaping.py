"""Words within markup are as safe as the standard library makes them."""

import html

from hypothesis import given
from hypothesis import strategies as st

from accounts.escaping import escape


@given(st.text(st.sampled_from("ab<>&\"'é; ")))
def test_it_says_what_html_says(text):
    assert escape(text) == html.escape(text)
