"""Colours of a standalone drawing: a flat dict of names to CSS colours.

A tone has five: `<tone>-ink` glyph and text, `-tint` the box, `-fill` its progress, `-line` its edge,
`-solid` a diamond. A tone that is not there, or not whole, is drawn in those of "bar".
"""

LIGHT = {
    "surface": "#ffffff",
    "sunken": "#faf9f7",
    "hairline": "#ebe8e2",
    "border": "#dcd8d0",
    "text": "#1d1c19",
    "text-2": "#55524b",
    "text-3": "#6c6860",
    "accent": "#2d52d1",
    "on-accent": "#ffffff",
    "bar-ink": "#1c5fa8",
    "bar-tint": "#e9f2fc",
    "bar-fill": "#c6dff8",
    "bar-line": "#94c0ec",
    "bar-solid": "#24221e",
    "risk-ink": "#8a5300",
    "risk-tint": "#fdf2dc",
    "risk-fill": "#fdf2dc",
    "risk-line": "#e6bf72",
    "risk-solid": "#d88a06",
    "off-ink": "#ae2621",
    "off-tint": "#fdecea",
    "off-fill": "#fdecea",
    "off-line": "#eeb3ae",
    "off-solid": "#cf3a32",
}


class Palette:
    """Colours of LIGHT with those of the caller over them."""

    def __init__(self, colours=None):
        self.colours = {**LIGHT, **(colours or {})}

    def __getitem__(self, name):
        return self.colours[name]

    def tone(self, tone, part):
        """Colour of a part ("ink", "tint", "fill", "line", "solid") of a tone."""
        return self.colours.get(f"{tone}-{part}", self.colours[f"bar-{part}"])
