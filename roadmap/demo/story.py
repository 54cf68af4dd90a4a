"""The invented company's products, goals and bets, told for a Wednesday in June 2026."""

from roadmap.demo import depot, orchard, routes

# key, name, description, lead, colour, tolerance in working days
PRODUCTS = [
    ("ORC", "Orchard", "Ordering for kitchens and growers", "ID", "a", 15),
    ("DEP", "Depot", "Warehouse and cold chain", "TO", "b", 10),
    ("ROU", "Routes", "Delivery rounds and driver app", "PR", "c", 10),
]
APPROVERS = {"ORC": ["VH", "ML", "PR"], "DEP": ["ML", "VH"], "ROU": ["ML", "VH"]}
BETS = {"ORC": orchard.BETS, "DEP": depot.BETS, "ROU": routes.BETS}

# name: (product, "" for the whole company; title; owner; period in words; what it is part of; how it is told;
#        [(key result, unit, start, target, [(check-in, day, note)])]). "yes" is the unit of a yes or no, three capital
#        letters are money. A period in words is the year of the story, or the quarter that it begins with.
# fmt: off
GOALS = {
    "W1": ("", "Grow without more support staff", "ML", "year", "", "key_results", [
        ("Orders per support person and week", "orders", 410, 640, [(455, "04-20", ""), (502, "06-08", "")]),
        ("Hubs that run without a call to us", "yes", 0, 1,
         [(0, "05-18", "Eight of eleven."), (0, "06-08", "Ten of eleven; Weststrand is left.")]),
    ]),
    "W2": ("", "Nothing we promise is late", "ML", "year", "", "initiatives", []),
    "W3": ("", "A second region asks to join us", "VH", "year", "", "manual", []),
    "G1": ("ORC", "Growers list a harvest in under ten minutes", "ID", ("04-01", "09-30"), "W1", "key_results", [
        ("Median time to list a harvest", "min", 34, 10,
         [(26, "04-20", ""), (19, "06-08", "Bulk entry is live in four hubs.")]),
        ("Weekly active growers", "growers", 1240, 2000, [(1480, "04-20", ""), (1610, "06-08", "")]),
    ]),
    "G2": ("ORC", "Kitchens reorder without calling anyone", "ID", "year", "W1", "key_results", [
        ("Orders placed without help", "%", 58, 85, [
            (59, "02-16", ""), (60, "03-09", "First hubs reorder from last week."), (61, "03-30", ""),
            (62, "04-13", ""), (63, "04-30", "Reorder button moved up"),
            (65, "05-22", "First full month of saved baskets"), (67, "06-08", "Saved baskets did most of this"),
        ]),
        ("Support calls per 100 orders", "calls", 9.4, 3, [
            (9.2, "02-16", ""), (8.9, "03-09", ""), (8.4, "03-30", ""), (7.9, "04-13", ""),
            (7.6, "04-30", "Fewer delivery questions"), (7.2, "05-22", "Call log started"),
            (6.8, "06-08", "One invoice fewer to explain"),
        ]),
    ]),
    "G3": ("ORC", "Every promised crate arrives as promised", "ID", ("04-01", "12-31"), "W2", "key_results", [
        ("Orders delivered as promised", "%", 91, 98, [(93.9, "06-08", "")]),
        ("Stock mismatches per week", "mismatches", 120, 20, [(71, "06-08", "The second hub is in sync.")]),
        ("Refunds for missing items", "%", 1.8, 0.5, [(1.56, "06-08", "")]),
    ]),
    "G4": ("ORC", "Halve the cost of running an order", "SA", ("05-01", "12-31"), "", "key_results", [
        ("Cost per order", "EUR", 0.21, 0.1, [(0.19, "05-18", ""), (0.18, "06-08", "Search runs on two machines.")]),
    ]),
    "G5": ("DEP", "No crate leaves warm", "TO", ("04-01", "09-30"), "W2", "key_results", [
        ("Crates with a temperature gap", "%", 4.2, 0.5, [(2.2, "06-08", "")]),
    ]),
    "G6": ("DEP", "A pallet in under a minute", "TO", ("04-01", "09-30"), "", "key_results", [
        ("Median time at the dock", "s", 140, 60, [(102, "06-08", "Northgate is down to 90.")]),
    ]),
    "G7": ("ROU", "Every round on time", "PR", ("04-01", "09-30"), "W2", "key_results", [
        ("Stops reached in their window", "%", 82, 95, [(87.5, "06-08", "")]),
    ]),
    "G8": ("ROU", "Lighter rounds", "PR", ("04-01", "12-31"), "", "key_results", [
        ("Kilometres per crate", "km", 1.9, 1.4, [(1.69, "06-08", "")]),
    ]),
    "G0": ("ORC", "Every hub orders online", "ID", "quarter", "W1", "key_results", [
        ("Hubs online", "hubs", 6, 11, [(9, "03-02", ""), (11, "03-25", "Weststrand was the last.")]),
    ]),
}
# Said by hand: goal, per cent, day, words. Archived: goal, day, words.
REPORTED = [
    ("W3", 10, "03-30", "Two councils wrote to us."),
    ("W3", 35, "06-08", "Hallbruck sends its hubs to look at Northgate in July."),
]
ARCHIVED = [("G0", "04-07", "Reached. What follows is G2.")]
# What else a bet serves: {goal: per cent}, None for an equal part of the rest.
ALSO = {
    "Standing orders": {"G3": 30},
    "Substitution rules": {"G3": None},
    "Live stock sync with Depot": {"G2": 20},
    "Kitchen invoices v2": {"G4": 25},
}
# fmt: on
