"""The invented company's products, goals and bets, told for a Wednesday in June 2026."""

from roadmap.demo import depot, orchard, routes

# key, name, description, lead, colour, tolerance in working days
PRODUCTS = [
    ("ORC", "Orchard", "Ordering for kitchens and growers", "ID", "a", 15),
    ("DEP", "Depot", "Warehouse and cold chain", "TO", "b", 10),
    ("ROU", "Routes", "Delivery rounds and driver app", "PR", "c", 10),
]
APPROVERS = ["ML", "VH"]
BETS = {"ORC": orchard.BETS, "DEP": depot.BETS, "ROU": routes.BETS}

# name: (product, title, owner, period, [(key result, unit, start, target, [(check-in, day, note)])])
# fmt: off
GOALS = {
    "G1": ("ORC", "Growers list a harvest in under ten minutes", "ID", ("04-01", "09-30"), [
        ("Median time to list a harvest", "min", 34, 10,
         [(26, "04-20", ""), (19, "06-08", "Bulk entry is live in four hubs.")]),
        ("Weekly active growers", "growers", 1240, 2000, [(1480, "04-20", ""), (1610, "06-08", "")]),
    ]),
    "G2": ("ORC", "Kitchens reorder without calling anyone", "ID", ("03-02", "09-30"), [
        ("Orders placed without help", "%", 58, 85, [(63, "04-20", ""), (67, "06-08", "")]),
        ("Support calls per 100 orders", "calls", 9.4, 3, [(8.1, "04-20", ""), (6.8, "06-08", "")]),
    ]),
    "G3": ("ORC", "Every promised crate arrives as promised", "ID", ("04-01", "12-31"), [
        ("Orders delivered as promised", "%", 91, 98, [(93.9, "06-08", "")]),
        ("Stock mismatches per week", "mismatches", 120, 20, [(71, "06-08", "The second hub is in sync.")]),
        ("Refunds for missing items", "%", 1.8, 0.5, [(1.56, "06-08", "")]),
    ]),
    "G4": ("ORC", "Halve the cost of running an order", "SA", ("05-01", "12-31"), [
        ("Cost per order", "EUR", 0.21, 0.1, [(0.18, "06-08", "")]),
    ]),
    "G5": ("DEP", "No crate leaves warm", "TO", ("04-01", "09-30"), [
        ("Crates with a temperature gap", "%", 4.2, 0.5, [(2.2, "06-08", "")]),
    ]),
    "G6": ("DEP", "A pallet in under a minute", "TO", ("04-01", "09-30"), [
        ("Median time at the dock", "s", 140, 60, [(102, "06-08", "Northgate is down to 90.")]),
    ]),
    "G7": ("ROU", "Every round on time", "PR", ("04-01", "09-30"), [
        ("Stops reached in their window", "%", 82, 95, [(87.5, "06-08", "")]),
    ]),
    "G8": ("ROU", "Lighter rounds", "PR", ("04-01", "12-31"), [
        ("Kilometres per crate", "km", 1.9, 1.4, [(1.69, "06-08", "")]),
    ]),
}
# fmt: on
