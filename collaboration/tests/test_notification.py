"""Who is told of what, once."""

import pytest

from accounts.ids import new_id
from accounts.roles import Role
from accounts.tests import factories as people
from collaboration.models import Kind, Notification
from collaboration.models.notification import EXCERPT, excerpt

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    workspace = people.workspace()
    owner = people.owner_of(workspace)
    return owner, people.member(workspace), people.member(workspace, Role.EXECUTIVE, "Viktor Hale")


def test_everybody_named_is_told_but_the_one_who_did_it(three):
    owner, manager, executive = three
    written = Notification.tell(Kind.LAUNCH, three, manager, by=owner, words="It  begins.\n")
    assert written == 2
    rows = Notification.objects.all()
    assert {row.member for row in rows} == {manager, executive}
    assert {(row.words, row.subject_label, row.actor) for row in rows} == {
        ("It begins.", str(manager), owner)
    }


def test_the_same_act_is_told_once(three):
    owner, manager, _executive = three
    cause = new_id()
    for _time in range(2):
        Notification.tell(Kind.MENTION, [manager], owner, by=owner, cause=cause)
    Notification.tell(Kind.REQUEST, [manager], owner, by=owner, cause=cause)
    assert sorted(manager.notifications.values_list("kind", flat=True)) == ["mention", "request"]


def test_a_deactivated_member_hears_nothing(three):
    owner, manager, _executive = three
    manager.deactivate(by=owner)
    manager.refresh_from_db()
    assert Notification.tell(Kind.LAUNCH, [manager], owner, by=owner) == 0


def test_reading_counts_the_first_time(three):
    owner, manager, _executive = three
    Notification.tell(Kind.LAUNCH, [manager], owner, by=owner)
    row = manager.notifications.unread().get()
    row.read()
    first = Notification.objects.get().read_at
    row.read()
    assert first and Notification.objects.get().read_at == first
    assert not manager.notifications.unread().exists()


def test_words_are_cut_to_one_line():
    assert excerpt("a\n b") == "a b"
    cut = excerpt("word " * 100)
    assert len(cut) <= EXCERPT and cut.endswith("word…")
