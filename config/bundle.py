"""One file in place of the many that it names: a first look fetches two files, not two hundred."""

import posixpath
import re

STYLE = re.compile(r'^@import url\("([^"]+)"\) layer\(([\w-]+)\);$', re.MULTILINE)
IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
PASSED_ON = re.compile(r"^export \{\s*(\w+(?:,\s*\w+)*),?\s*\};\n", re.MULTILINE)
# What is left of either is of a kind that is not known here.
LEFT = re.compile(
    r"^[ \t]*(?:@import|import|export)\b.*|^.*\b(?:import\s*\(|import\.meta).*|^await\b.*", re.MULTILINE
)
# What would be looked for beside the one file.
BESIDE = re.compile(r"""^.*\burl\(\s*["']?(?!data:|#|/|https?:).*""", re.MULTILINE)


class Unbundled(Exception):
    """A file names others in a way that would be lost in one file."""


def style(name, read):
    """The style sheet `name` with all that it imports inside, each in its layer.

    `read(name)` answers the text of a file; names are paths from the same root, with `/`.
    """

    def inside(found):
        path, layer = found.groups()
        one = beside(name, path)
        text = whole(one, read)
        if posixpath.dirname(one) != posixpath.dirname(name):
            refused(one, text, BESIDE)
        return f"@layer {layer} {{\n{text.strip()}\n}}"

    return refused(name, STYLE.sub(inside, read(name)))


def whole(name, read):
    """A style sheet that imports nothing."""
    return refused(name, read(name))


def script(name, read):
    """The module `name` and all that it imports, each once and after those it imports, in an order as a browser runs them.

    Each becomes a function that runs at once and answers what the module exports. Names that are assigned anew after they
    were exported would keep their first value, so only functions, classes and constants may be exported.
    """
    order = []
    _visit(name, read, order, ())
    made = {module: (at, _exported(text)) for at, (module, text) in enumerate(order)}
    return "".join(_wrapped(module, text, made) for module, text in order)


def _visit(name, read, order, above):
    if name in above:
        raise Unbundled(f"{' imports '.join([*above[above.index(name) :], name])}: a circle has no first.")
    if any(module == name for module, _ in order):
        return
    text = read(name).rstrip() + "\n"
    for _, path in IMPORT.findall(text):
        _visit(beside(name, path), read, order, (*above, name))
    order.append((name, text))


def _exported(text):
    """The names that a module exports, as far as it says so in a way that is known here."""
    return [*EXPORT.findall(text), *(one for names in PASSED_ON.findall(text) for one in _listed(names))]


def _wrapped(name, text, made):
    """A module as a function; made: {module: (its place, the names that it exports)}."""

    def taken(found):
        names, path = found.groups()
        if names is None:
            return ""
        home = beside(name, path)
        at, there = made[home]
        for one in (one.split()[0] for one in _listed(names)):
            if one not in there:
                raise Unbundled(f"{name} imports {one}, which {home} does not export by itself.")
        return f"const {{ {_renamed(names, ':')} }} = m{at};\n"

    at, exported = made[name]
    _refuse_changing(name, text, exported)
    for pattern, instead in ((IMPORT, taken), (PASSED_ON, ""), (EXPORT, "")):
        text = pattern.sub(instead, text)
    answers = f"return {{ {', '.join(exported)} }};\n" if exported else ""
    return f"// {name}\nconst m{at} = (() => {{\n{refused(name, text)}{answers}}})();\n"


def _refuse_changing(name, text, exported):
    for one in exported:
        if found := re.search(rf"^(?:let|var)\b[^;]*\b{one}\b.*", text, re.MULTILINE):
            raise Unbundled(f"{name} says `{found[0]}` and exports it: others would keep its first value.")


def _renamed(names, sign):
    return ", ".join(re.sub(r"\s+as\s+", f"{sign} ", one) for one in _listed(names))


def _listed(names):
    return [one.strip() for one in names.split(",") if one.strip()]


def beside(name, path):
    """The name of what `name` calls `path`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def refused(name, text, pattern=LEFT):
    """`text`, unless it still names other files."""
    left = pattern.search(text)
    if left:
        raise Unbundled(f"{name} says `{left[0].strip()}`. config/bundle.py says what it understands.")
    return text
