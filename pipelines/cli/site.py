"""`asean-meetings site`: writes the pages of a release that has none, and serves a release's pages on this machine."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pipelines.cli.errors import CommandError
from pipelines.cli.output import console
from pipelines.publishing.draft import Draft
from pipelines.publishing.manifest import Manifest
from pipelines.publishing.site import SITE, write_site

HERE = "127.0.0.1"


def show_site(release: Path, out: Path | None, port: int | None) -> int:
    """Write and serve, as asked. Raises `CommandError` where there is no release, or `out` is there already."""
    folder = release.resolve()
    if not (folder / "manifest.json").is_file():
        raise CommandError(f"{release} is no release: it has no manifest.json; run 'asean-meetings build' first")
    if out is not None:
        if out.exists():
            raise CommandError(f"{out} is there already; name a new folder with --out, or remove it")
        _write(folder, out)
        console().print(f"The pages lie in {out}; their links to the release's files need it as {SITE}/ beside them.")
    pages = out or folder / SITE
    if port is None:
        if out is None:
            console().print(_where(pages))
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        if not pages.is_dir():
            pages = Path(temporary) / SITE
            _write(folder, pages)
        _serve(folder, pages, port)
    return 0


def _where(pages: Path) -> str:
    if pages.is_dir():
        return f"{pages / 'index.html'}"
    raise CommandError(f"this release has no {SITE}/; write its pages with --out FOLDER, or see them with --serve")


def _write(release: Path, pages: Path) -> None:
    """Write the pages of a release into a new folder; the release stays as it is."""
    manifest = Manifest.from_json((release / "manifest.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        beside = Path(temporary) / "release"
        beside.mkdir()
        spill = Path(temporary) / "spill"
        spill.mkdir()
        for path in release.iterdir():
            if path.name != SITE:
                (beside / path.name).symlink_to(path, target_is_directory=path.is_dir())
        write_site(Draft(beside, spill, manifest.version, manifest.built_on, {}))
        shutil.move(beside / SITE, pages)


class _Handler(SimpleHTTPRequestHandler):
    """The release's files, and below `/site/` its pages wherever they lie."""

    def __init__(self, *arguments: object, release: Path, pages: Path, **options: object) -> None:
        self._pages = pages
        super().__init__(*arguments, directory=str(release), **options)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Where the file of an address lies; what leads out of the two folders is taken by the parent class."""
        inside = super().translate_path(path)
        root = Path(self.directory) / SITE
        found = Path(inside)
        return str(self._pages / found.relative_to(root)) if found.is_relative_to(root) else inside

    def do_GET(self) -> None:
        """Answer; the root leads to the pages."""
        if self.path in ("/", f"/{SITE}"):
            self.send_response(302)
            self.send_header("Location", f"/{SITE}/index.html")
            self.end_headers()
            return
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is the operator's."""


def _serve(release: Path, pages: Path, port: int) -> None:
    handler = partial(_Handler, release=release, pages=pages)
    try:
        server = ThreadingHTTPServer((HERE, port), handler)
    except OSError as error:
        raise CommandError(f"port {port} cannot be used ({error.strerror}); name another with --port, or 0") from error
    with server:
        console().print(f"http://{HERE}:{server.server_port}/{SITE}/index.html (Ctrl-C ends)", soft_wrap=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            console().print("ended")
