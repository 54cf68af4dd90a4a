"""Ideas and what customers said of them, as the tests of their pages make them."""

from strategy.models import Customer, Idea, Insight


def idea(place, title="Say what is missing", **fields):
    return Idea.create(by=place.manager, title=title, **({"product": place.product} | fields))


def heard(place, row, name, weight):
    customer = Customer.create(by=place.manager, name=name, weight=weight)
    return Insight.create(by=place.manager, words=f"Said by {name}.", customer=customer, ideas=[row])
