"""A real server on this machine, for tests of links."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def dead_server(alive: Collection[str]) -> Iterator[str]:
    """Serves these paths and answers 404 to all others.

    ``/moved`` leads to a page, ``/file`` to a file of the disk,
    ``/get-only`` refuses HEAD, ``/closed`` wants a login, ``/loop`` leads to itself.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def _answer(self) -> None:
            path = self.path.partition("?")[0]
            leads = {"/moved": "/page", "/file": "file:///etc/passwd", "/loop": "/loop"}
            if path in leads:
                self.send_response(302)
                self.send_header("Location", leads[path])
            elif path == "/closed":
                self.send_response(403)
            elif path == "/get-only" and self.command == "HEAD":
                self.send_response(405)
            else:
                self.send_response(200 if path in {*alive, "/page", "/get-only"} else 404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
