"""The index of the full-text search, by Pagefind: what of each meeting and of each notice is searched."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Final

import pagefind_bin

from pipelines.publishing.draft import recorded
from pipelines.publishing.site.language import Language
from pipelines.publishing.site.pages import Folder

FOLDER: Final = "pagefind"
# Pagefind's own pages and styles are not used: the search page asks its interface.
_KEPT: Final = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_KEPT_ENDINGS: Final = (".pf_meta", ".pf_fragment", ".pf_index", ".pf_filter", ".pagefind", ".pf_sort")

# A meeting's words beside its titles, in all languages, as one text.
_MEETINGS: Final = """
    SELECT meeting_id, string_agg(said, ' · ' ORDER BY part, said) AS text FROM (
        SELECT meeting_id, 1 AS part, concat_ws(' · ', series_code, s.name_en, s.name_vi, ordinal, title_en, title_vi,
            left(start_date::VARCHAR, CASE date_precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END), city,
            c.name_en, c.name_vi, mode, theme) AS said
        FROM meetings JOIN series AS s USING (series_code) LEFT JOIN countries AS c USING (country_code)
        UNION SELECT meeting_id, 2, concat_ws(' · ', partner_code, name_en, name_vi) FROM partners
        UNION SELECT meeting_id, 3, concat_ws(' · ', name_en, name_vi) FROM chairs JOIN countries USING (country_code)
        UNION SELECT meeting_id, 4, concat_ws(', ', name, position, organisation) FROM participants
        UNION SELECT meeting_id, 5, concat_ws(' · ', label_en, label_vi) FROM topics JOIN topic_codes USING (topic_code)
        UNION SELECT meeting_id, 6, concat_ws(' · ', name_en, name_vi)
            FROM instruments JOIN instrument_codes USING (instrument_code)
    ) WHERE said <> '' GROUP BY meeting_id ORDER BY meeting_id
    """
# What a register entry says is all in its meeting.
_NOTICES: Final = "SELECT notice_id, title, text FROM notices WHERE kind = 'notice' ORDER BY notice_id"
_STROKED: Final = re.compile(r"\w*[đĐ]\w*")


@contextmanager
def indexing(languages: Sequence[Language], folder: Folder, spill: Path) -> Iterator[None]:
    """Let Pagefind write the index below `site/pagefind` while the caller writes pages.

    It is given one lean record for all languages, since pages say everything once in each language and much beside
    what is worth finding. Raises `OSError` with Pagefind's own words where it fails.
    """
    records, out, words = spill / "search", folder.site / FOLDER, spill / "search.txt"
    _write_records(languages, records)
    command = [str(pagefind_bin.get_executable()), "--site", str(records), "--output-path", str(out.resolve())]
    with words.open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            [*command, "--force-language", "vi", "--silent"], stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        try:
            yield
        except BaseException:
            process.kill()
            raise
        finally:
            failed = process.wait()
    if failed:
        raise OSError(f"the search index could not be made: {words.read_text('utf-8').strip()}")
    shutil.rmtree(records)
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.name not in _KEPT and path.suffix not in _KEPT_ENDINGS:
            path.unlink()
        else:
            folder.written.append(recorded(path, folder.release))


def _write_records(languages: Sequence[Language], records: Path) -> None:
    """Each as a page whose address, below the language's folder, is that of the page to be found."""
    contents = languages[0].contents
    for kind in ("meetings", "notices"):
        (records / kind).mkdir(parents=True)
    for row in contents.stream(_MEETINGS):
        titles = dict.fromkeys(told.titles[row["meeting_id"]] for told in languages)
        heads = "".join(f'<p data-pagefind-weight="2">{escape(title)}</p>' for title in titles)
        metas = "".join(
            f'<p data-pagefind-meta="title-{told.name}" data-pagefind-ignore>{escape(title)}</p>'
            for told in languages
            for title in [told.titles[row["meeting_id"]]]
        )
        _write(records / "meetings" / f"{row['meeting_id']}.html", f"{metas}{heads}<p>{escape(row['text'])}")
    for row in contents.stream(_NOTICES):
        head = f"<h1>{escape(row['title'] or row['notice_id'])}</h1>"
        _write(records / "notices" / f"{row['notice_id']}.html", f"{head}<p>{escape(row['text'])}")


def _write(path: Path, body: str) -> None:
    # Pagefind drops diacritics, but the stroke of đ is none: such words stand there again as one types them without.
    stroked = sorted({word.lower().replace("đ", "d") for word in _STROKED.findall(body)})
    beside = f'<p data-pagefind-weight="0.1">{" ".join(stroked)}' if stroked else ""
    path.write_bytes(f'<!DOCTYPE html><html lang="vi"><body>{body}</p>{beside}'.encode())
