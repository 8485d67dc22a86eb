"""The index of the full-text search, as scripts that a page loads piece by piece: it needs no server, and folds đ to d.

It is the search of the release's DuckDB file, word by word: for each folded word, and each pair of neighbouring words,
the numbers of the documents that have it (`views/search_words.sql`). Documents are each notice's text, each meeting's
titles, and each meeting's facts; each kind with the newest first.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipelines.publishing.site.language import Language
from pipelines.publishing.site.pages import script_safe
from pipelines.publishing.site.release import Contents
from schemas.rules import literal

FOLDER: Final = "search"
# Numbers of documents in one script of words, and entries in one script of texts: some ten kilobytes each.
_NUMBERS_A_SCRIPT: Final = 32_000
_ENTRIES_A_SCRIPT: Final = 16
_BATCH: Final = 20_000
# By so many letters a word that is not typed to its end is looked up.
_START: Final = 2
_MOST_SCRIPTS_OF_STARTS: Final = 64
# Six bits a letter: five of a number, the lowest first, and whether more follow.
_LETTERS: Final = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", np.uint8)

# The kinds of documents, each with its first number and how many there are. Facts are in the order of titles.
_PARTS: Final = """
    SELECT part, min(document), count(*) FROM indexed.search_documents GROUP BY part ORDER BY min(document)
    """
# What is shown of a meeting beside its titles, in all languages, as one text.
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
    ) WHERE said <> '' GROUP BY meeting_id
    """
_ENTRIES: Final = f"""
    SELECT part, id, coalesce(m.text, n.text) AS text, n.title, n.kind FROM indexed.search_documents
    LEFT JOIN ({_MEETINGS}) AS m ON part = 'title' AND m.meeting_id = id
    LEFT JOIN notices AS n ON part = 'text' AND n.notice_id = id
    WHERE part <> 'facts' ORDER BY document
    """


def write_index(languages: Sequence[Language], database: Path) -> None:
    """Write the index below `site/search` from a release's DuckDB file."""
    contents, folder = languages[0].contents, languages[0].pages.folder
    contents.connection.execute(f"ATTACH {literal(str(database))} AS indexed (READ_ONLY)")
    left_out = []
    block: list[object] = []
    entries = 0
    for entries, entry in enumerate(_entries(languages), 1):
        block.append(entry)
        if entry == 0:
            left_out.append(entries - 1)
        if len(block) == _ENTRIES_A_SCRIPT:
            folder.save(*_script(f"t{(entries - 1) // _ENTRIES_A_SCRIPT}", block))
            block = []
    if block:
        folder.save(*_script(f"t{(entries - 1) // _ENTRIES_A_SCRIPT}", block))
    numbers = contents.count(
        "SELECT coalesce(sum(coalesce(len(documents), bit_count(bits))), 0) FROM indexed.search_words"
    )
    shards = 1 << (numbers // _NUMBERS_A_SCRIPT).bit_length()
    words: list[dict[str, str]] = [{} for _ in range(shards)]
    starts: dict[str, list[tuple[int, str]]] = {}
    for word, part, count, code in words_of(contents):
        words[_shard(word, shards)][f"{word}|{part}" if part else word] = code
        if part == 0 and len(word) > _START and " " not in word:
            starts.setdefault(word[:_START], []).append((-count, word))
    for shard, coded in enumerate(words):
        folder.save(*_script(f"w{shard}", coded))
    begun: list[dict[str, list[str]]] = [{} for _ in range(min(shards, _MOST_SCRIPTS_OF_STARTS))]
    for start, continued in sorted(starts.items()):
        begun[_shard(start, len(begun))][start] = [word for _, word in sorted(continued)]
    for shard, known in enumerate(begun):
        folder.save(*_script(f"s{shard}", known))
    about = {
        "shards": shards,
        "starts": len(begun),
        "parts": [list(row.values()) for row in contents.rows(_PARTS)],
        "leftOut": _coded(np.diff(np.array([-1, *left_out]))).decode(),
        "entriesAScript": _ENTRIES_A_SCRIPT,
    }
    folder.save(*_script("about", about))
    contents.connection.execute("DETACH indexed")


def _script(name: str, value: object) -> tuple[str, str]:
    """The path and the text of a script that leaves a value under its name."""
    return f"{FOLDER}/{name}.js", f"(window.index??={{}}).{name}={script_safe(value)};\n"


def _entries(languages: Sequence[Language]) -> Iterator[object]:
    """What is shown of a document: path, title in each language, text; 0 for what is not to be found.

    What an entry of the register says is all in its meeting.
    """
    for row in languages[0].contents.stream(_ENTRIES):
        if row["part"] == "title":
            titles = [told.titles[row["id"]] for told in languages]
            yield [f"meetings/{row['id']}", titles, row["text"]]
        elif row["kind"] == "notice":
            yield [f"notices/{row['id']}", [row["title"] or row["id"]], row["text"]]
        else:
            yield 0


def _shard(word: str, shards: int) -> int:
    return zlib.crc32(word.encode()) % shards


def words_of(contents: Contents) -> Iterator[tuple[str, int, int, str]]:
    """Each word or pair, part by part of 65,536 documents: how many have it there, and their numbers in it coded."""
    with contents.connection.cursor() as cursor:
        found = cursor.sql(
            "SELECT word, shard, documents, CAST(bits AS BLOB) AS bits FROM indexed.search_words ORDER BY word, shard"
        )
        for batch in found.to_arrow_reader(_BATCH):
            yield from _batch_of_words(batch)


def _batch_of_words(batch: pa.RecordBatch) -> Iterator[tuple[str, int, int, str]]:
    documents = batch.column("documents")
    ends = documents.offsets.to_numpy().astype(np.int64)
    numbers = documents.values.to_numpy()[ends[0] : ends[-1]].astype(np.int64)
    ends -= ends[0]
    # From each number the one before, from the first of a word -1.
    steps = np.diff(numbers, prepend=-1)
    steps[ends[:-1]] = numbers[ends[:-1]] + 1
    places = np.concatenate(([0], np.cumsum(_length(steps))))[ends]
    code = _coded(steps).decode()
    counts = np.diff(ends).tolist()
    words, parts, bits = (batch.column(name).to_pylist() for name in ("word", "shard", "bits"))
    for word, part, many, count, start, end in zip(words, parts, bits, counts, places[:-1], places[1:], strict=True):
        if many is None:
            yield word, part, count, code[start:end]
        else:
            # A word of many documents has a bit for each.
            there = np.flatnonzero(np.unpackbits(np.frombuffer(many, np.uint8)))
            yield word, part, len(there), _coded(np.diff(there, prepend=-1)).decode()


def _length(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many letters each number takes."""
    lengths = np.ones(len(numbers), np.int64)
    for more in range(1, 6):
        lengths += numbers >= 1 << (5 * more)
    return lengths


def _coded(numbers: npt.NDArray[np.int64]) -> bytes:
    """The numbers, none below 0, as letters."""
    lengths = _length(numbers)
    starts = np.cumsum(lengths) - lengths
    code = np.empty(int(lengths.sum()), np.uint8)
    for place in range(6):
        there = lengths > place
        digits = (numbers[there] >> (5 * place)) & 31
        code[starts[there] + place] = _LETTERS[digits + 32 * (lengths[there] > place + 1)]
    return code.tobytes()
