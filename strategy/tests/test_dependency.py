import pytest
from django.db import IntegrityError, transaction

from accounts import trash, undo
from accounts.errors import Conflict, Refused
from accounts.models import Activity
from strategy.models import Initiative, InitiativeDependency, Product
from strategy.tests import factories as make
from strategy.tests.together import together


@pytest.fixture
def web(db):
    """A manager and six initiatives of two products."""
    return Web()


class Web:
    def __init__(self):
        self.workspace, self.by = make.workspace()
        product, other = make.product(self.by, key="ORC"), make.product(self.by, key="DEP", name="Depot")
        self.all = [make.initiative(self.by, product, f"Bet {n}") for n in range(1, 6)]
        self.all.append(make.initiative(self.by, other, "Elsewhere"))

    def link(self, before, after):
        return InitiativeDependency.create(by=self.by, before=before, after=after)

    def alive(self):
        rows = InitiativeDependency.objects.for_list()
        return {str(row) for row in rows}


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.message


def test_what_waits_for_what_is_logged_and_crosses_products(web):
    one, *_rest, elsewhere = web.all
    made = web.link(elsewhere, one)

    assert str(made) == "DEP-1 → ORC-1"
    row = Activity.objects.of(made).get()
    assert row.verb == "created" and row.changes["after"][1]["id"] == str(one.pk)


def test_once_a_pair_and_never_for_itself(web):
    one, two, *_rest = web.all
    web.link(one, two)

    assert refusal(lambda: web.link(one, two)) == "This dependency is there already."
    assert refusal(lambda: web.link(one, one)) == "An initiative cannot wait for itself."
    with pytest.raises(IntegrityError), transaction.atomic():
        InitiativeDependency.objects.create(workspace=web.workspace, before=one, after=one)


def test_a_circle_is_refused_and_its_way_named(web):
    one, two, three, *_rest = web.all
    web.link(one, two)
    web.link(two, three)

    words = refusal(lambda: web.link(three, one))
    assert "ORC-3 → ORC-1 → ORC-2 → ORC-3" in words
    assert web.alive() == {"ORC-1 → ORC-2", "ORC-2 → ORC-3"}


def test_a_part_and_its_whole_wait_for_each_other_in_no_way(web):
    whole, part, third, *_rest = web.all
    part.edit(by=web.by, changes={"parent": whole})

    assert "ORC-2 is part of ORC-1" in refusal(lambda: web.link(part, whole))
    assert "ORC-2 is part of ORC-1" in refusal(lambda: web.link(whole, part))
    web.link(whole, third)
    assert "ORC-3 → ORC-2 (part of ORC-1) → ORC-3" in refusal(lambda: web.link(third, part))


def test_what_waits_becomes_no_part_of_what_it_waits_for(web):
    whole, part, between, *_rest = web.all
    web.link(whole, between)
    web.link(between, part)

    words = refusal(lambda: part.edit(by=web.by, changes={"parent": whole}))
    assert "ORC-2 (part of ORC-1) → ORC-3 → ORC-2" in words
    part.refresh_from_db()
    assert part.parent is None


def test_siblings_may_wait_for_each_other(web):
    whole, one, two, *_rest = web.all
    for part in (one, two):
        part.edit(by=web.by, changes={"parent": whole})
    web.link(one, two)

    assert web.alive() == {"ORC-2 → ORC-3"}


def test_it_goes_to_the_trash_with_either_end_and_comes_back_with_both(web):
    one, two, *_rest = web.all
    web.link(one, two)
    one.trash(by=web.by)
    two.trash(by=web.by)
    assert web.alive() == set()

    one.restore(by=web.by)
    assert web.alive() == set()  # its other end is still in the trash
    two.restore(by=web.by)
    assert web.alive() == {"ORC-1 → ORC-2"}


def test_both_ends_deleted_as_one_act_come_back_one_by_one(web):
    one, two, *_rest = web.all
    web.link(one, two)
    Initiative.trash_all([one, two], by=web.by)
    two.refresh_from_db()

    two.restore(by=web.by)
    assert web.alive() == set()
    one.refresh_from_db()
    one.restore(by=web.by)
    assert web.alive() == {"ORC-1 → ORC-2"}


