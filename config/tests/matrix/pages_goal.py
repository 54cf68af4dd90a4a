"""How goals are told, put away and shared among, and how a company plans. The order of the nine answers stands in
row.py."""

from config.tests.matrix.row import Row

SEEN = "200 200 403 403 403 404 404 login login"
DONE = "302 302 403 403 403 404 404 login login"

ROWS = [
    Row("strategy:goal_show", case="of the company", args=lambda here: [here.company_goal.key],
        GET="200 200 200 200 200 404 404 login login"),
    Row("strategy:goal_show", case="archived", args=lambda here: [here.archived_goal.key],
        GET="200 200 200 200 200 404 404 login login"),
    Row("strategy:goal_report", args=lambda here: [here.said_goal.key], data=lambda here: {"percent": 55},
        GET=SEEN, POST=DONE),
    Row("strategy:goal_archive", args=lambda here: [here.goal.key], POST=DONE),
    Row("strategy:goal_unarchive", args=lambda here: [here.archived_goal.key], POST=DONE),
    Row("strategy:initiative_shares", args=lambda here: [here.draft.key],
        data=lambda here: {f"share-{here.goal.key}": 70}, GET=SEEN, POST=DONE),
    Row("strategy:planning", data=lambda here: {"fiscal_month": 4, "waiting_days": 14}, GET=SEEN, POST=DONE),
]  # fmt: skip
