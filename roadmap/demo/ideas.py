"""What people want of Larkfield: customers and what they said, ideas with their votes, what became of them."""

from roadmap.demo.voices import CUSTOMERS, IDEAS, SAID
from strategy.models import Customer, Idea, Initiative, Insight

VOTED = 9  # hour of the first vote of a day; the next ones follow hour by hour


def gather(stage):
    """Customers come with the founding; the rest happens day by day."""
    began = stage.calendar.at(stage.calendar.day("02-16"))
    for name, segment, weight in CUSTOMERS:
        by = stage.people["ID"]
        stage.customers[name] = Customer.create(by=by, at=began, name=name, segment=segment, weight=weight)
    for told in IDEAS:
        stage.on(told["day"], add(stage, told), hour=8)
        for n, (day, who) in enumerate(told["votes"]):
            stage.on(day, vote(stage, told["title"], who), VOTED + n % 8)
        for verb, day, by, words in told["path"]:
            stage.on(day, step(stage, told["title"], verb, stage.people[by], words), hour=18)
    for said in SAID:
        stage.on(said["day"], hear(stage, said), hour=13)


def add(stage, told):
    def act(at):
        product = stage.products[told["product"]] if told["product"] else None
        made = Idea.create(
            by=stage.people[told["by"]], at=at, workspace=stage.workspace, title=told["title"],
            description=told["about"], product=product, source=told["source"],
        )  # fmt: skip
        stage.ideas[told["title"]] = made.pk

    return act


def idea_of(stage, title):
    return Idea.objects.select_related("workspace", "product", "initiative").get(pk=stage.ideas[title])


def vote(stage, title, who):
    return lambda at: idea_of(stage, title).vote(by=stage.people[who], at=at)


def hear(stage, said):
    def act(at):
        initiatives = [Initiative.objects.get(pk=stage.initiatives[title]) for title in said["bets"]]
        Insight.create(
            by=stage.people[said["by"]], at=at, workspace=stage.workspace, words=said["words"],
            highlight=said["mark"], customer=stage.customers.get(said["who"]), source=said["source"],
            said_on=stage.calendar.day(said["day"]), initiatives=initiatives,
            ideas=[Idea.objects.get(pk=stage.ideas[title]) for title in said["ideas"]],
        )  # fmt: skip

    return act


def step(stage, title, verb, by, words):
    def act(at):
        idea = idea_of(stage, title)
        match verb:
            case "merge":
                idea.merge(into=idea_of(stage, words), by=by, at=at)
            case "promote":
                found = Initiative.objects.select_related("product", "workspace")
                idea.promote(by=by, at=at, initiative=found.get(pk=stage.initiatives[words]))
            case "planned" | "not_now" | "no":
                idea.answer_voters(by=by, at=at, verdict=verb, words=words)

    return act
