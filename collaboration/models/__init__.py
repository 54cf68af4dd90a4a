from collaboration.models.link import Link
from collaboration.models.notification import Kind, Notification

__all__ = ["Kind", "Link", "Notification"]
