"""A mail server that refuses as real ones do: some recipients, or all alike."""
import socket, socketserver, ssl, threading

REPLIES = {"nobody": "550 5.1.1 No such user here", "full": "552 5.2.2 Mailbox full", "later": "451 4.7.1 Greylisted, come back in a while",
           "policy": "550 5.7.1 Relaying denied", "from": "550 5.1.8 Sender address rejected: Domain not found", "ninth": "451 4.3.0 Try again later"}


class Talk(socketserver.StreamRequestHandler):
    def say(self, line): self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        how, what = self.server.how, None
        if how == "silent": self.rfile.readline(); return
        self.say("220 mail.example ESMTP")
        while line := self.rfile.readline().decode("utf-8", "replace").strip():
            verb = line.split()[0].upper()
            if verb == "EHLO": self.wfile.write(b"250-mail.example\r\n" + {"login": b"250-AUTH PLAIN LOGIN\r\n", "tls": b"250-STARTTLS\r\n"}.get(how, b"") + b"250 8BITMIME\r\n")
            elif verb == "STARTTLS":
                self.say("220 Go ahead")
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(self.server.certificate)
                try: context.wrap_socket(self.request, server_side=True)
                except (ssl.SSLError, OSError): pass
                return
            elif verb == "AUTH": self.say("535 5.7.8 Authentication failed")
            elif verb == "MAIL" and how == "sender": self.say("550 5.7.1 Your host may not send from there")
            elif verb == "MAIL" and how == "members": self.say("530 5.7.0 Authentication required")
            elif verb == "RCPT":
                what = self.server.refused.get(line.split("<")[1].split(">")[0])
                self.say(REPLIES.get(what, "250 OK"))
            elif verb == "DATA":
                self.say("354 Go on")
                while self.rfile.readline().strip(b"\r\n") != b".": pass
                if what == "cut": return
                self.say("554 5.6.0 Message content rejected" if what == "content" else "250 2.0.0 Queued")
            elif verb == "QUIT": self.say("221 Bye"); return
            else: self.say("250 OK")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self, how, certificate=None, refused={}):
        super().__init__(("127.0.0.1", 0), Talk)
        self.how, self.certificate, self.refused = how, certificate, refused
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def settings(self):
        return {"Mail__Transport": "smtp", "Mail__Host": "localhost", "Mail__Port": str(self.server_address[1]), "Mail__Security": "none",
                "Mail__From": "Acme Success <success@acme.example>", "Mail__Timeout": "00:00:05"}


def closed_port():
    with socket.socket() as one: one.bind(("127.0.0.1", 0)); return str(one.getsockname()[1])
