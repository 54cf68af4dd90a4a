"""Assets for tests, and how they read."""

import datetime as dt

from execution.models import Asset
from execution.tests import factories as make

YESTERDAY, TOMORROW = make.TODAY - dt.timedelta(days=1), make.TODAY + dt.timedelta(days=1)


def asset(place, name="Test crates", project=None, **fields):
    return Asset.create(by=place.owner, project=project or place.project, name=name, **fields)


def named(assets):
    return [a.name for a in assets]
