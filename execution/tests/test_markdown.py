import pytest

from accounts.markdown import render


def test_what_markdown_is_for():
    html = render("# One\n\n**bold** `code` [x](https://example.com)\n\n- a\n\n|a|b|\n|-|-|\n|1|2|")
    for part in ("<h3>One</h3>", "<strong>bold</strong>", "<code>", 'href="https://example.com"', "<table>"):
        assert part in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "![x](https://example.com/spy.png)",
        '<p style="color:red" data-x="1">a</p>',
    ],
)
def test_nothing_dangerous_comes_through(text):
    html = render(text)
    for part in ("<script", "<img", 'href="javascript', 'href="data', "<p style", "<p data"):
        assert part not in html
