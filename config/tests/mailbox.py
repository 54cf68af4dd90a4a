"""A mail server that takes everything and keeps it: as much of SMTP as a sender needs."""

import email
import email.policy
import socketserver
import threading
from contextlib import contextmanager


class Letter(socketserver.StreamRequestHandler):
    """One conversation; `server.letters` are (recipient, message) in the order in which they came."""

    def handle(self):
        self.say("220 mailbox")
        recipients = []
        for line in self.rfile:
            match line.split(b":", 1)[0].strip().upper().split(b" ")[0]:
                case b"QUIT":
                    return self.say("221 Bye")
                case b"RCPT":
                    recipients.append(line.split(b"<")[1].split(b">")[0].decode())
                    self.say("250 OK")
                case b"DATA":
                    self.say("354 Go on")
                    self.keep(recipients)
                    recipients = []
                case _:
                    self.say("250 OK")

    def keep(self, recipients):
        lines = iter(self.rfile.readline, b".\r\n")
        text = b"".join(line[1:] if line.startswith(b"..") else line for line in lines)
        message = email.message_from_bytes(text, policy=email.policy.default)
        self.server.letters += [(recipient, message) for recipient in recipients]
        self.say("250 Taken")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mailbox():
    """A server on a free port of this machine: its EMAIL_URL is `.url`, what came is in `.letters`."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Letter) as server:
        server.daemon_threads, server.letters = True, []
        server.url = f"smtp://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
