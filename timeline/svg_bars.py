"""The bars, marks and arrows of the SVG document."""

from timeline.milestones import HALF
from timeline.xml import shortened, tag, text

DASH = "4 3"


def definitions(timeline, colours, prefix):
    """<defs>: a hatch for each tone that needs one, a fade for each soft bar, the drawing's clip."""
    bars = [placed for lane in timeline.lanes for placed in lane.bars]
    tones = {p.bar.late for p in bars if p.tail} | {p.bar.tone for p in bars if p.bar.look == "hatch"}
    parts = [_hatch(prefix, tone, colours) for tone in sorted(tones)]
    fades = {(p.bar.tone, _share(p)) for p in bars if p.fade}
    parts += [_fade(prefix, tone, share, colours) for tone, share in sorted(fades)]
    frame = tag("rect", width=timeline.width, height=timeline.height)
    return tag("defs", *parts, tag("clipPath", frame, id=f"{prefix}-frame"))


def drawing(timeline, colours, prefix, name, left, top):
    """Arrows, bars and marks, cut at the range."""
    parts = [_arrow(arrow, colours) for arrow in timeline.arrows] if not timeline.crowded else []
    for lane in timeline.lanes:
        for placed in lane.bars:
            parts.append(_bar(placed, lane, timeline, colours, prefix, name))
        parts += [_mark(mark, lane, timeline, colours) for mark in lane.marks]
    inner = tag("g", *parts, clip_path=f"url(#{prefix}-frame)")
    return tag("g", inner, transform=f"translate({left:g} {top:g})")


def _bar(placed, lane, timeline, colours, prefix, name):
    m, day = timeline.metrics, timeline.scale.day
    parts = [tag("title", text(name(placed)))]
    if placed.tail:
        parts += _tail(placed, timeline, colours, prefix)
    parts += _box(placed, m, colours, prefix)
    if placed.promise:
        parts.append(_promise(placed.promise, m, day, colours))
    parts += _words(placed, m, colours)
    return tag("g", *parts, transform=f"translate(0 {lane.y + placed.y:g})")


def _box(placed, m, colours, prefix):
    bar, radius = placed.bar, 0 if placed.tail else min(7, m.bar / 4)
    spot = {"x": placed.x, "width": placed.width, "height": placed.height or m.bar}
    if placed.fade:
        end = placed.x + placed.width
        ends = f"M{placed.x + placed.fade:.2f} 0H{end - placed.fade:.2f}"
        edge = {"stroke": colours.tone(bar.tone, "line"), "stroke_dasharray": DASH}
        lower = tag("path", d=ends, transform=f"translate(0 {m.bar:g})", **edge)
        return [tag("rect", **spot, fill=_url(prefix, "fade", bar.tone, _share(placed))),
                tag("path", d=ends, **edge), lower]  # fmt: skip
    parts = [tag("rect", **spot, rx=radius, fill=colours.tone(bar.tone, "tint"))]
    if placed.fill:
        done = {**spot, "width": placed.width * placed.fill / 100}
        parts.append(tag("rect", **done, rx=radius, fill=colours.tone(bar.tone, "fill")))
    if bar.look == "hatch":
        parts.append(tag("rect", **spot, rx=radius, fill=_url(prefix, "hatch", bar.tone)))
    dash = DASH if bar.look == "dashed" else None
    edge = {"fill": "none", "stroke": colours.tone(bar.tone, "line"), "stroke_dasharray": dash}
    parts.append(tag("rect", **spot, rx=radius, **edge))
    if placed.early_s is not None:
        x = placed.x + (placed.early_s - placed.s) / max(placed.d, 1) * placed.width
        parts.append(tag("path", d=f"M{x:.2f} 4V{m.bar - 4:g}", stroke=colours.tone(bar.tone, "ink")))
    return parts


def _tail(placed, timeline, colours, prefix):
    tail, late = placed.tail, placed.bar.late
    m, day = timeline.metrics, timeline.scale.day
    x = max(tail.s * day - 2, placed.x)
    end = (tail.s + tail.d) * day
    hatch = _url(prefix, "hatch", late)
    parts = []
    if tail.spread and timeline.spread:
        parts.append(tag("rect", x=end, width=tail.spread * day, height=m.bar, fill=hatch, opacity=0.4))
    if tail.d:
        edge = {"stroke": colours.tone(late, "line"), "stroke_dasharray": DASH}
        spot = {"x": x, "width": end - x, "height": m.bar}
        parts.append(tag("rect", **spot, fill=colours.tone(late, "tint")))
        parts.append(tag("rect", **spot, fill=hatch, **edge))
    return parts


