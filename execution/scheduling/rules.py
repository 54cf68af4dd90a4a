"""The words of what a plan may ask for. No database."""

FS, SS, FF, SF = KINDS = (
    "FS",
    "SS",
    "FF",
    "SF",
)  # from the finish or start of the first to that of the second
FROM_START, TO_FINISH = frozenset({SS, SF}), frozenset({FF, SF})

START_NO_EARLIER, START_NO_LATER, MUST_START = "start_no_earlier", "start_no_later", "must_start"
FINISH_NO_EARLIER, FINISH_NO_LATER, MUST_FINISH = "finish_no_earlier", "finish_no_later", "must_finish"
RULES = (START_NO_EARLIER, START_NO_LATER, FINISH_NO_EARLIER, FINISH_NO_LATER, MUST_START, MUST_FINISH)

# What each says of a side: how early at best, how late at most.
START_FROM, START_BY = frozenset({START_NO_EARLIER, MUST_START}), frozenset({START_NO_LATER, MUST_START})
FINISH_FROM, FINISH_BY = (
    frozenset({FINISH_NO_EARLIER, MUST_FINISH}),
    frozenset({FINISH_NO_LATER, MUST_FINISH}),
)
