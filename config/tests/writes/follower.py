"""Who follows a task."""

SILENT = {
    "execution:task_follow": "What somebody wants to hear of is theirs; the page shows who follows.",
    "api:task-followers": "The same, by a program.",
    "delete api:task-followers": "The same, taken back.",
}
