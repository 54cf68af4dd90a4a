"""A laid-out timeline as one standalone SVG document: for exports, and for a page without script."""

from timeline import names, svg_bars
from timeline.palette import Palette
from timeline.xml import shortened, tag, text

FONT = "Inter Variable, Inter, system-ui, Segoe UI, Roboto, sans-serif"


def draw(timeline, title, description="", *, palette=None, lane_width=196, name=names.name, prefix="tl"):
    """SVG document (str) of a Timeline.

    title, description: its accessible name and text. palette: colours over those of palette.LIGHT.
    lane_width: px of the column of lane titles, 0 for none. name: function of a Placed bar to its
    accessible name. prefix: of every id, another one for each drawing that stands in the same page.
    """
    colours = Palette(palette)
    top = timeline.metrics.head
    width, height = lane_width + timeline.width, top + timeline.height
    body = [
        tag("title", text(title), id=f"{prefix}-title"),
        tag("desc", text(description or _summary(timeline)), id=f"{prefix}-desc"),
        svg_bars.definitions(timeline, colours, prefix),
        tag("rect", width=width, height=height, fill=colours["surface"]),
        _ground(timeline, colours, lane_width, top),
        _head(timeline, colours, lane_width),
        _lanes(timeline, colours, width, lane_width, top),
        svg_bars.drawing(timeline, colours, prefix, name, lane_width, top),
    ]
    return tag(
        "svg", *body, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width:g} {height:g}",
        width=width, height=height, role="img", aria_labelledby=f"{prefix}-title {prefix}-desc",
        font_family=FONT, font_size=timeline.metrics.font, fill=colours["text"],
    )  # fmt: skip


def _summary(timeline):
    bars = sum(len(lane.bars) for lane in timeline.lanes)
    start, end = names.day(timeline.scale.start), names.day(timeline.scale.end)
    return f"{bars} bars in {len(timeline.lanes)} lanes, {start} to {end}"


def _ground(timeline, colours, left, top):
    """The past, weekends, grid lines and today, behind everything."""
    day, head, tall = timeline.scale.day, timeline.head, timeline.height
    parts = [tag("rect", width=head.past * day, height=tall, fill=colours["sunken"])] if head.past else []
    for s, d in head.weekends:
        parts.append(tag("rect", x=s * day, width=d * day, height=tall, fill=colours["border"], opacity=0.25))
    for line in head.lines:
        stroke = colours["border" if line.strong else "hairline"]
        parts.append(tag("path", d=f"M{line.s * day:.2f} 0V{tall:g}", stroke=stroke))
    if head.today is not None:
        path = f"M{head.today * day:.2f} 0V{tall:g}"
        parts.append(tag("path", d=path, stroke=colours["accent"], stroke_width=1.5))
    return tag("g", *parts, transform=f"translate({left:g} {top:g})", aria_hidden="true")


def _head(timeline, colours, left):
    day, head, low = timeline.scale.day, timeline.head, timeline.metrics.head
    parts = [tag("path", d=f"M{-left:g} {low:g}H{timeline.width:g}", stroke=colours["border"])]
    for tick in head.upper:
        if tick.fits:
            words = {"font_size": 11, "font_weight": 600, "fill": colours["text-3"]}
            parts.append(tag("text", text(tick.label), x=tick.s * day + 8, y=16, **words))
    for tick in head.lower:
        if tick.fits:
            weight, fill = (600, colours["text"]) if tick.now else (500, colours["text-2"])
            x = tick.s * day + 8
            parts.append(tag("text", text(tick.label), x=x, y=35, font_weight=weight, fill=fill))
    for s in head.small:
        parts.append(tag("path", d=f"M{s * day:.2f} {low - 4:g}v4", stroke=colours["border"]))
    if head.today is not None:
        parts.append(_flag(timeline, colours, left))
    return tag("g", *parts, transform=f"translate({left:g} 0)", aria_hidden="true")


def _flag(timeline, colours, left):
    date = names.calendar_day(timeline.scale, timeline.head.today)
    x = timeline.head.today * timeline.scale.day
    middle = min(max(x, 25 - left), timeline.width - 25)
    return tag(
        "g",
        tag("rect", x=middle - 25, y=4, width=50, height=18, rx=9, fill=colours["accent"]),
        tag("text", text(date), x=middle, y=17, font_size=11, font_weight=600, text_anchor="middle",
            fill=colours["on-accent"]),
    )  # fmt: skip


def _lanes(timeline, colours, width, left, top):
    """The titles of the lanes, and the lines between them."""
    parts, char = [], timeline.metrics.char
    for lane in timeline.lanes:
        end = top + lane.y + lane.height
        parts.append(tag("path", d=f"M0 {end:g}H{width:g}", stroke=colours["hairline"]))
        rows = _wrapped(lane.lane.title, left - 34, char, int((lane.height - 12) // 17)) if left else []
        for at, words in enumerate(rows):
            y = top + lane.y + 22 + 17 * at
            parts.append(tag("text", text(words), x=20, y=y, font_weight=600))
    if left:
        parts.append(tag("path", d=f"M{left:g} 0V{top + timeline.height:g}", stroke=colours["hairline"]))
    return tag("g", *parts)


def _wrapped(words, width, char, rows):
    """Lines of at most `width` px, at most `rows` of them, the last with an ellipsis when there is more."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) * char <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    rows = max(rows, 1)
    if len(lines) > rows:
        lines[rows - 1 :] = [" ".join(lines[rows - 1 :])]
    return [line for line in (shortened(line, width, char) for line in lines) if line]
