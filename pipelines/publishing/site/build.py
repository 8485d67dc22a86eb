"""Puts the pages together: which files the site has, and in which order and processes they are written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Final

from pipelines import processes
from pipelines.publishing.draft import DATABASE, Draft, WrittenFile, by_path, recorded
from pipelines.publishing.site import about_pages, code_pages, list_pages, meeting_pages, notice_pages
from pipelines.publishing.site.language import Language
from pipelines.publishing.site.pages import Folder, write_welcome
from pipelines.publishing.site.release import Share, opened
from pipelines.publishing.site.search import write_index

# For so many meetings and notices a further process is worth its start, or one that waits its share of the work.
_WORTH_A_PROCESS: Final = 2_000
_WORTH_A_SHARE: Final = 200


def write_site(draft: Draft) -> list[WrittenFile]:
    """The folder `site` of the release. Raises `OSError` where a page cannot be written."""
    others = [recorded(path, draft.folder) for path in _files(draft.folder)]
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
        worth = _WORTH_A_SHARE if processes.started() else _WORTH_A_PROCESS
        shared_by = min(processes.cores(), 1 + items // worth)
        # DuckDB gives the files of all that spill into one folder the same names.
        drafts = [replace(draft, tables={}, spill=draft.spill / f"share-{part}") for part in range(shared_by)]
        with ExitStack() as stack:
            if shared_by > 1:
                pool = stack.enter_context(processes.Pool(shared_by))
                futures = [pool.submit(_write_share, own, (part, shared_by)) for part, own in enumerate(drafts)]
                shares: Iterator[list[WrittenFile]] = map(pool.result, futures)
            else:
                shares = iter(())
                _write_each(languages, draft, (0, 1))
            for told in languages:
                list_pages.write_lists(told)
                code_pages.write_pages(told)
                about_pages.write_about(told, draft, others)
            write_index(languages, draft.folder / DATABASE)
            for written in shares:
                folder.written.extend(written)
    return sorted(folder.written, key=by_path)


def _files(folder: Path) -> list[Path]:
    """All files below a folder; those of a release that is not to be changed are behind links."""
    walked = os.walk(folder, followlinks=True)
    return sorted(Path(place) / name for place, _, names in walked for name in names)


def _write_share(draft: Draft, share: Share) -> list[WrittenFile]:
    """A share of the pages of single things, in a process of its own."""
    folder = Folder(draft.folder)
    draft.spill.mkdir(exist_ok=True)
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
