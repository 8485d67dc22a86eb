"""Puts the pages together: which files the site has, and in which order and processes they are written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from pipelines.publishing.draft import DATABASE, Draft, WrittenFile, by_path, recorded
from pipelines.publishing.site import about_pages, code_pages, list_pages, meeting_pages, notice_pages
from pipelines.publishing.site.language import Language
from pipelines.publishing.site.pages import Folder, write_welcome
from pipelines.publishing.site.release import Share, opened
from pipelines.publishing.site.search import write_index

# For so many meetings and notices a further process is worth its start.
_WORTH_A_PROCESS: Final = 2_000


def write_site(draft: Draft) -> list[WrittenFile]:
    """The folder `site` of the release. Raises `OSError` where a page cannot be written."""
    own = [recorded(path, draft.folder) for path in _files(draft.folder)]
    folder = Folder(draft.folder)
    folder.site.mkdir()
    for asset in sorted(files(__package__).joinpath("assets").iterdir(), key=lambda asset: asset.name):
        folder.save(f"assets/{asset.name}", asset.read_text("utf-8"))
    write_welcome(folder)
    with opened(draft.folder, draft.spill, draft.previous) as contents:
        languages = Language.all_of_release(contents, folder)
        list_pages.write_data(contents, languages[0].organisations, folder)
        code_pages.write_pictures(languages[0])
        items = contents.count("SELECT (SELECT count(*) FROM meetings) + (SELECT count(*) FROM notices)")
        processes = min(len(os.sched_getaffinity(0)), 1 + items // _WORTH_A_PROCESS)
        plain = replace(draft, tables={})
        with ExitStack() as stack:
            if processes > 1:
                pool = stack.enter_context(ProcessPoolExecutor(processes, mp_context=get_context("spawn")))
                shares = [pool.submit(_write_share, plain, (part, processes)) for part in range(processes)]
            else:
                shares = []
                _write_each(languages, draft, (0, 1))
            for told in languages:
                list_pages.write_lists(told)
                code_pages.write_pages(told)
                about_pages.write_about(told, draft, own)
            write_index(languages, draft.folder / DATABASE)
            for share in shares:
                folder.written.extend(share.result())
    return sorted(folder.written, key=by_path)


def _files(folder: Path) -> list[Path]:
    """All files below a folder; those of a release that is not to be changed are behind links."""
    walked = os.walk(folder, followlinks=True)
    return sorted(Path(place) / name for place, _, names in walked for name in names)


def _write_share(draft: Draft, share: Share) -> list[WrittenFile]:
    """A share of the pages of single things, in a process of its own."""
    folder = Folder(draft.folder)
    with opened(draft.folder, draft.spill, draft.previous) as contents:
        _write_each(Language.all_of_release(contents, folder), draft, share)
    return folder.written


def _write_each(languages: Sequence[Language], draft: Draft, share: Share) -> None:
    """The pages of meetings, notices and people, those of one share, in all languages."""
    ids = languages[0].contents.ids
    meeting_pages.write_meetings(languages, draft, ids("meetings", "meeting_id", share))
    notice_pages.write_notices(languages, ids("notices", "notice_id", share))
    for told in languages:
        code_pages.write_people(told, ids("persons", "person_id", share))
