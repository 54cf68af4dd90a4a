"""What the address of a share link answers, to anybody who holds it. Nothing here asks who they are."""

from django.core import signing
from django.core.cache import cache
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access
from roadmap.drawing.freshness import visitor_etag
from roadmap.forms.share import PasswordForm
from roadmap.lens import Lens
from roadmap.models import ShareLink
from roadmap.models.share import Field, digest
from roadmap.sharing.news import in_short, last_look, news
from roadmap.sharing.news import remember as remember_look
from roadmap.sharing.seen import lines_of, shown
from roadmap.sharing.slides import slides
from roadmap.views.presentation import which

TRIES, WINDOW = 10, 300  # wrong passwords for one link, in so many seconds
COOKIE, OPEN_FOR = "share", 12 * 60 * 60  # seconds that a password is remembered, for this address alone
SALT = "roadmap.share"


@access.public
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request, secret):
    """The roadmap; a secret that was revoked, has run out or never was gets one and the same 404."""
    link = ShareLink.objects.by_secret(secret)
    if link is None:
        return quiet(render(request, "roadmap/share/gone.html", status=404))
    if link.password and not remembered(request, link):
        return quiet(ask(request, link))
    if request.method == "POST":
        return quiet(redirect(request.path))
    return quiet(opened(request, link))


@access.public
@require_safe
def present(request, secret):
    """The same as slides. Whoever has not given the password yet gives it at the roadmap itself."""
    link = ShareLink.objects.by_secret(secret)
    if link is None:
        return quiet(render(request, "roadmap/share/gone.html", status=404))
    if link.password and not remembered(request, link):
        return quiet(redirect("roadmap:shared", secret))
    today = link.workspace.today()
    since, _value = last_look(request, link, timezone.now())
    etag = visitor_etag(link, today, since)
    found = get_conditional_response(request, etag=etag) or render(
        request, "roadmap/share/present.html", on_stage(request, link, since, today)
    )
    found["ETag"] = etag
    found["Cache-Control"] = "private, no-cache"
    return quiet(found)


def on_stage(request, link, since, today):
    lens = Lens.of(link.roadmap)
    own = lines_of(link, lens, today)
    seen = shown(link, today, own)
    told = news(link, lens, own, since, today) if since else []
    found = slides(seen, told)
    urls = [f"?slide={n}" for n in range(1, len(found) + 1)]
    at = which(request.GET.get("slide", ""), len(found))
    return {
        "link": link, "shown": seen, "since": since, "today": today, "at": at, "exit_url": "../",
        "whole": (link.roadmap.product or link.workspace).name, "slides": list(zip(found, urls, strict=True)),
        "before": urls[at - 2] if at > 1 else "", "after": urls[at] if at < len(urls) else "",
    }  # fmt: skip


def opened(request, link):
    today = link.workspace.today()
    since, value = last_look(request, link, timezone.now())
    etag = visitor_etag(link, today, since)
    found = get_conditional_response(request, etag=etag)
    if found is None:
        if request.method == "GET":
            link.count()
        lens = Lens.of(link.roadmap)
        own = lines_of(link, lens, today)
        context = {
            "link": link,
            "shown": shown(link, today, own),
            "news": in_short(news(link, lens, own, since, today) if since else []),
            "since": since,
            "today": today,
            "reasons": link.shows(Field.REASON),
            "present_url": "present/",
        }
        found = render(request, "roadmap/share/show.html", context)
    found["ETag"] = etag
    found["Cache-Control"] = "private, no-cache"
    return remember_look(found, request, value) if value else found


def ask(request, link):
    """The password, tried a few times at most; once right, this address is open for some hours."""
    form = PasswordForm(request.POST or None)
    status = 200 if request.method != "POST" else 422
    if request.method == "POST" and spent(link):
        status = 429
        form.add_error("password", _("Too many attempts. Wait a few minutes, then try again."))
    elif request.method == "POST" and form.is_valid():
        if link.fits(form.cleaned_data["password"]):
            cache.delete(counter(link))
            return remember(redirect(request.path), link, request)
        form.add_error("password", _("This is not the password. Ask whoever gave you the address."))
    response = render(request, "roadmap/share/password.html", {"form": form}, status=status)
    response["Cache-Control"] = "no-store"
    if status == 429:
        response["Retry-After"] = str(WINDOW)
    return response


def quiet(response):
    """No search engine keeps it, and no other site learns where its reader came from."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    response.headers.setdefault("Cache-Control", "no-store")
    return response


# -- the password ---------------------------------------------------------------


def counter(link):
    return f"share:{link.pk}"


def spent(link):
    """Whether this link was tried too often; counts this attempt. A window begins with its first one."""
    cache.add(counter(link), 0, WINDOW)
    try:
        return cache.incr(counter(link)) > TRIES
    except ValueError:  # the window ended this very moment
        return False


def proof(link):
    """What the cookie holds: nothing that opens another link, or this one with another password."""
    return digest(f"{link.secret_hash}{link.password}")


def remember(response, link, request):
    value = signing.dumps(proof(link), salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=OPEN_FOR, path=request.path, secure=request.is_secure(), httponly=True,
        samesite="Lax",
    )  # fmt: skip
    return response


def remembered(request, link):
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=OPEN_FOR) == proof(link)
    except signing.BadSignature:
        return False
