"""Depot's bets: warehouse and cold chain."""

from roadmap.demo.bet import bet

# fmt: off
BETS = [
    bet("Temperature alerts", "G5", "TO", "04-13", "07-10", 12, 80,
        problem="A broken freezer is found by smell.",
        outcome="Somebody knows within five minutes.",
        must=["An alert within five minutes"],
        path=[("submit", "03-16", "TO", ""), ("approve", "03-23", "ML", ""),
              ("launch", "04-06", "JW", "TMP")]),
    bet("Dock scheduling", "G5", "TO", "05-11", "07-24", 13, 70,
        problem="Six trucks arrive at seven, none at nine, and crates wait in the sun.",
        outcome="Every truck has a slot, and knows it the evening before.",
        must=["A slot for every truck"],
        path=[("submit", "04-13", "TO", ""), ("approve", "04-22", "ML", "Try it at Northgate first."),
              ("launch", "04-29", "JW", "DCK")]),
    bet("Crate deposits", "G6", "TO", "07-20", "09-25", 11, 80,
        problem="One crate in nine never comes back.",
        outcome="Deposits bring crates home.",
        path=[("submit", "05-11", "TO", ""), ("approve", "05-20", "ML", "")]),
    bet("Scan-free receiving", "G6", "TO", "08-17", "11-20", 14, 70,
        problem="Every crate is scanned twice at the dock.",
        outcome="Crates are counted as they roll in.",
        must=["Count crates at the gate"],
        path=[("submit", "06-11", "TO",
               {"note": "Hardware for eleven hubs; the offer is valid for a month.", "due": "06-22"})]),
    bet("Shared crate pool", "G6", "TO", "2027-07-01", "2027-07-01", 60, 30, precision="year",
        problem="Every hub washes its own crates, and buys its own."),
]
