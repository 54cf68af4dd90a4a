"""The quarter, in which all that grows has its days."""

from config.tests.lists.row import page

LISTS = [page("roadmap:quarters")]

SINGLE = [page("roadmap:quarter", "=q1-2020")]  # long over: nothing stands in it
