"""Ways in, oneself, people and the house. The order of the nine answers stands in row.py."""

from config.tests.matrix.row import Row
from execution.models import Task

NEW_PERSON = {"name": "Nora Falk", "password": "a long passphrase"}
FIRST = NEW_PERSON | {"workspace": "Bakery", "email": "nora@bakery.example"}


def in_the_demo(here):
    type(here.workspace).objects.filter(pk=here.workspace.pk).update(is_demo=True)


def everybody_acts(here):
    for role in here.tokens:
        here.act(role)


def the_mail_failed(here):
    type(here.mail).objects.filter(pk=here.mail.pk).update(state="failed")


def a_task_is_deleted(here):
    Task.objects.get(pk=here.subtask.pk).trash(by=here.owner)


ROWS = [
    Row("accounts:root", GET="302 302 302 302 302 302 200 302 302"),
    Row(
        "accounts:welcome",
        case="shut, as somebody is at home",
        GET="302 302 302 302 302 302 302 302 302",
        POST="302 302 302 302 302 302 302 302 302",
        data=lambda here: FIRST,
    ),
    Row(
        "accounts:demo_door",
        case="shut",
        args=lambda here: ["owner"],
        settings={"DEMO_DOOR": False},
        before=in_the_demo,
        POST="404 404 404 404 404 404 404 404 404",
    ),
    Row(
        "accounts:demo_door",
        case="in the demo",
        args=lambda here: ["owner"],
        settings={"DEMO_DOOR": True},
        before=in_the_demo,
        POST="302 302 302 302 302 302 302 302 302",
    ),
    Row(
        "accounts:invitation_accept",
        args=lambda here: [here.secret],
        data=lambda here: NEW_PERSON,
        GET="200 200 200 200 200 200 200 200 200",
        POST="302 302 302 302 302 302 302 302 302",
    ),
    Row(
        "accounts:profile",
        data=lambda here: {"name": "Nora Falk", "theme": "dark", "timezone": "Europe/Berlin"},
        GET="200 200 200 200 200 200 200 login login",
        POST="302 302 302 302 302 302 302 login login",
    ),
    Row(
        "accounts:theme",
        data=lambda here: {"theme": "dark"},
        POST="302 302 302 302 302 302 302 login login",
    ),
    Row(
        "accounts:tokens",
        data=lambda here: {"name": "Nightly export"},
        GET="200 403 403 403 403 404 404 login login",
        POST="200 403 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:token_revoke",
        case="somebody else's",
        args=lambda here: [here.tokens["contributor"].pk],
        POST="302 403 403 403 403 404 404 login login",
    ),
    Row("accounts:people", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "accounts:invite",
        data=lambda here: {"email": "nora@bakery.example", "role": "contributor"},
        POST="302 403 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:invitation_again",
        args=lambda here: [here.invitation.pk],
        POST="302 403 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:invitation_revoke",
        args=lambda here: [here.invitation.pk],
        POST="302 403 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:change_role",
        args=lambda here: [here.members["contributor"].pk],
        data=lambda here: {"role": "executive"},
        POST="302 403 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:deactivate",
        args=lambda here: [here.members["contributor"].pk],
        data=lambda here: {"access": "take"},
        POST="302 403 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:settings",
        data=lambda here: {"name": "Bakery", "timezone": "Europe/Berlin"},
        GET="200 403 403 403 403 404 404 login login",
        POST="302 403 403 403 403 404 404 login login",
    ),
    Row("accounts:start", GET="200 200 200 200 200 404 404 login login"),
    Row("accounts:activity", GET="200 200 200 200 200 404 404 login login"),
    Row("accounts:trash", GET="200 200 200 200 200 404 404 login login"),
    Row(
        "accounts:restore",
        case="a goal",
        args=lambda here: [here.deleted.pk],
        POST="302 302 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:restore",
        case="a task",
        args=lambda here: [here.subtask.pk],
        before=a_task_is_deleted,
        POST="302 403 302 403 403 404 404 login login",
    ),
    Row("accounts:outbox", GET="200 403 403 403 403 404 404 login login"),
    Row(
        "accounts:outbox_mail",
        args=lambda here: [here.mail.pk],
        GET="200 403 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:outbox_html",
        args=lambda here: [here.mail.pk],
        GET="200 403 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:outbox_again",
        args=lambda here: [here.mail.pk],
        before=the_mail_failed,
        POST="302 403 403 403 403 404 404 login login",
    ),
    Row(
        "accounts:undo_latest",
        before=everybody_acts,
        POST="302 302 302 302 302 404 404 login login",
    ),
    Row(
        "accounts:undo",
        case="of the owner",
        args=lambda here: [here.act("owner")],
        POST="302 404 404 404 404 404 404 login login",
    ),
    Row(
        "accounts:undo",
        case="of the product manager",
        args=lambda here: [here.act("product_manager")],
        POST="404 302 404 404 404 404 404 login login",
    ),
    Row(
        "accounts:undo",
        case="of the project manager",
        args=lambda here: [here.act("project_manager")],
        POST="404 404 302 404 404 404 404 login login",
    ),
    Row(
        "accounts:undo",
        case="of the contributor",
        args=lambda here: [here.act("contributor")],
        POST="404 404 404 302 404 404 404 login login",
    ),
    Row(
        "accounts:undo",
        case="of the executive",
        args=lambda here: [here.act("executive")],
        POST="404 404 404 404 302 404 404 login login",
    ),
]
