"""A web server on the loopback that answers range requests, as the servers that hold releases do."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

RANGE = re.compile(r"bytes=(?:(\d+)-(\d*)|-(\d+))")


class RangeServer(ThreadingHTTPServer):
    """Counts the bytes that it has sent, and the requests that asked for a part."""

    daemon_threads = True
    sent = parts = 0

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(SimpleHTTPRequestHandler):
    """Whole files, or the one range that is asked for."""

    protocol_version = "HTTP/1.1"
    server: RangeServer

    def do_GET(self) -> None:
        """Answer with the file or the part of it."""
        asked = RANGE.fullmatch(self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not asked or not path.is_file():
            self.server.sent += path.stat().st_size if path.is_file() else 0
            return super().do_GET()
        size = path.stat().st_size
        first = int(asked[1]) if asked[1] else max(0, size - int(asked[3]))
        last = min(int(asked[2] or size - 1), size - 1)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.send_header("Last-Modified", self.date_time_string(int(path.stat().st_mtime)))
        self.end_headers()
        with path.open("rb") as file:
            file.seek(first)
            self.wfile.write(file.read(last - first + 1))
        self.server.parts += 1
        self.server.sent += last - first + 1
        return None

    def end_headers(self) -> None:
        """Say that ranges may be asked for."""
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send; a client that has seen enough may close."""
        try:
            shutil.copyfileobj(source, outputfile)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[RangeServer]:
    """Serve the files below `folder` until the block ends."""
    server = RangeServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
