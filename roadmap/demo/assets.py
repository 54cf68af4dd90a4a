"""What the story's projects need and produce: by whom, by when, and how far it is."""

from execution.models import Asset

DOCS = "https://docs.larkfield.example"

# project: [(name, kind, purpose, steward, due, [(state, day, who)], address, note)]
# fmt: off
ASSETS = {
    "STO": [
        ("Signed pilot contracts, three hubs", "file", "needed", "JW", "06-15", [("ordered", "06-09", "JW")],
         f"{DOCS}/legal/pilot-agreement", "Northgate has not sent its copy back. Nothing may be delivered before."),
        ("Provider's test account for mandates", "licence", "needed", "NH", "06-22", [("ordered", "06-11", "NH")],
         "https://developers.cardprovider.example/accounts", "Promised for Monday."),
        ("Help texts for standing orders", "file", "produced", "AT", "07-17", [], "", ""),
    ],
    "PTL": [
        ("Pool of twelve test phones", "device", "needed", "RQ", "06-12", [], "",
         "Six of the old ones without a working camera do not count."),
        ("20,000 labelled photos", "file", "produced", "KB", "05-08", [("available", "05-07", "KB")],
         f"{DOCS}/photos/labelled", ""),
    ],
    "TMP": [
        ("Refrigerated test crates, 40", "material", "needed", "SA", "06-19", [], "",
         "Twenty from the yard are enough for the first week."),
    ],
    "DCK": [
        ("Dock 3 at Northgate, two weeks", "place", "needed", "TO", "07-13", [("ordered", "06-10", "TO")], "", ""),
    ],
    "SRP": [
        ("Card-scheme licence for shadow traffic", "licence", "needed", "SA", "06-12",
         [("ordered", "06-02", "SA"), ("available", "06-11", "SA")], "", ""),
    ],
}
# fmt: on


def gather(stage, project, by, at):
    """The assets of a launched project, each with what happened to it since."""
    for name, kind, purpose, who, due, path, url, note in ASSETS.get(project.key, ()):
        asset = Asset.create(
            by=by, at=at, project=project, name=name, kind=kind, purpose=purpose, url=url, description=note,
            steward=stage.people[who], due=stage.calendar.day(due),
        )  # fmt: skip
        for state, day, person in path:
            stage.on(day, move(stage, asset.pk, state, person), hour=10)


def move(stage, pk, state, who):
    return lambda at: of(pk).move(state, by=stage.people[who], at=at)


def of(pk):
    return Asset.objects.select_related("workspace", "project", "steward__user").get(pk=pk)
