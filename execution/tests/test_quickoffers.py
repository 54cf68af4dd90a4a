"""What quick add offers behind a sign, and milestones in a line."""

import datetime as dt

import pytest

from execution.models import Task
from execution.quick.line import read
from execution.quick.offers import MOST, offers
from execution.quick.reading import Known, Named
from execution.tests import factories as make

JONAS, NOOR, NOAH = (
    Named(1, "Jonas Weller", "jonas@x.example"), Named(2, "Noor Haddad", "noor@x.example"),
    Named(3, "Noor Ekman", "ekman@x.example"),
)  # fmt: skip
STO, PTL = Named(10, "Standing orders", "STO"), Named(11, "Photo-to-listing", "PTL")
AIMS = (
    Named(20, "General release", "STO", 10, dt.date(2026, 8, 28)), Named(21, "Beta", "STO", 10), Named(22, "Beta", "PTL", 11),
)  # fmt: skip
KNOWN = Known(
    today=make.TODAY, people=(JONAS, NOOR, NOAH), labels=(Named(30, "payments"), Named(31, "pilot hubs")),
    projects=(STO, PTL), milestones=AIMS, me=JONAS,
)  # fmt: skip


def forms(word):
    return [offer.form for offer in offers(word, KNOWN)]


@pytest.mark.parametrize(("word", "found"), [
    ("@", ["@me", '@"Noor Haddad"', '@"Noor Ekman"']),
    ("@ha", ['@"Noor Haddad"']),
    ("@noor ek", ['@"Noor Ekman"']),
    ('@"jon', ["@me"]),
    ("#", ["#payments", '#"pilot hubs"']),
    ("#pi", ['#"pilot hubs"', "#pi"]),
    ("#payments", ["#payments"]),
    ("~", ["~STO", "~PTL", '~"General release"', "~STO ~Beta", "~PTL ~Beta"]),
    ("~rel", ['~"General release"']),
    ("!", ["!urgent", "!high", "!medium", "!low", "!none"]),
    ("!h", ["!high"]),
    ("@zz", []), ("word", []), ("", []), ("#1", []),
])  # fmt: skip
def test_what_fits_is_offered_as_the_line_takes_it(word, found):
    assert forms(word) == found


@pytest.mark.parametrize("sign", "@#~!")
def test_each_offer_is_read_as_what_it_says(sign):
    for offer in offers(sign, KNOWN):
        reading = read(f"Call {offer.form}", KNOWN)
        assert reading.faults == [] and reading.title == "Call"
        assert reading.one(offer.kind) == offer.value


def test_no_list_is_longer_than_can_be_looked_over():
    many = tuple(Named(n, f"Label {n}") for n in range(40))
    assert len(offers("#la", Known(make.TODAY, labels=many))) == MOST


def test_a_milestone_brings_its_project_and_what_is_called_alike_is_asked_for():
    reading = read('Sign it ~"general release"', KNOWN)
    assert (reading.one("milestone"), reading.one("project")) == (AIMS[0], None)
    assert read("Sign it ~beta", KNOWN).faults == [
        "“beta” could be Beta (STO) or Beta (PTL). Write more of it."
    ]
    assert read("Sign it ~PTL ~beta", KNOWN).one("milestone") == AIMS[2]
    assert "There is a milestone already" in read('Sign it ~STO ~beta ~"general release"', KNOWN).faults[0]


def test_a_line_that_names_a_milestone_makes_a_task_towards_it(place):
    aim = make.milestone(place.owner, place.project, "General release")
    other = make.project(place.owner, "Elsewhere")
    assert (
        place.post("tasks/line/", {"line": 'Sign it ~"general release"', "project": other.pk}).status_code
        == 302
    )
    task = Task.objects.get(title="Sign it")
    assert (task.project, task.milestone) == (place.project, aim)


def test_the_list_behind_a_sign_says_what_and_how_many(place):
    make.milestone(place.owner, place.project, "General release")
    page = place.get("tasks/line/offers/", data={"q": "~rel"}).content.decode()
    assert 'role="option"' in page and "General release" in page
    assert "Projects and milestones: 1 to choose from" in page
    assert 'role="option"' not in place.get("tasks/line/offers/", data={"q": "rel"}).content.decode()
