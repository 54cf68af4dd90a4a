"""Builds the demo workspace by the product's own verbs, each at its time, so that its history is real."""

from django.db import transaction
from django.utils import timezone

from roadmap.demo import (
    bets,
    boards,
    direction,
    founding,
    habits,
    ideas,
    jobs,
    life,
    load,
    ownfields,
    patterns,
    policies,
    scores,
    talk,
    time_travel,
    views,
    web,
)
from roadmap.demo.stage import Stage


def build(now=None):
    """The workspace as it stands at `now`: everything before it has happened, nothing after it."""
    stage = Stage(now or timezone.now())
    with transaction.atomic():
        founding.found(stage)
        founding.aim(stage)
        direction.lead(stage)
        ownfields.define(stage)
        policies.tell(stage)
        bets.tell(stage)
        web.weave(stage)
        ideas.gather(stage)
        scores.tell(stage)
        jobs.loose(stage)
        load.tell(stage)
        patterns.tell(stage)
        boards.set_up(stage)
        talk.tell(stage)
        life.tell(stage)
        habits.watch(stage)
        habits.choose(stage)
        habits.write(stage)
        habits.invite(stage)
        views.save(stage)
        time_travel.tell(stage)
        stage.play()
        talk.read(stage)
        habits.now(stage)
    return stage.workspace
