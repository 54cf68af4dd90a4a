from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, find_or_404
from accounts.roles import Can
from accounts.views.answers import edit_page, new_page, toast
from accounts.views.choosing import Menu, Option
from strategy.forms.vision import VisionForm
from strategy.models import Vision
from strategy.models.vision import SAID, WHOLE
from strategy.views.publishing import publish_page

FORM = require_http_methods(["GET", "HEAD", "POST"])
CLEAN = "none"
TOLD = SAID[1:5]  # below the statement, each under its own words


def product_of(request, key):
    """The product whose vision the address names; None for the workspace's own."""
    found = request.workspace.products.select_related("workspace")
    return None if key == WHOLE else find_or_404(found, key)


def vision_of(request, key):
    """(product or None, its vision or None)."""
    product = product_of(request, key)
    return product, request.workspace.visions.with_versions().filter(product=product).first()


def vision_or_404(request, key):
    _product, vision = vision_of(request, key)
    if vision is None:
        raise Http404(_("There is nothing at this address."))
    return vision


@access(Can.READ)
@require_safe
def vision_show(request, key):
    """What is published now, the draft with what it changes, and every version."""
    product, vision = vision_of(request, key)
    context = {"product": product, "vision": vision, "key": product.key if product else WHOLE}
    if vision:
        published = vision.published
        context |= {
            "published": published,
            "rows": [row(vision, name, published) for name in SAID],
            "words": words(published) if published else [],
        }
    return render(request, "strategy/vision/show.html", context)


def row(vision, name, published):
    """One field of the draft beside what stands."""
    old, new = published and getattr(published, name), getattr(vision, name)
    changed = bool(published) and old != new
    return {"name": name, "label": label(name), "value": new, "old": old, "changed": changed}


def words(version):
    """[(label, text)] of what a version tells below its statement."""
    return [(label(name), getattr(version, name)) for name in TOLD if getattr(version, name)]


def label(name):
    return Vision._meta.get_field(name).verbose_name


@access(Can.READ)
@require_safe
def vision_version(request, key, number):
    """A version, marked word by word against any other: the one before, unless the address names one."""
    vision = vision_or_404(request, key)
    found = {str(version.number): version for version in vision.versions_newest}
    version = found.get(number)
    if version is None:
        raise Http404(_("There is nothing at this address."))
    before = found.get(str(version.number - 1))
    against = compared(request, version, before, found)
    context = {
        "vision": vision,
        "product": vision.product,
        "version": version,
        "before": before,
        "after": found.get(str(version.number + 1)),
        "against": against,
        "menu": comparing(version, before, against, found) if len(found) > 1 else None,
        "rows": [told(version, against, name) for name in SAID],
    }
    return render(request, "strategy/vision/version.html", context)


def compared(request, version, before, found):
    """The version to mark against: the one that was asked for, None where clean words were, else the one before."""
    asked = request.GET.get("against", "")
    if asked in ("", CLEAN):
        return None if asked else before
    if asked not in found or found[asked] is version:
        raise Http404(_("There is nothing at this address."))
    return found[asked]


def comparing(version, before, against, found):
    """The menu of what a version may be marked against, newest first."""
    menu = Menu("against", _("Compared with"), "history")
    for number, other in found.items():
        if other is not version:
            url = "?" if other is before else f"?against={number}"
            menu.options.append(Option(_("Version %(n)s") % {"n": number}, url, other is against))
    menu.options.append(Option(_("Nothing, clean"), f"?against={CLEAN}", against is None))
    menu.value = next(option.label for option in menu.options if option.current)
    return menu


def told(version, against, name):
    """One field of a version beside what another one said."""
    old, new = against and getattr(against, name), getattr(version, name)
    return {
        "name": name,
        "label": label(name),
        "value": new,
        "old": old,
        "changed": bool(against) and old != new,
    }


@access(Can.SHAPE)
@FORM
def vision_new(request, key):
    product, vision = vision_of(request, key)
    if vision:
        return redirect(vision)
    form = VisionForm(request.POST or None, workspace=request.workspace)
    context = {"product": product, "vision": None}
    fixed = {"product": product, "workspace": request.workspace}
    return new_page(request, form, "strategy/vision/edit.html", context, fixed=fixed, words=drafted)


def drafted(vision):
    return _("The draft is written. Publish it once it is right.")


@access(Can.SHAPE)
@FORM
def vision_edit(request, key):
    vision = vision_or_404(request, key)
    form = VisionForm(request.POST or None, instance=vision, workspace=request.workspace)
    context = {"vision": vision, "product": vision.product}
    return edit_page(request, form, "strategy/vision/edit.html", context)


@access(Can.SHAPE)
@FORM
def vision_field(request, key, name):
    """One field, edited where it is read."""
    if name not in SAID:
        raise Http404(_("There is nothing at this address."))
    vision = vision_or_404(request, key)
    form = VisionForm(request.POST or None, instance=vision, workspace=request.workspace, only=name)
    template = "components/inline_form.html" if request.htmx else "strategy/vision/field.html"
    context = {
        "vision": vision,
        "product": vision.product,
        "url": request.path,
        "back": vision.get_absolute_url(),
    }
    return edit_page(request, form, template, context)


@access(Can.SHAPE)
@FORM
def vision_publish(request, key):
    vision = vision_or_404(request, key)
    context = {"vision": vision, "product": vision.product, "changed": [label(n) for n in vision.changed]}
    done = _("Published. Everybody is told.")
    return publish_page(request, vision, "strategy/vision/publish.html", context, done)


@access(Can.SHAPE)
@require_POST
def vision_delete(request, key):
    """Throw away a draft that was never published."""
    vision = vision_or_404(request, key)
    cause = vision.trash(by=request.membership)
    toast(request, _("The draft is in the trash."), cause)
    return redirect(vision)
