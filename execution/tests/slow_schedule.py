"""The same dates as `execution.schedule` in the slowest and plainest way, to hold it against.

Every task is tried on one half day after the other until nothing is asked of it any more, for as long as anything moves;
late dates likewise from the end. Whether a half is worked is looked up half by half: no order of tasks and no inverse.
"""

from bisect import bisect_left

from execution.scheduling.workdays import day_of, evening, morning

KEEPS_START, KEEPS_FINISH = ("start_no_earlier", "must_start"), ("finish_no_earlier", "must_finish")


class Time:
    """A calendar as a list of the instants at which its worked halves begin."""

    def __init__(self, workdays, low, high):
        halves = (half for half in range(low, high) if half % 2 < workdays.halves_on(day_of(half)))
        self.worked = list(halves)

    def count(self, instant):
        return bisect_left(self.worked, instant)

    def shift(self, instant, lag):
        if lag > 0:
            return self.worked[self.count(instant) + lag - 1] + 1
        return self.worked[self.count(instant) + lag] if lag else instant


class Slow:
    def __init__(self, jobs, links, start, calendar, calendars, low, high):
        self.jobs, self.links = {job.id: job for job in jobs}, links
        self.start = morning(start)
        self.project = Time(calendar, low, high)
        times = {key: Time(value, low, high) for key, value in calendars.items()} | {None: self.project}
        self.time = {job.id: times[job.calendar] for job in jobs}
        self.parts = {job.id: [j.id for j in jobs if j.parent == job.id] for job in jobs}
        self.leaves = [id for id, parts in self.parts.items() if not parts]
        self.at = {
            id: self.held(id) if self.jobs[id].held else self.time[id].count(self.start) for id in self.leaves
        }
        self.length = {
            id: self.end_of_held(id) if self.jobs[id].held else self.jobs[id].duration for id in self.leaves
        }
        while self.push():
            pass
        self.finish = max(self.last(id) for id in self.jobs)

    # -- a place --------------------------------------------------------------

    def held(self, id):
        job, time = self.jobs[id], self.time[id]
        if job.duration == 0 and job.finish:
            return time.count(evening(job.finish))
        if job.start:
            return time.count(morning(job.start))
        return time.count(evening(job.finish)) - job.duration

    def end_of_held(self, id):
        job, time = self.jobs[id], self.time[id]
        if job.finish and job.start and job.duration:
            return time.count(evening(job.finish)) - time.count(morning(job.start))
        return job.duration

    def below(self, id):
        todo, found = [id], []
        for one in todo:
            todo += self.parts[one]
            if not self.parts[one]:
                found.append(one)
        return found

    def first(self, id, at=None):
        at = at or self.at
        if self.parts[id]:
            return min(self.first(part, at) for part in self.parts[id])
        job = self.jobs[id]
        if job.held:
            if job.duration == 0:
                return evening(job.finish) if job.finish else morning(job.start)
            if job.start:
                return morning(job.start)
        return self.time[id].worked[at[id]]

    def last(self, id, at=None):
        at = at or self.at
        job = self.jobs[id]
        if self.parts[id]:
            asked = [self.last(part, at) for part in self.parts[id]]
            asked += self.asked_of_end(id, at)
            if job.rule in KEEPS_FINISH:
                asked.append(evening(job.rule_day))
            return max(asked)
        if job.held and job.finish:
            return evening(job.finish)
        if not self.length[id]:
            return self.first(id, at)
        return self.time[id].worked[at[id] + self.length[id] - 1] + 1

    def wanted(self, link, at=None):
        instant = (self.first if link.kind in ("SS", "SF") else self.last)(link.before, at)
        return self.project.shift(instant, link.lag)

    # -- forward ------------------------------------------------------------------

    def push(self):
        """Whether any task had to move."""
        moved = False
        for id in self.leaves:
            while not self.jobs[id].held and not self.fits(id):
                self.at[id] += 1
                moved = True
        return moved

    def fits(self, id, at=None):
        """Whether nothing asks a task to begin later."""
        at = at or self.at
        job, time = self.jobs[id], self.time[id]
        k, end = at[id], at[id] + self.length[id]
        if k < time.count(self.start) or (job.start and k < time.count(morning(job.start))):
            return False
        if job.rule in KEEPS_FINISH and end < time.count(evening(job.rule_day)):
            return False
        above = id
        while above is not None:
            job = self.jobs[above]
            if job.rule in KEEPS_START and k < time.count(morning(job.rule_day)):
                return False
            for link in self.links:
                if (
                    link.after == above
                    and link.kind in ("FS", "SS")
                    and k < time.count(self.wanted(link, at))
                ):
                    return False
                of_end = link.after == id == above and link.kind in ("FF", "SF")
                if of_end and end < time.count(self.wanted(link, at)):
                    return False
            above = job.parent
        return True

    # -- float: what may be tried --------------------------------------------------

    def slips(self, id, n):
        """Where all tasks are if this one begins n halves later and the others only as they must."""
        at = self.at | {id: self.at[id] + n}
        moved = True
        while moved:
            moved = False
            for one in self.leaves:
                while not self.jobs[one].held and not self.fits(one, at):
                    at[one] += 1
                    moved = True
        return at

    def keeps_the_end(self, id, n):
        """Whether everything is still done by the end, and by its deadlines, if this one begins n halves later."""
        at = self.slips(id, n)
        return all(self.in_time(one, at) for one in self.jobs)

    def in_time(self, id, at):
        """Whether it is over by the end, as far as its own calendar can tell."""
        if self.parts[id]:
            return max(self.asked_of_end(id, at), default=0) <= self.finish
        return self.time[id].count(self.last(id, at)) <= self.time[id].count(self.finish)

    def asked_of_end(self, id, at):
        return [
            self.wanted(link, at) for link in self.links if link.after == id and link.kind in ("FF", "SF")
        ]

    def moves_nobody(self, id, n):
        at, wholes = self.slips(id, n), set(self.parts) - set(self.leaves)
        still = all(at[one] == self.at[one] for one in self.leaves if one != id)
        ends = (self.last(one, at) == self.last(one) for one in wholes if id not in self.below(one))
        return still and all(ends) and self.in_time(id, at)
