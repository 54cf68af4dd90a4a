"""A workspace in which anything may happen."""

import datetime as dt
import random

from accounts.errors import Conflict, Refused
from accounts.models import CustomField
from execution.models import Task
from roadmap import actions
from roadmap.tests import factories as make
from strategy import scores
from strategy.models import (
    Goal,
    Initiative,
    InitiativeDependency,
    KeyDate,
    Requirement,
    ScoringModel,
    Theme,
)

DAY = dt.timedelta(days=1)
YEAR = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}


class Life:
    """A workspace in which anything may happen, from a seed."""

    def __init__(self, workspace, owner, products, seed):
        self.workspace, self.owner, self.random = workspace, owner, random.Random(seed)
        self.products, self.at = products, make.NOON
        self.people = [owner, make.member(workspace, name="Aiko Tanabe")]
        options = [{"key": key, "label": key, "hue": "b", "archived": False} for key in ("low", "high")]
        how = {"by": owner, "at": make.NOON - DAY}
        self.fields = [
            CustomField.create(**how, name=name, kind="choice", options=options) for name in ("Risk", "Size")
        ]
        self.model = ScoringModel.create(by=owner, name="RICE", kind="rice")
        self.acts = [
            getattr(self, name) for name in dir(self) if name.startswith("do_") for _ in range(WEIGHTS.get(name, 1))
        ]  # fmt: skip

    def act(self):
        """One thing that the rules allow."""
        while True:
            try:
                if self.random.choice(self.acts)() is not None:
                    return
            except (Refused, Conflict):
                continue

    def one(self, model, **which):
        """A row of the trash or of the living, as the database has it now."""
        trashed = which.pop("trashed", False)
        rows = (model.everything.trashed() if trashed else model.objects).filter(
            workspace=self.workspace, **which
        )
        pks = list(rows.order_by("created_at", "id").values_list("pk", flat=True))
        return model.everything.get(pk=self.random.choice(pks)) if pks else NOBODY

    def how(self):
        return {"by": self.owner, "at": self.at}

    def day(self):
        return self.at.date() + self.random.randrange(-60, 200) * DAY

    def do_new(self):
        return Initiative.create(
            **self.how(), product=self.product(), title=f"Bet {self.random.random():.4f}",
            owner=self.owner, goals=self.some(Goal),
        )  # fmt: skip

    def product(self):
        for product in self.products:
            product.refresh_from_db()
        return self.random.choice([product for product in self.products if not product.deleted_at])

    def some(self, model):
        rows = list(model.objects.filter(workspace=self.workspace).order_by("created_at", "id"))
        return self.random.sample(rows, min(len(rows), self.random.randrange(3)))

    def do_edit(self):
        start = self.day()
        changes = self.random.choice(
            [
                {"title": f"Renamed {self.random.random():.4f}"},
                {"problem": f"Heard {self.random.random():.4f}", "outcome": "Heard no more"},
                {"field-risk": self.random.choice(["low", "high", None])},
                {"start": start, "end": start + self.random.randrange(90) * DAY, "precision": "week"},
                {"start": None, "end": None},
                {"effort": self.random.randrange(1, 40)},
                {"confidence": self.random.randrange(100)},
                {"owner": self.random.choice([None, *self.people])},
            ]
        )
        return self.one(Initiative).edit(**self.how(), changes=changes)

    def do_goals(self):
        return self.one(Initiative).edit(**self.how(), changes={"goals": self.some(Goal)})

    def do_theme(self):
        theme = (self.some(Theme) or [None])[0]
        return self.one(Initiative).edit(**self.how(), changes={"theme": theme})

    def do_part(self):
        return self.one(Initiative).edit(**self.how(), changes={"parent": self.one(Initiative)})

    def do_wait(self):
        return InitiativeDependency.create(
            **self.how(), before=self.one(Initiative), after=self.one(Initiative)
        )

    def do_submit(self):
        return self.one(Initiative, state="draft").submit(**self.how())

    def do_decide(self):
        verdict = self.random.choice(["approve", "approve", "approve", "decline", "request_changes"])
        one = self.one(Initiative, state="in_review")
        return one.decide(**self.how(), verdict=verdict, note="Said so.")

    def do_launch(self):
        one = self.one(Initiative, state="approved")
        delivery, _new = actions.launch(one, self.owner, at=self.at)
        start = self.day()
        return make.task(
            self.owner, delivery.project, start=start, due=start + 20 * DAY, estimate=8, at=self.at
        )

    def do_begin(self):
        return self.one(Task, status="todo").edit(**self.how(), changes={"status": "doing"})

    def do_step(self):
        verb = self.random.choice(["hold", "resume", "reopen", "withdraw", "archive", "unarchive", "ship"])
        return getattr(self.one(Initiative), verb)(**self.how()) or verb

    def do_trash(self):
        return self.one(self.random.choice(NOUNS)).trash(**self.how())

    def do_restore(self):
        return self.one(self.random.choice(NOUNS), trashed=True).restore(**self.how())

    def do_require(self):
        one = self.one(Initiative)
        return Requirement.create(**self.how(), initiative=one, title="A kitchen can pause")

    def do_requirement(self):
        changes = {"priority": self.random.choice(["must", "should", "could"])}
        return self.one(Requirement).edit(**self.how(), changes=changes)

    def do_date(self):
        return KeyDate.create(**self.how(), product=self.product(), name="Season opens", date=self.day())

    def do_move_date(self):
        return self.one(KeyDate).edit(**self.how(), changes={"date": self.day()})

    def do_goal(self):
        title = f"Goal {self.random.random():.4f}"
        return Goal.create(
            **self.how(), product=self.random.choice([None, self.product()]), title=title, **YEAR
        )

    def do_archive_goal(self):
        return getattr(self.one(Goal), self.random.choice(["archive", "unarchive"]))(**self.how())

    def do_new_theme(self):
        return Theme.create(**self.how(), name=f"Theme {self.random.random():.4f}")

    def do_field(self):
        its = self.random.choice(self.fields)
        its.refresh_from_db()
        label = f"Choice {self.random.random():.4f}"
        options = [*its.options[:1], {"key": "mid", "label": label, "hue": "g", "archived": False}]
        changes = self.random.choice(
            [{"name": label}, {"options": options}, {"rank": self.random.randrange(9)}]
        )
        return its.edit(**self.how(), changes=changes)

    def do_field_step(self):
        its = self.fields[1]
        its.refresh_from_db()
        if its.deleted_at:
            return its.restore(**self.how())
        verb = self.random.choice(["archive", "unarchive", "trash"])
        return getattr(its, verb)(**self.how()) or verb

    def do_score(self):
        inputs = {"reach": self.random.randrange(1, 90), "impact": self.random.choice([1, 2, 3])}
        return scores.give(self.one(Initiative), self.model, values=inputs, **self.how())

    def do_product(self):
        if self.random.random() < 0.7:
            return None
        product = self.products[1]
        product.refresh_from_db()
        return product.restore(**self.how()) if product.deleted_at else product.trash(**self.how())


class Nobody:
    """Where there is no such row, nothing is done."""

    def __getattr__(self, name):
        raise Refused("There is none.")


NOBODY = Nobody()
NOUNS = (Initiative, Initiative, Requirement, KeyDate, Goal, Theme, InitiativeDependency)
WEIGHTS = {"do_edit": 4, "do_goals": 2, "do_submit": 3, "do_decide": 3, "do_launch": 2, "do_new": 2}
