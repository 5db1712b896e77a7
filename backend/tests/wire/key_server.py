"""An issuer's published keys over real HTTP, to be counted, taken away and brought back."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fixtures.keys import Issuer
from tests.fixtures.ports import free_port


class KeyServer:
    """Serves the issuer's JWKS on a port of its own; nobody listens there while it is stopped."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer = issuer
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/jwks"
        self._count = threading.Lock()
        self._server: ThreadingHTTPServer | None = None

    @property
    def fetches(self) -> int:
        return self.issuer.fetches

    def start(self) -> "KeyServer":
        issuer, count = self.issuer, self._count

        class Handler(BaseHTTPRequestHandler):
            disable_nagle_algorithm = True  # head and body are two writes

            def do_GET(self) -> None:
                with count:
                    issuer.fetches += 1
                body = json.dumps(issuer.jwks()).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: Any) -> None:
                """Silence: the tests speak of what matters."""

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def __enter__(self) -> "KeyServer":
        return self if self._server else self.start()

    def __exit__(self, *error: object) -> None:
        self.stop()