def _promise(promise, m, day, colours):
    x, end, y = promise.s * day, (promise.s + promise.d) * day, m.bar + 2
    path = f"M{x:.2f} {y + 1.5:g}H{end:.2f}"
    if promise.tick:
        path += f"M{end - 1:.2f} {y - 3:g}v9"
    return tag("path", d=path, stroke=colours["text-2"], stroke_width=2.5, fill="none")


def _words(placed, m, colours):
    label, bar = placed.label, placed.bar
    base = m.bar / 2 + 4
    outside = label.place == "outside"
    x = label.x if outside else placed.x + m.lead
    room = m.most if outside else placed.width - m.lead - m.trail
    title = shortened(bar.title, room, m.char)
    parts = [tag("text", text(title), x=x, y=base, font_weight=600)] if title else []
    if bar.aside and not label.clipped:
        after = x + m.text(bar.title) + m.gap
        parts.append(tag("text", text(bar.aside), x=after, y=base, fill=colours["text-2"]))
    if label.percent:
        end = {"x": placed.x + placed.width - m.trail, "y": base, "text_anchor": "end"}
        ink = {"font_size": 11, "font_weight": 600, "fill": colours.tone(bar.tone, "ink")}
        parts.append(tag("text", f"{round(100 * bar.progress)}%", **end, **ink))
    if placed.note:
        ink = colours.tone(bar.late, "ink") if placed.note.days > 0 else colours["text-2"]
        note = {"x": placed.note.x, "y": base, "font_size": 11, "font_weight": 600, "fill": ink}
        parts.append(tag("text", text(m.note + placed.note.text), **note))
    return parts


def _mark(placed, lane, timeline, colours):
    m = timeline.metrics
    y, size = lane.y + m.marks / 2 + m.marks_more * placed.row, HALF - 2
    if lane.marks_height > m.marks:
        y = lane.y + (lane.marks_height - m.marks_more) / 2 + m.marks_more * (placed.row - 0.5) + 9
    solid = colours.tone(placed.mark.tone, "solid")
    names = [placed.mark.title, *(mark.title for mark in placed.folded)]
    parts = [tag("title", text(", ".join(names)))]
    if placed.planned_s is not None:
        x = placed.planned_s * timeline.scale.day
        parts.append(tag("path", d=_diamond(x, y, size), fill="none", stroke=solid))
    parts.append(tag("path", d=_diamond(placed.x, y, size), fill=solid))
    words = placed.mark.title + (f" +{placed.more}" if placed.more else "")
    parts.append(tag("text", text(words), x=placed.label_x, y=y + 4, font_weight=500))
    return tag("g", *parts)


def _diamond(x, y, size):
    return f"M{x - size:.2f} {y:g}l{size} {-size}l{size} {size}l{-size} {size}z"


def _arrow(arrow, colours):
    stroke = {"none": colours["text-3"], "forecast": colours["risk-ink"], "plan": colours["off-solid"]}
    colour = stroke[arrow.conflict]
    dash = "3.5 2.5" if arrow.conflict == "forecast" else None
    line = tag("path", d=arrow.path, fill="none", stroke=colour, stroke_width=1.35, stroke_dasharray=dash)
    return line + tag("path", d=arrow.head, fill=colour)


def _hatch(prefix, tone, colours):
    line = tag("path", d="M0 0V6", stroke=colours.tone(tone, "line"), stroke_width=1.6)
    return tag(
        "pattern", line, id=_id(prefix, "hatch", tone), width=5, height=6,
        patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    )  # fmt: skip


def _fade(prefix, tone, share, colours):
    colour = colours.tone(tone, "fill")
    stops = [(0, 0), (share / 100, 1), (1 - share / 100, 1), (1, 0)]
    parts = [tag("stop", offset=at, stop_color=colour, stop_opacity=seen) for at, seen in stops]
    return tag("linearGradient", *parts, id=_id(prefix, "fade", tone, share))


def _share(placed):
    """Percent of the box that a soft end takes, at most half."""
    return min(round(100 * placed.fade / placed.width), 50)


def _id(prefix, kind, tone, *more):
    """An id made of safe characters only."""
    return "-".join([prefix, kind, tone.encode(errors="surrogatepass").hex(), *map(str, more)])


def _url(*parts):
    return f"url(#{_id(*parts)})"
