from collaboration.models.comment import Comment
from collaboration.models.link import Link
from collaboration.models.notification import Kind, Notification

__all__ = ["Comment", "Kind", "Link", "Notification"]
