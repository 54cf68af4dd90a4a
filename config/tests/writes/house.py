"""What changes the workspace and who is in it."""

from config.tests.writes.row import OWNER, PRODUCT, WORKER, act, page, patch


def just_acted(place):
    place.act(WORKER)
    return {}


WRITES = [
    page("accounts:tokens", OWNER, verb="created", body={"name": "Reports"}),
    page("accounts:token_revoke", OWNER, "tokens.contributor.pk", verb="revoked"),
    page("accounts:invite", OWNER, verb="created", body={"email": "sam@larkfield.example", "role": WORKER}),
    page("accounts:invitation_revoke", OWNER, "invitation.pk", verb="revoked"),
    page("accounts:invitation_again", OWNER, "invitation.pk", verb="created"),
    page("accounts:invitation_accept", None, "secret", verb="joined",
         body={"name": "Ruth Amsel", "password": "a long passphrase"}),
    page("accounts:change_role", OWNER, "members.contributor.pk", body={"role": "executive"}),
    page("accounts:deactivate", OWNER, "members.contributor.pk", verb="deactivated", body={"access": "take"}),
    page("accounts:settings", OWNER, body={"name": "Larkfield & Sons", "timezone": "Europe/Berlin"}),
    page("accounts:restore", PRODUCT, "deleted.pk", verb="restored"),
    page("accounts:undo", PRODUCT, act(PRODUCT), verb="deleted"),
    page("accounts:undo_latest", WORKER, body=just_acted),
    patch("api-member", OWNER, "members.contributor.pk", {"role": "executive"}),
]  # fmt: skip
