"""An initiative's life: who follows it, the archive, its copies, what became of each field, the table as a file. The
order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row

READ = "200 200 200 200 200 404 404 login login"
SEEN = "200 200 403 403 403 404 404 login login"
DONE = "302 302 403 403 403 404 404 login login"
OWN = "302 302 302 302 302 404 404 login login"

ROWS = [
    Row("strategy:initiative_show", case="archived", args=lambda here: [here.put_away.key], GET=READ),
    Row("strategy:initiative_follow", args=lambda here: [here.draft.key], data=lambda here: {"want": "yes"}, POST=OWN),
    Row("strategy:initiative_followers", args=lambda here: [here.draft.key], GET=READ),
    Row("strategy:initiative_archive", args=lambda here: [here.draft.key], POST=DONE),
    Row("strategy:initiative_unarchive", args=lambda here: [here.put_away.key], POST=DONE),
    Row("strategy:initiative_duplicate", args=lambda here: [here.draft.key], data=lambda here: {"title": "Again"},
        GET=SEEN, POST=DONE),
    Row("strategy:initiative_history", args=lambda here: [here.draft.key], GET=READ),
    Row("strategy:goal_history", args=lambda here: [here.goal.key], GET=READ),
    Row("roadmap:initiative_export", GET=READ),
]  # fmt: skip
