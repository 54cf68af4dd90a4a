"""The invented projects: groups of tasks, as they stand on the story's Wednesday.

A task is (title, start, due, who, estimated hours, done): `done` is 1 for finished, a share for work under
way, or pairs (remaining hours, day) where the work left was counted anew on those days.
"""

# Launched ones: key: (name, lead, [(group, [task])]). A group without a title leaves its tasks at the top.
# fmt: off
PROJECTS = {
    "STO": ("Standing orders rollout", "JW", [
        ("Discovery and design", [
            ("Interview ten kitchens", "04-27", "05-01", "AT", 18, 1),
            ("Prototype the weekly order", "05-04", "05-13", "AT", 20, 1),
            ("Test the prototype with five kitchens", "05-11", "05-18", "AT", 8, 1),
            ("Agree cut-off rules with the hubs", "05-11", "05-20", "JW", 6, 1),
        ]),
        ("Ordering engine", [
            ("Schedule model", "05-04", "05-15", "SA", 20, 1),
            ("Schedule API", "05-13", "05-29", "SA", 20, 1),
            ("Cut-off calendar per hub", "05-25", "06-05", "SA", 16, 1),
            ("Holiday rules", "06-01", "06-12", "SA", 8, 1),
            ("Nightly run, safe to repeat", "06-08", "06-15", "SA", 12, 1),
            ("Partial stock handling", "06-15", "06-24", "NH", 30, 0.3),
            ("Order generation job", "06-15", "06-26", "SA", 36, 0.55),
            ("Stock reservation with Depot", "06-29", "07-10", "NH", 48, 0),
            ("Load test with a season's orders", "07-01", "07-10", "KB", 32, 0),
        ]),
        ("Payments", [
            ("Choose the mandate flow", "05-11", "05-15", "NH", 8, 1),
            ("Provider sandbox", "05-13", "05-22", "NH", 12, 1),
            ("Card mandate migration", "05-11", "06-19", "NH", 60,
             [(120, "06-11"), (118, "06-15"), (116, "06-16")]),
            ("Failed-payment retries", "06-22", "07-10", "SA", 32, 0),
            ("Mandate test results", "06-22", "07-03", "EM", 20, 0),
            ("Cut-over rehearsal", "07-06", "07-08", "JW", 6, 0),
        ]),
        ("Kitchen experience", [
            ("Set up a standing order", "05-25", "06-19", "LB", 44, 0.8),
            ("Weekly overview", "05-25", "06-03", "LB", 16, 1),
            ("Order preview", "06-01", "06-10", "LB", 12, 1),
            ("Pause, skip and edit", "06-15", "07-03", "LB", 32, 0.1),
            ("End an order", "07-01", "07-07", "LB", 12, 0),
            ("Reminder e-mails", "07-06", "07-17", "LB", 20, 0),
            ("Help texts", "07-08", "07-17", "AT", 10, 0),
            ("Review with kitchens", "06-08", "06-12", "AT", 8, 1),
        ]),
        ("Pilot", [
            ("Pick the pilot hubs", "06-08", "06-12", "JW", 4, 1),
            ("Confirm pilot dates with the Northgate hub", "06-10", "06-15", "JW", 2, 0),
            ("Pilot agreement and onboarding", "06-22", "07-03", "JW", 12, 0),
            ("Brief the pilot kitchens", "07-06", "07-08", "JW", 4, 0),
            ("Watch list for the first week", "07-08", "07-10", "EM", 4, 0),
            ("Answers for the support team", "07-08", "07-10", "AT", 4, 0),
            ("Pilot with three hubs", "07-13", "07-31", "JW", 44, 0),
            ("Fixes and sign-off", "08-03", "08-07", "EM", 28, 0),
            ("General release", "08-10", "08-14", "JW", 10, 0),
        ]),
    ]),
    "PTL": ("Photo-to-listing", "JW", [
        ("Model", [
            ("Collect 20,000 labelled photos", "04-20", "05-08", "KB", 40, 1),
            ("Train the first model", "05-04", "05-22", "KB", 44, 1),
            ("Measure against 60 varieties", "05-20", "05-29", "KB", 16, 1),
            ("Train on hub photos", "06-01", "06-26", "KB", 40,
             [(104, "06-08"), (100, "06-11"), (98, "06-15"), (96, "06-16")]),
            ("Run it on the phone", "06-22", "07-10", "RQ", 48, 0),
        ]),
        ("App", [
            ("Camera flow", "05-11", "05-29", "RQ", 36, 1),
            ("Correct a wrong guess", "05-25", "06-19", "RQ", 30, 0.5),
            ("Quantity estimate", "06-29", "07-17", "RQ", 30, 0),
            ("Wording and empty states", "06-22", "06-30", "AT", 10, 0),
        ]),
        ("Beta", [
            ("Send steering group notes", "06-15", "06-16", "JW", 1, 0),
            ("Beta with twelve growers", "07-06", "07-24", "AT", 24, 0),
            ("Fix what the beta finds", "07-20", "07-31", "RQ", 36, 0),
        ]),
    ]),
    "BHE": ("Bulk harvest entry", "JW", [("", [
        ("Table entry", "03-30", "04-24", "LB", 50, 1),
        ("Paste from a spreadsheet", "04-20", "05-08", "LB", 30, 1),
        ("Repeat last week", "05-04", "05-22", "SA", 26, 1),
        ("Offline drafts", "05-18", "06-12", "RQ", 40, 1),
        ("Roll out to four hubs", "06-08", "06-19", "JW", 16, 0.6),
        ("Close the test round", "06-15", "06-17", "JW", 4, 0),
        ("All hubs live", "06-22", "06-30", "JW", 21, 0),
    ])]),
    "LSS": ("Live stock sync", "NH", [("", [
        ("Change feed from Depot", "05-04", "05-29", "NH", 50, 1),
        ("Match crates to listings", "05-18", "06-12", "NH", 40, 1),
        ("First hub in sync", "06-08", "06-15", "NH", 14, 1),
        ("Second hub", "06-15", "06-26", "NH", 16, 0.4),
        ("Mismatch report", "06-29", "07-10", "SA", 24, 0),
        ("Remaining hubs", "07-06", "07-24", "NH", 46, 0),
    ])]),
    "SRP": ("Search re-platform", "SA", [("", [
        ("Choose the engine", "04-06", "04-10", "SA", 16, 1),
        ("Index every listing", "04-13", "05-08", "SA", 48, 1),
        ("Ranking by season", "05-04", "05-22", "MO", 36, 1),
        ("Search page on the new index", "05-11", "06-05", "MO", 40, 1),
        ("Shadow traffic", "06-01", "06-12", "SA", 20, 1),
        ("Old index off", "06-15", "06-26", "SA", 28, 0.4),
    ])]),
    "ACF": ("Accessibility fixes", "LB", [("", [
        ("Audit of every page", "06-01", "06-09", "EM", 20, 1),
        ("Keyboard in the order table", "06-08", "06-19", "LB", 20, 0.6),
        ("Contrast and focus", "06-10", "06-24", "MO", 16, 0.3),
        ("Names for screen readers", "06-22", "07-03", "MO", 22, 0),
        ("Second audit", "07-06", "07-10", "EM", 12, 0),
        ("What the second audit finds", "07-13", "07-17", "LB", 12, 0),
    ])]),
    "SBK": ("Saved baskets", "LB", [("", [
        ("Name and save a basket", "04-01", "04-15", "LB", 30, 1),
        ("Reorder in two taps", "04-13", "04-28", "LB", 26, 1),
        ("Release", "04-29", "05-06", "LB", 8, 1),
    ])]),
    "TMP": ("Temperature alerts", "KB", [("", [
        ("Probe gateway", "04-13", "05-08", "KB", 44, 1),
        ("Alert rules", "05-04", "05-29", "KB", 36, 1),
        ("Call-out list", "05-25", "06-12", "EM", 16, 1),
        ("All probes in", "06-08", "07-01", "KB", 24, 0.3),
        ("Night drill", "07-06", "07-10", "EM", 10, 0),
    ])]),
    "DCK": ("Dock scheduling", "MO", [("", [
        ("Map the dock", "05-11", "05-22", "TO", 16, 1),
        ("Slot calendar", "05-18", "06-05", "MO", 40, 1),
        ("Truck arrival messages", "06-01", "06-19", "KB", 30, 0.4),
        ("Gate screen", "06-15", "07-10", "MO", 62, 0.1),
        ("Northgate trial", "07-13", "07-24", "KB", 25, [(12, "06-09")]),
    ])]),
    "POD": ("Proof of delivery", "DS", [("", [
        ("Photo at the door", "03-30", "04-24", "DS", 40, 1),
        ("Name and time", "04-20", "05-08", "DS", 24, 1),
        ("Complaints show the proof", "05-04", "05-29", "RQ", 30, 1),
        ("Roll out to eleven hubs", "05-25", "06-12", "EM", 16, 1),
    ])]),
    "RRO": ("Route re-optimisation", "KB", [("", [
        ("Road graph with closures", "04-27", "05-22", "KB", 48, 1),
        ("Solver, first version", "05-11", "06-05", "KB", 56, 1),
        ("Solver speed", "05-25", "06-19", "KB", 40, [(104, "06-11"), (96, "06-16")]),
        ("Driver screen", "06-15", "07-03", "RQ", 36, 0.2),
        ("Trial on two rounds", "07-01", "07-10", "EM", 30, 0),
    ])]),
    "DAO": ("Driver app offline", "DS", [("", [
        ("Sync design", "06-15", "07-03", "DS", 30, 0.1),
        ("Local store", "06-29", "07-24", "DS", 80, 0),
        ("Conflict rules", "07-13", "07-31", "RQ", 30, 0),
        ("Round without a signal", "07-27", "08-21", "DS", 40, 0),
        ("Store release", "08-24", "09-04", "DS", 20, [(6, "06-09")]),
    ])]),
}

