"""Whether the process of a container lives: `python -P config/probe.py` ends with 0, or with a sentence.

With ALIVE_FILE it judges a worker or beat by how long ago that was touched, else it asks the web server.
Standard library alone, because it runs twice a minute beside every process.
"""

import http.client
import os
import sys
import time
from urllib.parse import urlsplit

QUIET = 60  # seconds; a worker gives a sign every 2, beat at least every 15
LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}


def trouble(env):
    """What is wrong, in a sentence, or nothing."""
    file = env.get("ALIVE_FILE", "").strip()
    return stale(file, time.time()) if file else deaf(env)


def stale(file, now):
    try:
        age = now - os.stat(file).st_mtime
    except OSError:
        return f"{file} is not there yet: it has not reached its broker."
    return f"{file} was touched {age:.0f} seconds ago." if age > QUIET else None


def deaf(env):
    """Asks under the name that people use, because the server answers to no other."""
    host = env.get("HOST", "").strip().strip("[]")
    port = env.get("PORT", "").strip() or "8000"
    name = urlsplit(env.get("BASE_URL", "").strip()).netloc or f"localhost:{port}"
    connection = http.client.HTTPConnection(LOOPBACK.get(host, host), int(port), timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": name})
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        return f"Port {port} does not answer ({type(error).__name__})."
    finally:
        connection.close()
    return None if status == 200 else f"Port {port} answers {status} to /healthz."


if __name__ == "__main__":
    sys.exit(trouble(os.environ))
