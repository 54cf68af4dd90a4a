from accounts.models.activity import Activity
from accounts.models.customfield import CustomField, Noun
from accounts.models.heartbeat import Heartbeat
from accounts.models.invitation import Invitation
from accounts.models.membership import Membership
from accounts.models.outbox import Mail
from accounts.models.tablelayout import TableLayout
from accounts.models.token import ApiToken
from accounts.models.user import Theme, User
from accounts.models.workspace import Workspace

__all__ = [
    "Activity",
    "ApiToken",
    "CustomField",
    "Heartbeat",
    "Invitation",
    "Mail",
    "Membership",
    "Noun",
    "TableLayout",
    "Theme",
    "User",
    "Workspace",
]