@pytest.mark.parametrize("first", ["product", "initiative"])
def test_what_a_product_brings_back_waits_for_the_end_that_is_still_gone(web, first):
    one, *_rest, elsewhere = web.all
    link = web.link(one, elsewhere)
    for gone in (one.product, elsewhere) if first == "product" else (elsewhere, one.product):
        type(gone).objects.get(pk=gone.pk).trash(by=web.by)

    Product.everything.get(pk=one.product_id).restore(by=web.by)
    assert one in Initiative.objects.all() and web.alive() == set()
    assert link not in trash.page(web.workspace).rows  # it comes with its other end

    Initiative.everything.get(pk=elsewhere.pk).restore(by=web.by)
    assert web.alive() == {"ORC-1 → DEP-1"}


def test_of_two_products_deleted_the_second_brings_back_what_lies_between(web):
    one, *_rest, elsewhere = web.all
    web.link(one, elsewhere)
    for product in (one.product, elsewhere.product):
        product.trash(by=web.by)

    one.product.restore(by=web.by)
    assert web.alive() == set()
    Product.everything.get(pk=elsewhere.product_id).restore(by=web.by)
    assert web.alive() == {"ORC-1 → DEP-1"}


def test_a_deletion_that_is_undone_brings_it_back(web):
    one, two, *_rest = web.all
    web.link(one, two)
    cause = one.trash(by=web.by)

    undo.undo(by=web.by, cause=cause)
    assert web.alive() == {"ORC-1 → ORC-2"}


def test_adding_and_removing_are_undone(web):
    one, two, *_rest = web.all
    made = web.link(one, two)
    cause = made.trash(by=web.by)
    assert trash.find(web.workspace, made.pk) == made

    undo.undo(by=web.by, cause=cause)
    assert web.alive() == {"ORC-1 → ORC-2"}
    undo.undo(by=web.by, cause=Activity.objects.of(made).get(verb="created").cause)
    assert web.alive() == set()


def test_nothing_comes_back_that_would_close_a_circle(web):
    one, two, *_rest = web.all
    gone = web.link(one, two)
    gone.trash(by=web.by)
    web.link(two, one)

    assert "ORC-1 → ORC-2 → ORC-1" in refusal(lambda: gone.restore(by=web.by))


def test_what_would_come_back_with_its_end_counts_against_a_circle(web):
    one, two, three, *_rest = web.all
    web.link(one, two)
    web.link(three, one)
    one.trash(by=web.by)

    assert "ORC-2 → ORC-3 → ORC-1 → ORC-2" in refusal(lambda: web.link(two, three))
    one.refresh_from_db()
    one.restore(by=web.by)
    assert web.alive() == {"ORC-1 → ORC-2", "ORC-3 → ORC-1"}


def test_what_is_in_the_trash_takes_no_dependency(web):
    one, two, *_rest = web.all
    one.trash(by=web.by)

    assert "deleted meanwhile" in refusal(lambda: web.link(two, one))


@pytest.mark.django_db(transaction=True)
def test_of_two_halves_of_a_circle_at_once_one_is_written():
    web = Web()
    one, two, three, *_rest = web.all
    web.link(two, three)

    def half(n):
        return web.link(one, two) if n % 2 else web.link(three, one)

    answers = together(half)
    assert all(isinstance(a, InitiativeDependency | Refused | Conflict) for a in answers), answers
    assert web.alive() in ({"ORC-2 → ORC-3", "ORC-1 → ORC-2"}, {"ORC-2 → ORC-3", "ORC-3 → ORC-1"})


@pytest.mark.django_db(transaction=True)
def test_a_part_and_a_dependency_on_its_whole_at_once_leave_one():
    web = Web()
    whole, part, *_rest = web.all

    def half(n):
        if n % 2:
            return web.link(whole, part)
        return Initiative.objects.get(pk=part.pk).edit(by=web.by, changes={"parent": whole})

    together(half)
    part.refresh_from_db()
    assert (part.parent_id is None) == bool(web.alive())
