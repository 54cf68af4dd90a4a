"""Saved roadmaps, one of them published and shared, and saved pages of tasks. The secret of the link is drawn and thrown
away."""

from execution.models import TaskView
from roadmap.models import Roadmap, ShareLink
from strategy.models import Initiative

# name, product, group, zoom, saved on
VIEWS = [
    ("FY26 by goal", "ORC", "goal", "months", "03-09"),
    ("Board review Q2", None, "product", "quarters", "05-18"),
]
BOARD = {"name": "Now, next, later", "layout": "board"}  # of Orchard
# name, project, page, query, saved on
TASK_VIEWS = [
    ("Blocked or waiting", "STO", "list", "stopped=blocked&stopped=waits&group=assignees", "05-21"),
    ("Work by person", None, "board", "rows=assignee", "05-22"),
]
PUBLISHED = "06-15"
NOTE = "Standing orders moved; everything else stands as agreed in May."
SHARED = "05-20"
PUBLIC = {"Search re-platform": "Faster search", "Live stock sync with Depot": "Live stock sync"}
INTRO = "Here is what we are building for growers and kitchens. Plans follow what we learn, so later quarters may change."


def save(stage):
    by = stage.people["ID"]
    for name, key, group, zoom, day in VIEWS:
        product = stage.products.get(key)
        fields = {"name": name, "product": product, "whole": product is None, "group": group, "zoom": zoom}
        stage.on(day, made(stage, by, fields))
    board = BOARD | {"product": stage.products["ORC"], "whole": False}
    stage.on("04-13", made(stage, by, board))
    for told in TASK_VIEWS:
        stage.on(told[-1], of_tasks(stage, *told[:-1]), hour=11)
    stage.on(SHARED, share(stage, by))
    stage.on(PUBLISHED, publish(stage, by), hour=10)


def made(stage, by, fields):
    def act(at):
        stage.views[fields["name"]] = Roadmap.create(by=by, at=at, **fields)

    return act


def of_tasks(stage, name, key, page, query):
    def act(at):
        project = stage.workspace.projects.get(key=key) if key else None
        asked = {"name": name, "project": project, "page": page, "query": query}
        TaskView.create(by=stage.people["JW"], at=at, workspace=stage.workspace, shared=True, **asked)

    return act


def share(stage, by):
    def act(at):
        for title, public in PUBLIC.items():
            bet = Initiative.objects.get(pk=stage.initiatives[title])
            bet.edit(by=by, changes={"public_title": public}, at=at)
        shown = ["lane", "state", "quarter", "progress", "drafts"]
        ShareLink.issue(
            by=by, at=at, roadmap=stage.views["FY26 by goal"], name="Growers' council", fields=shown, intro=INTRO,
            expires_on=stage.calendar.day("12-31"),
        )  # fmt: skip

    return act


def publish(stage, by):
    return lambda at: stage.views["Board review Q2"].publish(by=by, note=NOTE, at=at)
