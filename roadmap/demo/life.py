"""Who follows standing orders and their pilot by choice, what went to the archive, a bet begun from another."""

from strategy.duplicating import duplicate
from strategy.models import Initiative

FOLLOW = [("Standing orders", "04-27", ["JW", "NH", "AT"]), ("Live stock sync with Depot", "05-04", ["ID"])]
WATCHED = [("STO", "Pilot with three hubs", "06-12", ["ID"])]
PUT_AWAY = [("Driver bonus for early rounds", "06-10", "PR", "Decided against for good.")]
COPIES = [("Cold-chain proof", "06-12", "TO", "Cold-chain proof for bakeries")]


def tell(stage):
    for title, day, keys in FOLLOW:
        stage.on(day, follow(stage, title, keys))
    for project, title, day, keys in WATCHED:
        stage.on(day, watch(stage, project, title, keys))
    for title, day, who, why in PUT_AWAY:
        stage.on(day, archive(stage, title, stage.people[who], why))
    for title, day, who, new in COPIES:
        stage.on(day, copy(stage, title, stage.people[who], new))


def follow(stage, title, keys):
    def act(at):
        for key in keys:
            found(stage, title).follow(by=stage.people[key], at=at)

    return act


def watch(stage, project, title, keys):
    def act(at):
        task = stage.workspace.tasks.get(project__key=project, title=title)
        for key in keys:
            task.follow(by=stage.people[key], at=at)

    return act


def archive(stage, title, by, why):
    return lambda at: found(stage, title).archive(by=by, note=why, at=at)


def copy(stage, title, by, new):
    return lambda at: duplicate(found(stage, title), by=by, title=new, at=at)


def found(stage, title):
    rows = Initiative.objects.select_related("workspace", "product", "owner__user", "theme")
    return rows.get(pk=stage.initiatives[title])
