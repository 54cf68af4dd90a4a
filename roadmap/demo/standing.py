"""What has to stand by when, and what those who lead say of it: milestones and status updates."""

from execution.models import Milestone, StatusUpdate

# project: [(milestone, due, groups and tasks that count towards it, day it was reached or "")]
# fmt: off
MILESTONES = {
    "STO": [
        ("Design agreed", "05-22", ["Discovery and design"], "05-22"),
        ("API complete", "07-10", ["Ordering engine"], ""),
        ("General release", "08-14", ["Payments", "Kitchen experience", "Pilot"], ""),
    ],
    "PTL": [
        ("Model in beta", "07-03", ["Train on hub photos", "Correct a wrong guess"], ""),
        ("In every grower's app", "07-31", ["Beta"], ""),
    ],
    "BHE": [("All hubs live", "06-30", ["Roll out to four hubs", "Close the test round", "All hubs live"], "")],
    "LSS": [
        ("First hub in sync", "06-16", ["Change feed from Depot", "First hub in sync"], "06-16"),
        ("Second hub", "06-26", ["Second hub"], ""),
    ],
    "SRP": [("Old index off", "06-26", ["Old index off"], "")],
    "ACF": [("Audit passed", "07-10", ["Names for screen readers", "Second audit"], "")],
    "TMP": [("All probes in", "07-01", ["All probes in"], "")],
    "DCK": [("Northgate trial", "07-06", ["Slot calendar", "Truck arrival messages"], "")],
    "FRZ": [("Order sent", "06-24", ["Compare three offers", "Order the freezer"], "")],
    "RRO": [("Solver fast", "07-03", ["Solver, first version", "Solver speed"], "")],
    "DAO": [("Sync design", "07-03", ["Sync design"], "")],
}

# project: [(day, by, declared health, words)]. ACF has been silent since its first day.
UPDATES = {
    "STO": [
        ("05-08", "JW", "on_track", "Ten kitchens are interviewed; the prototype follows on Monday."),
        ("05-22", "JW", "on_track", "Design is signed off and the schedule API is half done."),
        ("06-01", "JW", "on_track", "The engine is ahead, payments wait for the provider's sandbox."),
        ("06-08", "JW", "on_track", "Pilot hubs are picked this week."),
        ("06-11", "JW", "at_risk", "Card mandate migration waits for the payment provider."),
        ("06-15", "JW", "on_track", "The provider promised the test account for Monday; the pilot has room to catch up."),
    ],
    "PTL": [
        ("06-01", "JW", "on_track", "The first model names 52 of 60 varieties."),
        ("06-15", "JW", "at_risk", "Training on hub photos takes twice as long as thought."),
    ],
    "BHE": [("06-16", "JW", "on_track", "Three of four hubs enter their harvest in the table.")],
    "LSS": [("06-12", "NH", "on_track", "The first hub is in sync; the second has its hardware.")],
    "SRP": [("06-15", "SA", "on_track", "Shadow traffic shows the same results, faster.")],
    "ACF": [("06-01", "LB", "on_track", "The audit begins today.")],
    "TMP": [("06-16", "KB", "on_track", "Two thirds of the probes report.")],
    "DCK": [("06-15", "MO", "on_track", "The slot calendar is in use at the north gate.")],
    "FRZ": [("06-09", "TO", "on_track", "Two of three offers are in.")],
    "RRO": [
        ("06-02", "KB", "on_track", "The solver finds every round of last week."),
        ("06-15", "KB", "at_risk", "The solver is right but slow; one more week should do."),
    ],
    "DAO": [("06-15", "DS", "on_track", "Two drivers sketch the sync with us.")],
}
# fmt: on


def aims(stage, project, by, at):
    """{title of a group or task: the Milestone it counts towards}; each is reached on its day."""
    found = {}
    for name, due, titles, reached in MILESTONES.get(project.key, ()):
        day = stage.calendar.last(due)
        milestone = Milestone.create(by=by, at=at, project=project, name=name, due=day)
        found |= dict.fromkeys(titles, milestone)
        if reached:
            stage.on(reached, reach(milestone.pk, by), hour=18)
    return found


def reach(pk, by):
    def act(at):
        milestone = Milestone.objects.select_related("workspace", "project__workspace").get(pk=pk)
        milestone.reach(by=by, at=at)

    return act


def say(stage, project):
    """What is said of it, each on its day."""
    for day, who, health, words in UPDATES.get(project.key, ()):
        stage.on(day, declare(stage, project, who, health, words), hour=14)


def declare(stage, project, who, health, words):
    def act(at):
        project.refresh_from_db(fields=["state"])
        StatusUpdate.declare(project, by=stage.people[who], health=health, words=words, at=at)

    return act
