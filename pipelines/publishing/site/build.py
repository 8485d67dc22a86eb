"""Puts the pages together: which files the site has, and in which order and processes they are written."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from importlib.resources import files
from multiprocessing import get_context
from typing import Final

from pipelines.publishing.draft import Draft, WrittenFile, recorded
from pipelines.publishing.site import about_pages, code_pages, list_pages, meeting_pages, notice_pages
from pipelines.publishing.site.language import Language
from pipelines.publishing.site.pages import save, write_welcome
from pipelines.publishing.site.release import opened
from pipelines.publishing.site.search import write_index
from pipelines.publishing.site.words import LANGUAGES

SITE: Final = "site"

# From how many meetings on each language has a process of its own.
_MANY_MEETINGS: Final = 2_000


def write_site(draft: Draft) -> list[WrittenFile]:
    """The folder `site` of the release. Raises `OSError` where a page or the search index cannot be written."""
    folder = draft.folder / SITE
    folder.mkdir()
    for asset in sorted(files(__package__).joinpath("assets").iterdir(), key=lambda asset: asset.name):
        save(folder / "assets" / asset.name, asset.read_text("utf-8"))
    write_welcome(folder)
    with opened(draft.folder, draft.spill, draft.previous) as contents:
        list_pages.write_data(contents, folder / "data")
        code_pages.write_pictures(contents, folder / "pictures")
        many = contents.count("SELECT count(*) FROM listed") >= _MANY_MEETINGS
    tell = partial(_write_language, replace(draft, tables={}))
    if many:
        with ProcessPoolExecutor(len(LANGUAGES), mp_context=get_context("spawn")) as processes:
            list(processes.map(tell, LANGUAGES))
    else:
        for language in LANGUAGES:
            tell(language)
    write_index(folder)
    return [recorded(path, draft.folder) for path in sorted(folder.rglob("*")) if path.is_file()]


def _write_language(draft: Draft, language: str) -> None:
    """All pages of one language; a process may do this alone."""
    with opened(draft.folder, draft.spill, draft.previous) as contents:
        told = Language.of_release(contents, draft.folder / SITE, language)
        list_pages.write_lists(told)
        code_pages.write_pages(told)
        meeting_pages.write_meetings(told, draft)
        notice_pages.write_notices(told)
        about_pages.write_about(told, draft)