# A job that serves no initiative: replaced because it broke.
LOOSE = (
    "FRZ", "Freezer replacement", "TO", "07-31", [
        ("Compare three offers", "06-01", "06-10", "EM", 6, 1),
        ("Order the freezer", "06-15", "06-24", "JW", 2, 0),
        ("Move the stock for a day", "07-20", "07-24", "KB", 19, 0),
    ],
)  # fmt: skip

# (project, task, day, by, new start, new due): what was moved since, and so left the promise behind.
RESCHEDULED = [("DCK", "Northgate trial", "06-09", "JW", "07-20", "07-31")]

# Which of the promise's requirements are accepted, by place; those of a finished project all are.
ACCEPTED = {"STO": (0, 2, 4), "BHE": (0, 1, 2), "LSS": (0,), "SRP": (0, 1)}
FINISHED = {"SBK": "05-06", "POD": "06-12"}

# What a task says besides, by project and title.
TOLD = {
    ("STO", "Card mandate migration"): {
        "priority": "high",
        "description": """Move 1,340 saved card mandates to the new payment provider **without asking a kitchen to
enter its card again**.

- Copy in batches of 100, at night, after `cut-off + 2 h`
- Keep both mandates until the first charge succeeds

> Roll-back: charge the old mandate for 30 days.""",
    },
    ("STO", "Confirm pilot dates with the Northgate hub"): {
        "description": "Three Mondays in a row; the hub plans its drivers four weeks ahead.",
    },
}
