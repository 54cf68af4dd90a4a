"""Facts of a digest, and a week that has all of them."""

import datetime as dt

from roadmap.digest import Course, Delivery, Job, Material, Move, Product, Waiting

TODAY = dt.date(2026, 6, 17)  # a Wednesday in week 25
LAST = TODAY - dt.timedelta(days=7)


def material(**values):
    given = {"workspace": "Larkfield", "reader": "Viktor", "today": TODAY, "since": LAST}
    return Material(**(given | {"until": TODAY + dt.timedelta(days=7)} | values))


def delivery(title="Standing orders", now="on_track", then="on_track", finish=(8, 14), was=(8, 14), **values):
    return Delivery(
        title=title,
        product=values.pop("product", "Orchard"),
        url=f"https://x.test/{title}",
        now=Course(now, finish and dt.date(2026, *finish), values.pop("reason", "")),
        then=then and Course(then, was and dt.date(2026, *was)),
        **values,
    )


def move(verb, title="Proof of delivery", **values):
    values = {"product": "Depot", "url": f"https://x.test/{title}", "on": dt.date(2026, 6, 12)} | values
    return Move(verb=verb, title=title, **values)


def waiting(title="Scan-free receiving", asked_on=(6, 11), **values):
    return Waiting(
        title=title,
        product="Depot",
        url="https://x.test/w",
        asked_by="Tobias Okafor",
        asked_on=dt.date(2026, *asked_on),
        **values,
    )


def job(title="Write it", on=(6, 18)):
    return Job(title, "Standing orders", "https://x.test/t", dt.date(2026, *on))


STORY = material(
    products=(Product("Orchard", 0.39), Product("Depot", 0.51), Product("Routes", 0.42)),
    deliveries=(
        delivery(now="at_risk", finish=(9, 4), reason="Waits for the payment provider."),
        delivery(
            "Route re-optimisation",
            now="off_track",
            then="at_risk",
            finish=(8, 21),
            was=(7, 10),
            product="Routes",
            reason="Solver misses its speed target.",
        ),
        delivery("Hub scanner", product="Depot"),
    ),
    moves=(
        move("ship", note="Live in all eleven hubs."),
        move("approve", "Delivery promise engine", by="Mara Lindholm", start=dt.date(2026, 7, 27), effort=32),
    ),
    waiting=(waiting(), waiting("Kitchen invoices v2", (6, 15))),
)
