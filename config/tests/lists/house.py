"""Pages of the house: people, settings, what they tell each other."""

from config.tests.lists.row import page

LISTS = [
    page("accounts:people"),
    page("accounts:tokens"),
    page("accounts:activity"),
    page("accounts:trash"),
    page("accounts:outbox"),
    page("accounts:field_list"),
    page("collaboration:inbox"),
    page("collaboration:inbox", query="show=unread"),
]

SINGLE = [
    page("accounts:profile"),
    page("accounts:settings"),
    page("accounts:outbox_mail", "mail.pk"),
    page("accounts:outbox_html", "mail.pk"),
    page("accounts:start"),
    page("accounts:field_new"),
    page("accounts:field_edit", "own_field.pk"),
    page("collaboration:bell"),
    page("collaboration:inbox_open", "notification.pk"),
    page("collaboration:mentions", query="q=p"),
]
