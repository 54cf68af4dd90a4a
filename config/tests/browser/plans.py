"""What journeys of a plan share: a project of its own on the demo, and how its rows and days are found."""

import itertools

KEYS = (f"GT{first}{second}" for first in "ABCDEFGH" for second in "ABCDEFGH")
COUNT = itertools.count()


def planned(programs):
    """The key of a project of its own: a whole with two parts, the second of which waits for the first, and one beside
    them."""
    key = next(KEYS)
    project = programs.make("projects/", name=f"Plan {next(COUNT)}", key=key)
    made = [programs.make("tasks/", project=project["id"], title="Payments")]
    for title, start, due, parent in [
        ("Move the mandates", "2031-02-03", "2031-02-07", made[0]["id"]),
        ("Retry what failed", "2031-02-10", "2031-02-12", made[0]["id"]),
        ("Tell the kitchens", "2031-02-03", "2031-02-05", None),
    ]:
        made.append(
            programs.make("tasks/", project=project["id"], title=title, start=start, due=due, parent=parent)
        )
    programs.make("task-dependencies/", before=made[1]["id"], after=made[2]["id"])
    yield key
    programs.remove(f"projects/{project['id']}/")


def row(page, title):
    return page.get_by_role("row", name=title)


def lane(page, title):
    """What is drawn of a row on the line of time."""
    return page.locator(f'[data-of="{row(page, title).get_attribute("id")}"]')


def due(programs, key):
    return programs.get(f"tasks/{key}/")["due"]
