"""What people said to each other about the standing orders, and what of it they have read."""

import datetime as dt

from collaboration.models import Kind, Notification
from execution.models import Project, ProjectComment, Task, TaskComment
from roadmap.demo.people import PEOPLE
from strategy.models import Initiative, InitiativeComment

# (what, its name, day, hour, minute, who, words); {KEY} is somebody mentioned.
# fmt: off
SAID = [
    ("task", "Agree cut-off rules with the hubs", "05-19", 15, 40, "JW",
     "Northgate wants noon, the others two in the afternoon. {AT}, does one hour for all break the menu planning?"),
    ("task", "Agree cut-off rules with the hubs", "05-20", 9, 10, "AT",
     "It does for bakeries, {JW}. Give each hub its own cut-off, then nobody has to explain it to a kitchen."),
    ("task", "Card mandate migration", "05-25", 10, 15, "NH",
     "Mapped all fields. Forty mandates have no kitchen any more; they stay behind."),
    ("task", "Card mandate migration", "05-26", 9, 0, "JW", "Agreed, please list them in the cut-over plan."),
    ("project", "STO", "06-08", 10, 0, "JW",
     "Pilot hubs picked:\n\n- Northgate\n- Mill Lane\n- Riverside\n\n{ID}, please tell them before the harvest "
     "meeting."),
    ("project", "STO", "06-08", 11, 25, "ID", "Told all three. Northgate asks for three Mondays in a row."),
    ("task", "Card mandate migration", "06-11", 9, 20, "NH",
     "The provider has no test account for us yet. Without it the mandates cannot be tried."),
    ("task", "Card mandate migration", "06-11", 11, 5, "JW",
     "Escalated, they promise it for next week. {SA} can take the retries meanwhile."),
    ("task", "Card mandate migration", "06-15", 14, 10, "SA",
     "Retries are drafted. {JW}, they stay switched off until the mandates have moved?"),
    ("task", "Order generation job", "06-15", 16, 10, "SA",
     "Runs in four minutes for a season's orders. {NH}, partial stock comes from your side, right?"),
    ("initiative", "Standing orders", "06-15", 17, 40, "VH",
     "Three weeks are fine if the pilot stays whole. {ID}, what would it take to be back on the plan?"),
    ("task", "Order generation job", "06-16", 8, 50, "NH",
     "Yes, {SA}. Take *reserved* instead of *free*, else two hubs promise the same crate."),
    ("project", "STO", "06-16", 15, 30, "JW",
     "For the board, {ML} and {VH}: progress is as planned but for the mandates. The provider's account decides "
     "whether the pilot keeps its three weeks. Nothing to decide yet."),
    ("initiative", "Standing orders", "06-16", 16, 20, "JW",
     "Provider confirmed the test account. {ID}, if the mandates move within four weeks we keep the pilot at three."),
    ("task", "Card mandate migration", "06-16", 16, 20, "JW", "Four weeks are soon enough to keep the pilot at three."),
    ("task", "Card mandate migration", "06-17", 8, 40, "NH",
     "The batch job is ready and only needs the account. {JW}, if the account slips, so do the failed-payment "
     "retries."),
    ("initiative", "Standing orders", "06-17", 9, 5, "ID",
     "Thanks. {ML}, this is the early warning you asked for. *Substitution rules* starts before this ends now."),
]
# fmt: on
NEW = 2  # working days: what is older has been read


def tell(stage):
    for noun, name, day, hour, minute, who, words in SAID:
        stage.on(day, say(stage, noun, name, minute, stage.people[who], words), hour)


def say(stage, noun, name, minute, by, words):
    def act(at):
        at = min(at + dt.timedelta(minutes=minute), stage.calendar.now)
        text = words.format(**{key: f"@{person[0]}" for key, person in PEOPLE.items()})
        kind, subject = found(stage, noun, name)
        kind.create(by=by, at=at, text=text, **{noun: subject})

    return act


def found(stage, noun, name):
    match noun:
        case "initiative":
            return InitiativeComment, Initiative.objects.select_related("workspace", "product").get(
                pk=stage.initiatives[name]
            )
        case "project":
            return ProjectComment, Project.objects.select_related("workspace").get(pk=stage.projects[name].pk)
        case "task":
            return TaskComment, Task.objects.select_related("workspace", "project").get(
                project=stage.projects["STO"], title=name
            )


def read(stage):
    """Everybody has read what is older than two days, and of what they follow all but today's."""
    rows, until = (
        Notification.objects.filter(workspace=stage.workspace),
        stage.calendar.at(stage.calendar.before(NEW), 12),
    )
    rows.filter(at__lt=until).read(until)
    since = stage.calendar.at(stage.calendar.before(1), 18)
    rows.filter(kind=Kind.FOLLOW, at__lt=since).read(since)
