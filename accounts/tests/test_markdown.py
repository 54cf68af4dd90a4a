"""What people write becomes HTML that can do no harm."""

import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.markdown import ATTRIBUTES, TAGS, plain, render


def test_what_it_is_for():
    html = render(
        "# Top\n\n**bold** *em* ~~gone~~ `code`\n\n- a\n- b\n\n3. three\n\n> said\n\n| a | b |\n|-|-|\n| 1 | 2 |"
    )
    for part in ("<h3>Top</h3>", "<strong>bold</strong>", "<em>em</em>", "<s>gone</s>", "<code>code</code>", "<li>a</li>",
                 '<ol start="3">', "<blockquote>", "<td>1</td>"):  # fmt: skip
        assert part in html


def test_headings_begin_below_the_pages_own():
    assert [re.search(r"<h(\d)>", render("#" * n + " x"))[1] for n in range(1, 7)] == [
        "3",
        "4",
        "5",
        "6",
        "6",
        "6",
    ]


def test_nothing_is_nothing():
    assert render("") == render(None) == ""


def test_links_say_nothing_of_where_they_come_from():
    html = render("[site](https://example.org/?a=1&b=2 'Title')")
    assert 'href="https://example.org/?a=1&amp;b=2"' in html and 'rel="noopener nofollow ugc"' in html


HOSTILE = [
    "<script>alert(1)</script>", "<ScRiPt src=//evil.example></sCrIpT>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<math><mtext></mtext></math>",
    '<iframe src="https://evil.example"></iframe>', "<object data=x></object>", "<embed src=x>",
    "<style>body{display:none}</style>", '<p style="position:fixed">x</p>', '<p class="dlg">x</p>', '<a id="main">x</a>',
    '<form action="/w/x/delete/"><button>x</button></form>', "<input autofocus onfocus=alert(1)>",
    '<div hx-get="/w/x/" hx-trigger="load"></div>', '<a data-dialog href="/x">x</a>', "<base href=//evil.example>",
    '<meta http-equiv="refresh" content="0;url=//evil.example">', "<link rel=stylesheet href=//evil.example>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:msgbox(1))", "[x](file:///etc/passwd)",
    "![spy](https://evil.example/pixel.png)", "![x](javascript:alert(1))", "<javascript:alert(1)>",
    '[x](https://a.example "\\" onmouseover=alert(1) x=\\"")', "[x]: javascript:alert(1)\n\n[x]",
    "<!-- --!><script>alert(1)</script> -->", "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>",
    "`<script>`</code><script>alert(1)</script>", "\0<scr\0ipt>alert(1)</scr\0ipt>", "</p></main><h1>x</h1>",
]  # fmt: skip

ELEMENT = re.compile(r"<\s*/?\s*([a-zA-Z][^\s/>]*)([^>]*)>")
ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)\s*=")


def assert_harmless(html):
    for name, rest in ELEMENT.findall(html):
        assert name in TAGS, html
        unquoted = re.sub(r'"[^"]*"', '""', rest)
        assert set(ATTRIBUTE.findall(unquoted)) <= ATTRIBUTES.get(name, set()) | {"rel"}, html
    for target in re.findall(r'href="([^"]*)"', html):
        assert re.match(r"(https?:|mailto:|[/#?.]|[^:]*$)", target), html


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_no_harm(text):
    assert_harmless(render(text))
    assert_harmless(render(f"A [link](https://a.example) and\n\n> {text}\n\n- {text}"))


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "**", "[", "](", ")", "`", "\n", "<", ">", '"', "|", "> ", "# "]),
        max_size=8,
    )
)
def test_no_mixture_does_harm(parts):
    assert_harmless(render("".join(parts)))


def test_deep_nesting_ends():
    for text in (">" * 5000 + "x", "[" * 5000, "*" * 5000, "- " * 2000 + "x", "|" * 5000):
        assert_harmless(render(text))


NOOR, STRANGER = uuid.UUID(int=1), uuid.UUID(int=2)
PEOPLE = {NOOR: "Noor <Haddad>"}


def test_somebody_mentioned_is_their_name():
    said = '<p>Ask <span class="mention">@Noor &lt;Haddad&gt;</span>.</p>'
    assert render(f"Ask @[{NOOR}].", PEOPLE).strip() == said


def test_nobody_else_is_and_neither_without_people():
    for html in (render(f"Ask @[{STRANGER}].", PEOPLE), render(f"Ask @[{NOOR}].")):
        assert "@[" in html and "<span" not in html


def test_a_mention_is_none_in_code_and_no_link_with_what_follows():
    assert f"@[{NOOR}]" in render(f"`@[{NOOR}]`", PEOPLE)
    assert "<a" not in render(f"@[{NOOR}](https://evil.example)", PEOPLE).replace("evil", "")


def test_nobody_writes_a_mention_as_html():
    assert "<span" not in render('<span class="mention">x</span>', PEOPLE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The pallets are *reserved* until **Friday**.", "The pallets are reserved until Friday."),
        ("# Plan\n\n- one\n- two `three`\nand four", "Plan one two three and four"),
        ("[Minutes](https://docs.larkfield.example/1), 3 * 4 = 12", "Minutes, 3 * 4 = 12"),
        ("```\nls -l\n```", "ls -l"),
        ("<b>bold</b> & more", "<b>bold</b> & more"),
        ("", ""),
    ],
)
def test_plain_is_what_it_says(text, said):
    assert plain(text) == said


def test_a_small_table_is_one_and_a_few_signs_become_no_heap_of_cells():
    assert "<table>" in render("|a|b|\n|-|-|\n|1|2|")
    heap = "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|x|\n" * 5000
    assert len(render(heap)) < 5 * len(heap)
