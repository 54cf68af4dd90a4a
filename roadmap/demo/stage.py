"""Collects what happened as (time, act) and lets it happen in order."""

from roadmap.demo.calendar import Calendar


class Stage:
    """The calendar, and what was built so far under the story's own names."""

    def __init__(self, now):
        self.calendar = Calendar(now)
        self.workspace = None
        self.people, self.products, self.goals, self.initiatives, self.projects = {}, {}, {}, {}, {}
        self.views = {}
        self.themes = {}
        self.customers, self.ideas = {}, {}
        self.events = []

    def on(self, told, act, hour=9):
        """On a story's day or a date; what lies ahead of today never happens."""
        date = self.calendar.day(told) if isinstance(told, str) else told
        if date <= self.calendar.today:
            self.events.append((self.calendar.at(date, hour), len(self.events), act))

    def play(self):
        """In order of time, none of it later than now; an act may add others, as a launch adds tasks."""
        while self.events:
            event = min(self.events, key=lambda event: event[:2])
            self.events.remove(event)
            event[2](min(event[0], self.calendar.now))
