from collaboration.models.comment import Comment
from collaboration.models.file import File
from collaboration.models.follow import Follow, Followed, Why
from collaboration.models.link import Link
from collaboration.models.notification import Kind, Notification

__all__ = ["Comment", "File", "Follow", "Followed", "Kind", "Link", "Notification", "Why"]
