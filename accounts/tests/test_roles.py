"""The table of rights, written out by hand: who may what."""

import pytest

from accounts.roles import CAPABILITIES, DESCRIPTIONS, RIGHTS, Can, Role
from accounts.tests import factories as make

Y, N = True, False
#                        owner  product project contributor executive
TABLE = {
    "read":             (Y,     Y,      Y,      Y,          Y),
    "manage_people":    (Y,     N,      N,      N,          N),
    "manage_workspace": (Y,     N,      N,      N,          N),
    "shape":            (Y,     Y,      N,      N,          N),
    "plan":             (Y,     N,      Y,      N,          N),
    "work":             (Y,     N,      Y,      Y,          N),
    "comment":          (Y,     Y,      Y,      Y,          N),
    "propose":          (Y,     Y,      Y,      Y,          N),
    "launch":           (Y,     Y,      Y,      N,          N),
    "decide":           (Y,     Y,      Y,      Y,          Y),
    "tokens":           (Y,     N,      N,      N,          N),
    "keep":             (Y,     Y,      Y,      Y,          Y),
    "share":            (Y,     Y,      N,      N,          N),
    "import":           (Y,     Y,      Y,      N,          N),
    "land_decisions":   (Y,     N,      N,      N,          N),
}  # fmt: skip
ROLES = ("owner", "product_manager", "project_manager", "contributor", "executive")


def test_the_roles_are_these():
    assert tuple(Role.values) == ROLES
    assert set(CAPABILITIES) == set(Role) == set(DESCRIPTIONS)


def test_the_capabilities_are_these():
    assert {c.value for c in Can} == set(TABLE)


@pytest.mark.parametrize("capability", TABLE)
def test_who_may(capability):
    may = tuple(Can(capability) in CAPABILITIES[Role(role)] for role in ROLES)
    assert may == TABLE[capability]


def test_what_changing_a_row_of_each_room_takes():
    assert RIGHTS == {
        "strategy": "shape",
        "execution": "plan",
        "roadmap": "launch",
        "accounts": "manage_people",
    }


@pytest.mark.parametrize("role", ROLES)
def test_a_membership_asks_the_table(house, role):
    member = house.member(role)
    for capability, row in TABLE.items():
        assert member.can(Can(capability)) == row[ROLES.index(role)]


def test_without_access_nobody_may_anything(house):
    member = house.member(Role.OWNER)
    member.deactivate(by=house.owner)
    switched_off = make.member(house.workspace, Role.OWNER, is_active=False)
    for person in (member, switched_off):
        assert not any(person.can(capability) for capability in Can)
