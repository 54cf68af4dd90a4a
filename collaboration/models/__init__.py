from collaboration.models.notification import Kind, Notification

__all__ = ["Kind", "Notification"]
