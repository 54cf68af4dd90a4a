"""What takes a change and writes no line in the log, and why."""

SILENT = {
    "accounts:welcome": "Works only in an empty database, so it is proved on one, in test_laws_log.py.",
    "accounts:demo_door": "Opens a session and changes nothing.",
    "accounts:profile": "A person's own name and zone, the same in all their workspaces and in none of them.",
    "accounts:theme": "A person's own look, in no workspace.",
    "roadmap:shared": "A visitor’s password opens a page and changes nothing.",
    "roadmap:publication": "Marks as read what one member was told; nothing of the company's.",
    "collaboration:inbox_read": "That somebody saw something is theirs alone; what they saw stands in the log.",
    "collaboration:inbox_read_all": "The same, for all of it.",
    "api:notification-read": "The same, by a program.",
    "api:notification-read-all": "The same, for all of it.",
    "roadmap:import_new": "Keeps a file to be mapped, which nobody else's work shows, for a day.",
    "roadmap:import_map": "Says what a file's columns mean; nothing is imported yet.",
    "roadmap:import_start": "Queues what was checked; what lands is logged row by row as it lands.",
    "roadmap:import_stop": "Takes an import out of the queue before anything was saved.",
    "roadmap:import_again": "Back to the mapping of what was not saved.",
    "roadmap:import_discard": "A draft nobody imported, with its file.",
    "roadmap:digest_send": "Writes a mail, and the outbox shows it.",
}
