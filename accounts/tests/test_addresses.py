"""Addresses that differ by the workspace alone."""

import pytest
from django.urls import reverse, set_script_prefix

from accounts.addresses import address


@pytest.fixture
def below_a_path():
    set_script_prefix("/plans/")
    yield
    set_script_prefix("/")


NAMES = ["accounts:people", "execution:work", "strategy:initiative_list"]


@pytest.mark.parametrize("name", NAMES)
def test_an_address_is_the_one_that_is_looked_up(name):
    assert address(name, "larkfield") == reverse(name, args=["larkfield"])
    assert address(name, "lark-field-2") == reverse(name, args=["lark-field-2"])


def test_what_differs_by_more_is_looked_up():
    assert address("strategy:product_show", "larkfield", "ORC") == "/w/larkfield/products/ORC/"


def test_an_address_stands_below_the_path_that_the_product_is_served_at(below_a_path):
    assert address("accounts:people", "larkfield").startswith("/plans/w/larkfield/")


def test_and_at_the_top_again_afterwards():
    assert address("accounts:people", "larkfield").startswith("/w/larkfield/")
