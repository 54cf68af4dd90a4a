"""What is drawn out of what was drawn before is what would be drawn anew, whatever changed in between."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from accounts.models import Workspace
from accounts.roles import Role
from execution.models import Task
from roadmap import work
from roadmap.drawing import drawing, lane_markup, phone_markup, stamps
from roadmap.models import Delivery
from roadmap.tests import factories as make
from strategy.models import Initiative, InitiativeDependency, Promise, Theme

KEPT = (work.FACTS, drawing.LAID_OUT, stamps.KNOWN, lane_markup.DRAWN, phone_markup.DRAWN)
LOOKS = (
    "", "zoom=weeks", "zoom=quarters", "zoom=fit", "group=theme&colour=theme", "colour=health", "spread=1",
    "hide=progress", "hide=forecast.promise", "from=2026-01-01&to=2026-06-30", "from=2024-01-01&to=2025-01-01",
    "group=product&then=state", "show=all",
)  # fmt: skip
SECRET = re.compile(r'csrf-token" content="[^"]*|csrfmiddlewaretoken" value="[^"]*|nonce="[^"]*')
TEXT = {"title": "Other <words>", "number": 777, "version": 99}
DAYS = {"start": dt.date(2026, 3, 2), "end": dt.date(2026, 12, 18), "precision": "half"}


@pytest.fixture(autouse=True)
def nothing_kept():
    for one in KEPT:
        one.clear()


@pytest.fixture
def world(place, late, in_2026):
    """A launched one, a rough one that cannot hold because of it, a whole with two parts, and one without days."""
    owner, product = place.owner, place.product
    theme = Theme.create(by=owner, name="Lean core", hue="p")
    early, delivery = late
    goal = make.goal(owner, product)
    rough = make.initiative(
        owner, product, "Substitution rules", start=dt.date(2026, 7, 1), end=dt.date(2026, 9, 30),
        precision="quarter", theme=theme,
    )  # fmt: skip
    whole = make.initiative(owner, product, "Depot", start=dt.date(2026, 5, 4), end=dt.date(2026, 8, 28))
    parts = [
        make.initiative(
            owner, product, f"Part {n}", parent=whole, start=dt.date(2026, 5, 4), end=dt.date(2026, 7, 3), effort=n
        )
        for n in (1, 2)
    ]  # fmt: skip
    Initiative.objects.filter(pk=parts[1].pk).update(state="shipped")
    make.initiative(owner, product, "Some day")
    for one in (early, rough, whole, *parts):
        one.goals.add(goal)
    InitiativeDependency.create(by=owner, before=early, after=rough)
    place.early, place.delivery, place.rough, place.whole, place.parts = early, delivery, rough, whole, parts
    return place


def page(place, look=""):
    answer = place.get(f"roadmap/?{look}")
    assert answer.status_code == 200
    return SECRET.sub("", answer.content.decode())


def proven(place, look=""):
    """The page, which is the same drawn anew."""
    found = page(place, look)
    for one in KEPT:
        one.clear()
    assert found == page(place, look)
    return found


def test_every_look_is_drawn_again_as_it_was(world):
    first = [page(world, look) for look in LOOKS]

    for look, was in zip(LOOKS, first, strict=True):
        assert proven(world, look) == was, look


def test_most_of_it_is_not_drawn_twice(world, monkeypatch):
    page(world)
    monkeypatch.setattr(lane_markup.LaneMarkup, "drawn", None)
    monkeypatch.setattr(phone_markup.PhoneMarkup, "rows", None)
    monkeypatch.setattr(drawing, "bars_of", None)

    assert "Substitution rules" in page(world)


def changed(rows, **fields):
    return lambda world: rows(world).update(**fields)


def rough(world):
    return Initiative.objects.filter(pk=world.rough.pk)


def part(world):
    return Initiative.objects.filter(pk=world.parts[0].pk)


def early(world):
    return Initiative.objects.filter(pk=world.early.pk)


def tasks(world):
    return Task.objects.filter(project=world.delivery.project)


def promise(world):
    return Promise.objects.filter(initiative=world.early)


def project(world):
    return type(world.delivery.project).objects.filter(pk=world.delivery.project_id)


CHANGES = {
    **{f"rough {name}": changed(rough, **{name: value}) for name, value in (TEXT | DAYS).items()},
    "rough unscheduled": changed(rough, start=None, end=None),
    "rough in review": changed(rough, state="in_review"),
    "held": changed(early, state="on_hold", held_from="in_delivery"),
    "part title": changed(part, title="Another part"),
    "part effort": changed(part, effort=9),
    "part over": changed(part, state="shipped"),
    "part alone": changed(part, parent=None),
    "whole title": changed(lambda world: Initiative.objects.filter(pk=world.whole.pk), title="Hub"),
    "earlier title": changed(early, title="Renamed"),
    "task done": changed(tasks, status="done", finished_on=dt.date(2026, 5, 8)),
    "task remaining": changed(tasks, estimate=8, remaining=2),
    "task due": changed(tasks, due=dt.date(2026, 11, 20)),
    "promised end": changed(promise, end=dt.date(2026, 7, 1)),
    "promised begin": changed(promise, start=dt.date(2026, 3, 30)),
    "tolerance": changed(promise, tolerance=200),
    "project key": changed(project, key="ZZZ"),
    "project over": changed(project, state="cancelled"),
    "no project": changed(lambda world: Delivery.objects.filter(pk=world.delivery.pk), deleted_at=timezone.now()),
    "product key": changed(lambda world: type(world.product).objects.filter(pk=world.product.pk), key="HUB"),
    "dependency": changed(
        lambda world: InitiativeDependency.objects.filter(after=world.rough), deleted_at=timezone.now()
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_drawn(world, change):
    before = page(world)
    CHANGES[change](world)

    after = page(world)
    assert after != before
    assert after == proven(world)


def test_a_colour_changes_with_what_it_tells(world):
    before = page(world, "colour=theme")
    Theme.objects.update(hue="g")

    assert before != proven(world, "colour=theme")


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.CONTRIBUTOR, Role.PROJECT_MANAGER])
def test_each_role_gets_its_own(world, role):
    page(world)
    world.sign_in(role)

    assert "data-can=" not in proven(world) or role is Role.PROJECT_MANAGER


def test_each_language_gets_its_own(world):
    page(world)
    world.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"

    assert "Oktober" in proven(world)


def test_another_day_is_another_picture(world, monkeypatch):
    first = page(world)
    monkeypatch.setattr(Workspace, "today", lambda self, at=None: dt.date(2026, 9, 1))

    assert first != proven(world)
    monkeypatch.setattr(timezone, "localdate", lambda *_args, **_kwargs: dt.date(2027, 9, 1))
    assert "14 Aug 2026" in proven(world)
