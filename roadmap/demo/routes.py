"""Routes' bets: delivery rounds and the driver app."""

from roadmap.demo.bet import bet

# fmt: off
BETS = [
    bet("Proof of delivery", "G7", "PR", "03-30", "06-12", 12, 80,
        problem="Half of all complaints end with one word against another.",
        outcome="A photo and a name close every stop.",
        must=["A photo at every stop", "A name at every stop"],
        path=[("submit", "02-23", "PR", ""), ("approve", "03-02", "ML", ""), ("launch", "03-16", "JW", "POD"),
              ("ship", "06-12", "PR", "Live in all eleven hubs.")]),
    bet("Route re-optimisation", "G7", "PR", "04-27", "07-10", 15, 60,
        problem="One closed bridge breaks a whole round.",
        outcome="A round is planned anew in ten seconds.",
        must=["Plan a round again in ten seconds"],
        path=[("submit", "03-30", "PR", ""), ("approve", "04-08", "VH", "If it is fast enough for drivers."),
              ("launch", "04-20", "JW", "RRO")]),
    bet("Driver app offline mode", "G7", "PR", "06-15", "09-04", 16, 70,
        problem="Between two villages the app forgets the round.",
        outcome="A round can be driven to its end without a signal.",
        must=["A round without a signal"],
        path=[("submit", "05-18", "PR", ""), ("approve", "05-27", "ML", ""),
              ("launch", "06-08", "JW", "DAO")]),
    bet("Emission report", "G8", "PR", "08-31", "10-23", 8, 70,
        problem="Cities will ask for it next year.",
        outcome="A report a city accepts.",
        path=[("submit", "05-18", "PR", ""), ("approve", "05-26", "ML", ""),
              ("edit", "06-10", "PR", {"start": "09-14", "end": "11-06"})]),
    bet("Hub-to-hub transfers", "G8", "PR", "09-28", "12-04", 12, 60,
        problem="Two half-empty vans pass each other every night.",
        outcome="Crates ride with whoever drives there anyway.",
        path=[("submit", "06-10", "PR", {"due": "06-26"}),
              ("edit", "06-11", "PR", {"horizon": "later", "note": "After the emission report."})]),
    bet("Driver bonus for early rounds", "G7", "PR", "08-03", "10-02", 9, 50,
        problem="A round that ends early today earns the driver nothing.",
        outcome="Vans are free an hour sooner.",
        path=[("submit", "05-25", "PR", "Six drivers asked for it."),
              ("decline", "06-03", "ML", "It pays for haste, and a kitchen pays for the broken eggs. Come back "
                                         "with one that rewards what arrives whole.")]),
    bet("Arrival texts", "G7", "PR", "2027-02-15", "2027-02-15", 6, 50, precision="quarter",
        problem="Kitchens call to ask where the van is."),
]
