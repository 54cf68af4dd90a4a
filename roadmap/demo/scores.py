"""What the product managers put into RICE, who changed their mind, and a group that scores six bets."""

from strategy import priorities, scores
from strategy.models import Ballot, Initiative, Placement, ScoringModel, ScoringSession

MODEL_ON, SCORED_ON = "02-16", "06-08"
# title: (reach, impact)
RICE = {
    "Standing orders": (1800, 2),
    "Allergen labels": (2100, 1),
    "Substitution rules": (1500, 2),
    "Delivery promise engine": (2200, 3),
    "Missing-item photos": (1100, 1),
    "Kitchen invoices v2": (1300, 1),
    "Order by text message": (700, 1),
    "Archive cold orders": (3000, 0.25),
    "Price guidance": (900, 2),
    "Grower app 2.0": (1600, 2),
    "Cold-chain proof": (800, 2),
    "Multi-hub accounts": (400, 3),
    "Loyalty credits": (1900, 0.5),
    "Voice notes on orders": (500, 0.5),
    "Recipe import": (350, 1),
    "Crate deposits": (900, 1),
    "Scan-free receiving": (600, 2),
    "Emission report": (1200, 0.5),
    "Hub-to-hub transfers": (700, 2),
}
EARLY = {"Standing orders": "02-27", "Kitchen invoices v2": "05-25"}  # scored before they were put forward
# what was thought otherwise first: title, day, input, value, why
SECOND_THOUGHTS = [
    ("Missing-item photos", "06-10", "LB", {"reach": 1100.0}, "Counted in support, not guessed."),
    ("Loyalty credits", "06-11", "ID", {"impact": 0.5}, "Regulars come back without it."),
]
FIRST_THOUGHTS = {"Missing-item photos": (700, 1), "Loyalty credits": (1900, 1)}
MOVED = ("Scan-free receiving", "DEP", "06-12", "TO", "The scanners' contract ends in autumn.")

SESSION = ("Q4 scoring session", "ORC", "06-16", "ID")
AGENDA = (
    "Price guidance",
    "Multi-hub accounts",
    "Cold-chain proof",
    "Loyalty credits",
    "Voice notes on orders",
    "Recipe import",
)
SCORERS = ("ID", "TO", "LB", "AT", "SA", "NH", "EM")
# title: {input: answers in the order of the scorers}; taken unless it is the last one said
TAKEN = {
    "Price guidance": {"reach": (900, 900, 800, 900, 1000, 900, 900), "impact": (2, 2, 1, 2, 2, 2, 1)},
    "Multi-hub accounts": {"reach": (400, 350, 400, 400, 450, 400, 400), "impact": (3, 3, 2, 3, 3, 2, 3)},
    "Cold-chain proof": {"reach": (800, 800, 750, 900, 800, 700, 800)},
}
REVEALED = ("Cold-chain proof", "impact", (2, 3, 1, 2, 0.5, 1, 2))
HIDDEN = ("Loyalty credits", "reach", (1900, 1800, None, 2000, 1700, None, None))


def tell(stage):
    stage.on(MODEL_ON, keep(stage), hour=8)
    for title, inputs in RICE.items():
        told = FIRST_THOUGHTS.get(title, inputs)
        stage.on(
            EARLY.get(title, SCORED_ON),
            give(stage, title, dict(zip(("reach", "impact"), told, strict=True))),
            hour=9,
        )
    for title, day, by, inputs, why in SECOND_THOUGHTS:
        stage.on(day, give(stage, title, inputs, by, why), hour=11)
    stage.on(MOVED[2], place(stage), hour=12)
    stage.on(SESSION[2], together(stage), hour=8)


def keep(stage):
    def act(at):
        stage.rice = ScoringModel.create(by=stage.people["ML"], at=at, name="RICE", kind="rice", capacity=84)

    return act


def bet(stage, title):
    found = Initiative.objects.select_related("workspace", "product")
    return found.get(pk=stage.initiatives[title]) if title in stage.initiatives else None


def give(stage, title, inputs, by="", why=""):
    def act(at):
        found = bet(stage, title)
        if found:
            who = stage.people[by] if by else found.product.lead
            values = {key: float(value) for key, value in inputs.items()}
            scores.give(found, stage.rice, by=who, values=values, note=why, at=at)

    return act


def place(stage):
    title, product, _day, by, why = MOVED

    def act(at):
        order = priorities.order_of(stage.products[product], stage.rice)
        found = bet(stage, title)
        if found and found.pk in order():
            Placement.put(found, by=stage.people[by], after=None, why=why, order=order, at=at)

    return act


def together(stage):
    """Two bets are scored, the third is being talked about, the fourth has its first answers."""
    name, product, _day, by = SESSION

    def act(at):
        facilitator, people = stage.people[by], [stage.people[key] for key in SCORERS]
        bets = [found for found in (bet(stage, title) for title in AGENDA) if found]
        session = ScoringSession.open(
            by=facilitator, at=at, product=stage.products[product], model=stage.rice, name=name, initiatives=bets,
            scorers=people,
        )  # fmt: skip
        for title, questions in TAKEN.items():
            for key, said in questions.items():
                vote = answered(stage, session, title, key, said, at)
                vote.reveal(by=facilitator, at=at)
                vote.take(by=facilitator, at=at)
        answered(stage, session, *REVEALED, at).reveal(by=facilitator, at=at)
        answered(stage, session, *HIDDEN, at)

    return act


def answered(stage, session, title, key, said, at):
    vote = Ballot.of(session, bet(stage, title), key)
    for who, value in zip(SCORERS, said, strict=True):
        if value is not None:
            vote.answer(by=stage.people[who], value=float(value), at=at)
    return vote
