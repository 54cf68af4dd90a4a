"""How late each task may be. No database.

Backward over a schedule (Kelley and Walker, 1959): the last finish of a task is the smallest of the end of the project,
of what its links leave it, of its rule, its deadline, and of what bounds that which it is part of. Total float is that
less its finish, in halves of its own calendar; free float is what it may slip while every other task stays where it is.
Each bound is the exact inverse of the forward one (`execution.scheduling.workdays`).

A held task begins when somebody said, so what hangs on its start does not shorten its total float. Of a task with
subtasks the total float is the smallest among them.
"""

from execution.scheduling.rules import FINISH_BY, START_BY
from execution.scheduling.workdays import evening, morning

FAR = float("inf")


class Bounds:
    """Where tasks stand, late or now: what others must not be pushed beyond. end: counts, of those without subtasks.
    Instants of those with: start, the first that a link to their beginning may ask at most; within, by when what hangs on
    their finish lets all parts be finished; begun, by when the first of them begins. FAR where nothing hangs on it."""

    def __init__(self, end, size):
        self.end = end
        self.start, self.within, self.begun = [FAR] * size, [FAR] * size, [FAR] * size


class Late:
    """Late dates and float of a Schedule, in its columns. total, free: halves; end: counts of the last finish. dawn,
    dusk: of those with subtasks, the halves on which they would begin and end at the latest."""

    def __init__(self, plan):
        self.plan, size = plan, len(plan.jobs)
        self.total, self.free, self.end = [FAR] * size, [0] * size, [0] * size
        self.dawn, self.dusk = [FAR] * size, [-FAR] * size
        self.length = [end - begin for begin, end in zip(plan.begin, plan.end, strict=True)]
        self.late, self.early = Bounds(self.end, size), Bounds(plan.end, size)
        self.until = [
            plan.finish
        ] * size  # by when all parts are finished, by the end of the project and deadlines
        self.finish = {times: times.count(plan.finish) for times in {plan.calendar, *plan.times}}
        for place in reversed(plan.order):
            if place >= size:
                if plan.has_parts[place - size]:
                    self.close(place - size)
                continue
            if not plan.has_parts[place]:
                self.place(place)
            if plan.parents[place] is not None:
                self.pass_up(place, plan.parents[place])

    # -- with subtasks --------------------------------------------------------------

    def close(self, task):
        """The end of one with subtasks: what bounds all of them. It comes before them, as all goes backward."""
        plan, whole = self.plan, self.plan.parents[task]
        for bounds in (self.late, self.early):
            within, begun = self.above(task, bounds)
            for link in plan.out[task]:
                left = self.left(link, bounds)
                if link[2]:
                    begun = min(begun, left)
                else:
                    within = min(within, left)
            bounds.within[task], bounds.begun[task] = within, begun
        until = plan.finish if whole is None else self.until[whole]
        self.until[task] = min([until, *map(evening, finish_by(plan.jobs[task]))])
        count, end = plan.times[task].count, plan.end[task]
        self.free[task] = max(0, count(min(plan.finish, self.early.within[task])) - end)
        if plan.closed_by[task]:
            self.total[task] = count(min(self.until[task], self.late.within[task])) - end

    def above(self, task, bounds):
        """(within, begun) that a task has from what it is part of. Only who begins first keeps the beginning."""
        plan, whole = self.plan, self.plan.parents[task]
        if whole is None:
            return FAR, FAR
        first = plan.first[task] == plan.first[whole]
        return bounds.within[whole], bounds.begun[whole] if first else FAR

    def pass_up(self, task, whole):
        plan = self.plan
        dawn, dusk = self.halves(task)
        self.total[whole] = min(self.total[whole], self.total[task])
        self.dawn[whole], self.dusk[whole] = min(self.dawn[whole], dawn), max(self.dusk[whole], dusk)
        if plan.jobs[task].held and not plan.has_parts[task]:
            return
        for bounds in (self.late, self.early):
            bounds.start[whole] = min(bounds.start[whole], self.start_of(task, bounds))

    # -- without ----------------------------------------------------------------------

    def place(self, task):
        plan, job = self.plan, self.plan.jobs[task]
        count, now, length = plan.times[task].count, plan.end[task], self.length[task]
        end, free = self.latest(task, count, length, job.held)
        if job.deadline or job.rule:
            end = min([end, *(count(evening(day)) for day in finish_by(job))])
            if job.rule in START_BY:
                end = min(end, count(morning(job.rule_day)) + length)
        self.end[task], self.total[task], self.free[task] = end, end - now, max(0, free - now)

    def latest(self, task, count, length, held):
        """The counts (late, free) at which a task ends at the latest, by what others leave it."""
        plan = self.plan
        end, free = self.around(task, count, length, held)
        late, lengths, now = self.end, self.length, plan.end
        for link in plan.out[task]:
            _before, after, from_start, to_finish, lag, plain = link
            if plain:
                room = (length if from_start else 0) - lag - (0 if to_finish else lengths[after])
                asked, asked_free = late[after] + room, now[after] + room
            else:
                asked = self.counted(task, link, self.late, count, length)
                asked_free = self.counted(task, link, self.early, count, length)
            if asked < end and not (held and from_start):
                end = asked
            if asked_free < free:
                free = asked_free
        return end, free

    def around(self, task, count, length, held):
        """(late, free) by the end of the project and by what the task is part of."""
        if self.plan.parents[task] is None:
            end = self.finish[self.plan.times[task]]
            return end, end
        moment, whole, ends = self.is_moment(task, length), self.plan.parents[task], []
        for bounds, until in ((self.late, self.until[whole]), (self.early, self.plan.finish)):
            within, begun = self.above(task, bounds)
            end = count(until)
            if within is not FAR:
                end = min(end, count(within + 1) - 1 if moment else count(within))
            if begun is not FAR and not (held and bounds is self.late):
                end = min(end, count(begun + 1) - 1 + length)
            ends.append(end)
        return ends

    def counted(self, task, link, bounds, count, length):
        """The count at which a task ends at the latest by one link, where calendars differ."""
        left = self.left(link, bounds)
        if left is FAR:
            return FAR
        if link[2]:
            return count(left + 1) - 1 + length
        return count(left + 1) - 1 if self.is_moment(task, length) else count(left)

    def is_moment(self, task, length):
        """Whether it ends where work of others may begin, having no length."""
        plan = self.plan
        return not length and plan.last[task] == plan.times[task].begin(plan.end[task])

    def left(self, link, bounds):
        """The last instant that a link may start from; FAR where it says nothing."""
        _before, after, _from_start, to_finish, lag, _plain = link
        if not to_finish:
            instant = self.start_of(after, bounds)
        elif self.plan.has_parts[after]:
            instant = (
                self.plan.last[after]
                if bounds is self.early
                else min(self.until[after], bounds.within[after])
            )
        else:
            instant = self.plan.times[after].begin(bounds.end[after])
        return self.plan.calendar.unshift(instant, lag) if lag and instant is not FAR else instant

    def start_of(self, task, bounds):
        if self.plan.has_parts[task]:
            return bounds.start[task]
        return self.plan.times[task].begin(bounds.end[task] - self.length[task])

    def halves(self, task):
        """The halves on which a task would begin and end at the latest, drawn the way it is drawn now."""
        plan = self.plan
        if plan.has_parts[task]:
            return self.dawn[task], self.dusk[task]
        times, end, length = plan.times[task], self.end[task], self.length[task]
        if length:
            return times.begin(end - length), times.begin(end - 1)
        at_begin = plan.dawn[task] == times.begin(plan.end[task])
        half = times.begin(end if at_begin else end - 1)
        return half, half


def finish_by(job):
    """The dates by which a task is to be finished."""
    if job.deadline:
        yield job.deadline
    if job.rule in FINISH_BY:
        yield job.rule_day
