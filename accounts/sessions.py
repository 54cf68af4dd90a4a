"""Where sessions are kept: Django's table, asked by a statement that is made once, for each page asks it first."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.prepared import Prepared


@Prepared
def kept(key, at):
    return Session.objects.filter(session_key=key, expire_date__gt=at)


class SessionStore(db.SessionStore):
    def _get_session_from_db(self):
        found = kept(self.session_key, timezone.now())
        if found:
            return found[0]
        self._session_key = None  # a key that holds no longer is given to nobody
        return None
