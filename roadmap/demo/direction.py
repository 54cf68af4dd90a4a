"""Where Larkfield is heading: visions with what came before them, themes, and the days its plans have to meet."""

from collaboration.models import Kind
from strategy.models import KeyDate, Theme, Vision

AHEAD = 2  # years from the story's today to its horizon

# key of the product ("" for the workspace): [(day, by, note, what it says otherwise than before)]
# fmt: off
VISIONS = {
    "": [
        ("02-04", "ML", "What the three products are for, in one sentence.", {
            "statement": "Every region feeds itself first: food goes from field to kitchen without detour or waste.",
            "audience": "Regional food hubs, the growers who supply them and the kitchens that cook from them.",
            "problem": "Ordering, storing and driving are planned apart, so food waits, warms and is thrown away.",
            "offer": "One line from harvest to plate: Orchard takes the order, Depot keeps it cold, Routes brings it.",
            "advantage": "We run hubs ourselves. Every release is used at Northgate before anybody else sees it.",
        }),
    ],
    "ORC": [
        ("02-03", "ID", "A first proposal, to be argued about.", {
            "statement": "The easiest way to order regional food.",
            "audience": "Kitchens.",
            "problem": "Ordering takes phone calls.",
        }),
        ("02-05", "ID", "Growers were missing: without their listings there is nothing to order.", {
            "statement": "A harvest listed in ten minutes, and kitchens that order it without a call.",
            "audience": "Kitchens that cook from the region, and the growers who feed them.",
            "offer": "Listings in minutes, orders without a call.",
        }),
        ("02-10", "ID", "Agreed with the hubs. What counts is that a kitchen can rely on it, not only that ordering is "
                        "easy.", {
            "statement": "A week’s harvest sold in ten minutes, and every kitchen certain of what will arrive.",
            "audience": "Growers who list at dawn with dirty hands, and kitchens that plan a menu around what comes.",
            "problem": "Listing takes longer than picking, ordering takes a phone call, and one crate in nine is not "
                       "what was promised.",
            "offer": "A harvest listed from a photo, standing orders that adjust to the menu, and a promise that "
                     "routing has checked.",
            "advantage": "Orders, stock and rounds live in one place, so that we can promise what others only hope "
                         "for.",
        }),
    ],
    "DEP": [
        ("02-12", "TO", "", {
            "statement": "No crate leaves warm, and none waits.",
            "audience": "The people at the dock, at four in the morning.",
            "problem": "A broken freezer is found by smell, and six trucks arrive at once.",
        }),
    ],
}
# What was written since it was published last: a draft that is not yet agreed.
DRAFTED = ("DEP", "06-10", "TO", {"offer": "Alerts within five minutes, a slot for every truck, crates that come home."})

THEMES = [
    ("Grower speed", "g", "From field to listing in minutes. A grower who lists at dawn lists every day."),
    ("Self-serve buying", "b", "Kitchens order, change and repeat without calling anyone."),
    ("Reliable promise", "p", "What was promised arrives, when it was promised, cold."),
    ("Lean core", "c", "The same work at half the cost, so that small hubs can afford it."),
]
SERVES = {
    "Grower speed": [
        "Bulk harvest entry", "Photo-to-listing", "Grower app 2.0", "Grower app 3", "Scan-free receiving",
    ],
    "Self-serve buying": [
        "Saved baskets", "Standing orders", "Substitution rules", "Price guidance", "Multi-hub accounts",
        "Order by text message", "Recipe import", "Hub-to-hub transfers",
    ],
    "Reliable promise": [
        "Live stock sync with Depot", "Delivery promise engine", "Cold-chain proof", "Missing-item photos",
        "Allergen labels", "Temperature alerts", "Proof of delivery", "Driver app offline mode", "Arrival texts",
    ],
    "Lean core": [
        "Search re-platform", "Archive cold orders", "Usage-based caching", "Kitchen invoices v2", "Dock scheduling",
        "Crate deposits", "Shared crate pool", "Route re-optimisation", "Emission report",
    ],
}
THEME_OF = {title: name for name, titles in SERVES.items() for title in titles}

# product, name, day
KEY_DATES = [
    ("ORC", "Season prices agreed", "04-13"),
    ("ORC", "Harvest season opens", "06-01"),
    ("ORC", "Orchard 5 release", "07-31"),
    ("ORC", "Hub conference", "09-24"),
    ("DEP", "Cold-store inspection", "07-13"),
    ("ROU", "Winter timetable", "10-26"),
]
# fmt: on

GOAL, NOTE = (
    "G2",
    (
        "Support calls are down by a quarter since spring, and the Northgate hub asks for the pilot. From here it is "
        "standing orders that decide: please keep the coming weeks free of anything that competes with them."
    ),
)


def lead(stage):
    """Themes and key dates come with the founding; visions follow in their versions."""
    began = stage.calendar.at(stage.calendar.day("02-02"))
    owner = stage.people["ML"]
    for name, hue, about in THEMES:
        stage.themes[name] = Theme.create(by=owner, at=began, name=name, hue=hue, description=about)
    for key, name, day in KEY_DATES:
        product = stage.products[key]
        KeyDate.create(by=product.lead, at=began, product=product, name=name, date=stage.calendar.day(day))
    for key, versions in VISIONS.items():
        for day, by, note, words in versions:
            stage.on(day, publish(stage, key, stage.people[by], note, words), hour=11)
    key, day, by, words = DRAFTED
    stage.on(day, lambda at: vision_of(stage, key).edit(by=stage.people[by], changes=words, at=at), hour=15)
    stage.on("06-16", tell(stage), hour=16)


def vision_of(stage, key):
    found = stage.workspace.visions.select_related("workspace", "product__workspace")
    return found.filter(product=stage.products[key] if key else None).first()


def publish(stage, key, by, note, words):
    """Write what is new and publish it; whoever was told then has read it by now."""

    def act(at):
        vision = vision_of(stage, key)
        if vision is None:
            year = stage.calendar.anchor.year + AHEAD
            vision = Vision.create(
                by=by, at=at, product=stage.products[key] if key else None, horizon=year, **words
            )
        else:
            vision.edit(by=by, changes=words, at=at)
        vision.publish(by=by, note=note, at=at)
        stage.workspace.notifications.filter(kind=Kind.PUBLICATION, read_at=None).update(read_at=at)

    return act


def tell(stage):
    """Yesterday's news, which waits for everybody to read it."""
    return lambda at: stage.goals[GOAL].publish(by=stage.people["ML"], note=NOTE, at=at)
