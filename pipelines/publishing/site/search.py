"""The index of the full-text search, by Pagefind. Which parts of a page are searched, the templates say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pagefind_bin

FOLDER: Final = "pagefind"
# Meetings, and notices; what a register entry says is all on its meeting's page.
PAGES: Final = "*/{meetings,notices}/*.html"
# Pagefind's own pages and styles are not used: the search page asks its interface.
_KEPT: Final = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_KEPT_ENDINGS: Final = (".pf_meta", ".pf_fragment", ".pf_index", ".pf_filter", ".pagefind", ".pf_sort")


def write_index(site: Path) -> None:
    """Write the index below `site/pagefind`.

    One index for both languages: a name is found whichever language the page is in. Raises `OSError` with Pagefind's
    own words where it fails.
    """
    said = subprocess.run(
        [
            str(pagefind_bin.get_executable()),
            *("--site", str(site), "--glob", PAGES, "--output-subdir", FOLDER),
            *("--force-language", "vi", "--silent"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode:
        raise OSError(f"the search index could not be made: {(said.stderr or said.stdout).strip()}")
    for path in sorted((site / FOLDER).rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                shutil.rmtree(path)
        elif path.name not in _KEPT and path.suffix not in _KEPT_ENDINGS:
            path.unlink()
