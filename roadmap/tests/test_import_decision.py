"""A decision taken elsewhere, on an initiative that is here already."""

from roadmap.tests import factories as make
from roadmap.tests.test_import_landing import land
from strategy.models import Initiative


def test_a_decision_on_what_is_here_already_keeps_its_words(place):
    make.product(place.owner, name="Bakery", key="BAK")
    head = b"key,product,title,approved_on,decision_note\n"
    land(place, [("initiatives.csv", head + b"I1,Bakery,One,,\n")])
    words = b"I1,Bakery,One,2010-03-12,Because they asked.\n"
    assert land(place, [("initiatives.csv", head + words)]).counts["decision"] == {"new": 1}
    initiative = Initiative.objects.get(external_key="I1")
    assert initiative.requests.get().decisions.get().note == "Because they asked."
    assert initiative.promise.note == "Because they asked."
    assert land(place, [("initiatives.csv", head + words)]).counts["initiative"] == {"same": 1}
