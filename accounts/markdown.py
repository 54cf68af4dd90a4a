"""Markdown of people as HTML that can do no harm."""

import re
import uuid

import nh3
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "s", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
CLASSES = {"span": {"mention"}}
SCHEMES = {"http", "https", "mailto"}
MENTION = re.compile(r"@\[([0-9a-fA-F-]{36})\]")


def mention(state, silent):
    """`@[id]` of somebody in `env["people"]` is their name; anybody else's stays the text it is."""
    found = MENTION.match(state.src, state.pos)
    name = found and state.env.get("people", {}).get(as_id(found[1]))
    if not name:
        return False
    if not silent:
        opening = state.push("mention_open", "span", 1)
        opening.attrSet("class", "mention")
        state.push("text", "", 0).content = f"@{name}"
        state.push("mention_close", "span", -1)
    state.pos = found.end()
    return True


def as_id(text):
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def parser_with(*rules):
    made = MarkdownIt("commonmark", {"html": False}).enable([*rules, "strikethrough"])
    made.inline.ruler.before("link", "mention", mention)
    return made


PARSER, WITHOUT_TABLES = parser_with("table"), parser_with()
MOST_CELLS = 10_000


def parser_for(text):
    """Short rows of a table are filled up to its widest: a few signs would become a heap of cells."""
    lines = text.splitlines()
    cells = len(lines) * max((line.count("|") for line in lines), default=0)
    return PARSER if cells <= MOST_CELLS else WITHOUT_TABLES


def plain(text):
    """What a text says on one line, without the signs that lay it out."""
    said = []
    for token in parser_for(text or "").parse(text or "", {"people": {}}):
        if token.type == "inline":
            said.append(
                "".join(" " if part.type.endswith("break") else part.content for part in token.children)
            )
        elif token.type in ("fence", "code_block"):
            said.append(token.content)
    return " ".join(" ".join(said).split())


def render(text, people=None):
    """Headings begin at level three: the page has its own above. No images: they tell who reads.

    `people` is {id: name} of those who may be mentioned.
    """
    env = {"people": people or {}}
    parser = parser_for(text or "")
    tokens = parser.parse(text or "", env)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"
    html = parser.renderer.render(tokens, parser.options, env)
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel="noopener nofollow ugc",
    )
    return mark_safe(clean)
