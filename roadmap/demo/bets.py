"""Initiatives: drafted, put forward, decided on, changed, launched, shipped."""

from decimal import Decimal

from roadmap import actions
from roadmap.demo import assets, files, links, ownfields
from roadmap.demo.direction import THEME_OF
from roadmap.demo.jobs import plan
from roadmap.demo.projects import PROJECTS
from roadmap.demo.story import ALSO, BETS
from strategy.models import Initiative, Requirement

DRAFTED = 10  # working days before its first step, or before today
HOURS = {"submit": 10, "launch": 14, "ship": 18}


def tell(stage):
    for key, bets in BETS.items():
        for told in bets:
            path = told["path"]
            first = stage.calendar.day(path[0][1]) if path else stage.calendar.before(1)
            stage.on(stage.calendar.before(DRAFTED, first), draft(stage, key, told), hour=8)
            for verb, day, by, words in path:
                stage.on(day, step(stage, told, verb, stage.people[by], words), HOURS.get(verb, 9))


def draft(stage, key, told):
    def act(at):
        product, (start, end) = stage.products[key], stage.calendar.frame(*told["frame"])
        initiative = Initiative.create(
            by=product.lead, at=at, product=product, title=told["title"], problem=told["problem"],
            outcome=told["outcome"], start=start, end=end, precision=told["frame"][2],
            effort=Decimal(told["effort"]), confidence=told["confidence"], owner=stage.people[told["owner"]],
            theme=stage.themes.get(THEME_OF.get(told["title"])),
            goals=goals_of(stage, told), goal_shares=shares_of(stage, told),
            **ownfields.of(stage, told["title"], start),
        )  # fmt: skip
        for rank, (priority, title) in enumerate(told["requirements"], 1):
            Requirement.create(
                by=product.lead, at=at, initiative=initiative, title=title, priority=priority, rank=rank
            )
        links.of_initiative(stage, initiative, at)
        files.of_initiative(stage, initiative, at)
        stage.initiatives[told["title"]] = initiative.pk

    return act


def goals_of(stage, told):
    names = [told["goal"], *ALSO.get(told["title"], {})] if told["goal"] else []
    return [stage.goals[name] for name in names]


def shares_of(stage, told):
    """{goal's key: per cent} of what was said; the first goal takes the rest."""
    return {stage.goals[name].key: n for name, n in ALSO.get(told["title"], {}).items() if n is not None}


def step(stage, told, verb, by, words):
    def act(at):
        found = Initiative.objects.select_related("workspace", "product")
        initiative = found.get(pk=stage.initiatives[told["title"]])
        match verb:
            case "submit":
                initiative.submit(by=by, at=at, **arguments(stage, words))
            case "approve" | "request_changes" | "decline":
                initiative.decide(by=by, verdict=verb, at=at, **arguments(stage, words))
            case "answer":
                for point in initiative.points().unanswered().filter(text__in=words):
                    point.reply(words[point.text], by=by, at=at)
            case "revise":
                revise(initiative, by, at, **words)
            case "supersede":
                other = found.get(pk=stage.initiatives[words["by"]])
                initiative.supersede(by=by, successor=other, note=words["note"], at=at)
            case "edit":
                changes = arguments(stage, words)
                initiative.edit(by=by, note=changes.pop("note", ""), changes=changes, at=at)
            case "hold":
                initiative.hold(by=by, note=words, at=at)
            case "launch":
                launch(stage, initiative, by, words, at)
            case "ship":
                actions.ship(initiative, by, at=at, note=words)

    return act


def arguments(stage, words):
    """{argument: value}: a text is the note, days are those of the calendar."""
    told = words if isinstance(words, dict) else {"note": words}
    return {
        name: stage.calendar.day(value) if name in ("start", "end", "due") else value
        for name, value in told.items()
    }


def revise(initiative, by, at, cut, add):
    for requirement in initiative.requirements.filter(title__in=cut):
        requirement.trash(by=by, at=at)
    for priority, title in add:
        Requirement.create(by=by, at=at, initiative=initiative, title=title, priority=priority)


def launch(stage, initiative, by, key, at):
    name, lead, groups = PROJECTS[key]
    delivery, _created = actions.launch(initiative, by, name=name, lead=stage.people[lead], at=at)
    delivery.project.edit(by=by, changes={"key": key}, at=at)
    stage.projects[key] = delivery.project
    plan(stage, delivery.project, by, groups, at)
    assets.gather(stage, delivery.project, by, at)
