"""Large parts of a page, laid in when the page is drawn: each template that stands around a part copies it anew."""

import secrets

from django.http import HttpResponse
from django.template.context import make_context
from django.template.loader import get_template
from django.utils.safestring import mark_safe


class Inlays:
    """What a page leaves room for. Its sign is drawn by lot for each page, so that nothing people wrote is taken for it."""

    def __init__(self):
        self.sign, self.kept = f"<!--{secrets.token_hex(16)}-", []

    def keep(self, parts):
        """What stands in a template for markup in parts, each a str that is safe already."""
        self.kept.append(parts)
        return mark_safe(f"{self.sign}{len(self.kept) - 1}-->")

    def laid(self, page):
        """The bytes of the page, with what was kept at its places."""
        first, *rest = page.split(self.sign)
        found = [first.encode()]
        for piece in rest:
            number, _end, after = piece.partition("-->")
            found += [part.encode() for part in self.kept[int(number)]]
            found.append(after.encode())
        return b"".join(found)


def laid_in(context, parts):
    """The markup for a template: kept for later where the page is drawn with inlays, else as it is."""
    inlays = context.get("inlays")
    return inlays.keep(parts) if inlays else mark_safe("".join(parts))


def part_of(context):
    """part(name, **values): what that template draws among the values of another one."""
    engine = context.template.engine

    def part(name, **values):
        with context.push(**values):
            return engine.get_template(f"{name}.html").render(context)

    return part


def render_with_inlays(request, template, context):
    """`render`, for a page with large parts that its tags give to `laid_in`."""
    inlays = Inlays()
    found = get_template(template)
    values = make_context(context | {"inlays": inlays}, request, autoescape=found.backend.engine.autoescape)
    page = found.template.render(values)
    # It holds itself, and so all of the page until somebody looks for garbage.
    values.dicts.clear()
    return HttpResponse(inlays.laid(page))
