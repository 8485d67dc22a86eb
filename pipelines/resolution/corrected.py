"""What people decided, applied: values of notices, of meetings and of facts, and what each correction came to.

Each is compared with what the rules give: one that matches nothing, is no longer needed, or whose expectation does not
hold any more is told of as such. Whether two rows are one is decided in `identity.py` and `people.py`.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

import duckdb
import pyarrow as pa

from pipelines.batches import NOTICES
from pipelines.corrections.decisions import Corrections, Decisions, contradiction
from pipelines.corrections.entries import REVIEWED, Correction
from pipelines.corrections.format import Written, written
from pipelines.extraction.vocabulary import is_known
from pipelines.resolution.engine import cases
from pipelines.resolution.inputs import CLAIMED, ROW_KEYS, tests
from pipelines.resolution.people import ROLE_RANKS
from schemas import TABLES
from schemas.rules import literal

Outcome: TypeAlias = Literal["applied", "needless", "unmatched", "outdated", "refused"]
Values: TypeAlias = dict[str, str]

RULE = "correction"
SOURCE = "corrections"
# What asks for a look: all but those that do what they say.
STALE: tuple[Outcome, ...] = ("needless", "unmatched", "outdated", "refused")
_DATES = ("start_date", "end_date")
_PRECISION = {4: "year", 7: "month", 10: "day"}
# A person's decision counts before what any notice says.
_FIRST = -1
_WORDS: Mapping[str, str] = {
    "needless": "the rules give the same by themselves now, so that it can be removed",
    "unmatched": "it matches nothing",
    "outdated": "what it expects does not hold any more",
    "refused": "it cannot be applied",
}


class _Row(NamedTuple):
    """A row of a fact table as one notice tells it."""

    meeting_id: str
    notice_id: str
    local: str
    parts: tuple[str | None, str | None]


class Correcting:
    """The corrections at work in one resolution. `outcomes` says what came of each: (outcome, detail)."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, corrections: Corrections) -> None:
        self.connection = connection
        self.corrections = corrections
        self.outcomes: dict[str, tuple[Outcome, str | None]] = {}
        self._written: dict[str, Written] = {}
        self._set: defaultdict[object, dict[str | None, tuple[str | None, Correction]]] = defaultdict(dict)
        for correction in corrections.of_kind("value"):
            self._check_values(correction)

    @property
    def decisions(self) -> Decisions:
        """What was decided of persons and meetings; whoever applies it tells what came of it by `note`."""
        return self.corrections.decisions

    def note(self, correction_id: str, outcome: Outcome, detail: str | None = None) -> None:
        """Say what came of a correction. One of which nothing is said was applied."""
        self.outcomes[correction_id] = (outcome, detail)

    # What notices say.

    def claims(self) -> None:
        """Correct `claims` before any two notices are compared, and drop those of notices that report no meeting."""
        self._drop_notices()
        self._look_for_words()
        wanted = [
            correction
            for correction in self.corrections.of_kind("value", "row")
            if correction.table in ("meetings", "participants") and "notice_id" in correction.match
        ]
        if not wanted:
            return
        notices = sorted({correction.match["notice_id"] for correction in wanted})
        told: defaultdict[tuple[str, str], dict[str, Values]] = defaultdict(dict)
        for notice, table, row, column, value in self.connection.execute(_TOLD_BY_NOTICE, [notices]).fetchall():
            told[notice, table].setdefault(row, {})[column] = value
        gone: list[tuple[str, str, str, str | None]] = []
        new: list[dict[str, object]] = []
        for correction in wanted:
            notice = correction.match["notice_id"]
            rows = told[notice, correction.table]
            match = {column: value for column, value in correction.match.items() if column != "notice_id"}
            matched = [row for row, values in sorted(rows.items()) if _has(values, match)]
            for row in self._fitting(correction, {row: rows[row] for row in matched}, notice):
                if correction.override is None:
                    self._decide((notice, correction.table, row), None, None, correction)
                    gone.append((notice, correction.table, row, None))
                    continue
                for column, value in _single(correction):
                    self._decide((notice, correction.table, row), column, value, correction)
                    gone.append((notice, correction.table, row, column))
                    if value is not None:
                        new.append(self._claim(correction, notice, row, column, value))
        self._replace("claims", ("notice_id", "table_name", "local_row", "column_name"), gone, new)

    def _drop_notices(self) -> None:
        dropped = self.corrections.of_kind("no-meeting")
        ids = [correction.match["notice_id"] for correction in dropped]
        self.connection.register("dropped", pa.table({"notice_id": pa.array(ids, pa.string())}))
        self.connection.execute("CREATE TABLE no_meetings AS SELECT DISTINCT notice_id FROM dropped")
        if not dropped:
            return
        known = dict(
            self.connection.execute(
                """SELECT notice_id, is_meeting_notice OR count(claims.notice_id) > 0
                FROM readings SEMI JOIN no_meetings USING (notice_id) LEFT JOIN claims USING (notice_id)
                GROUP BY notice_id, is_meeting_notice"""
            ).fetchall()
        )
        for correction in dropped:
            notice = correction.match["notice_id"]
            if notice not in known:
                self.note(correction.correction_id, "unmatched", f"there is no notice {notice}")
            elif not known[notice]:
                self.note(correction.correction_id, "needless")
        for table in ("claims", "refused"):
            self.connection.execute(f"DELETE FROM {table} WHERE notice_id IN (SELECT notice_id FROM no_meetings)")

    def _look_for_words(self) -> None:
        """Note of added words whether any notice has them, in whatever case and with or without diacritics."""
        for correction in self.corrections.of_kind("alias"):
            aliases = Corrections((correction,)).aliases
            words = [alias.words for alias in aliases]
            if all(map(is_known, aliases)):
                self.note(correction.correction_id, "needless")
            elif not any(self.connection.execute(sql, [words]).fetchall() for sql in (_HAS_WORDS, _HAS_FOLDED_WORDS)):
                self.note(correction.correction_id, "unmatched", f"no notice has the words {', '.join(words)}")

    def _claim(self, correction: Correction, notice: str, row: str, column: str, value: str) -> dict[str, object]:
        return {
            "notice_id": notice,
            "table_name": correction.table,
            "local_row": row,
            "local": row,
            "column_name": column,
            "value": value,
            **self._words(correction, column),
        }

    # What is published of meetings.

    def meetings(self) -> None:
        """Correct `chosen`, once it is known which meeting has which id."""
        wanted = [
            correction
            for correction in self.corrections.of_kind("value")
            if correction.table == "meetings" and "meeting_id" in correction.match
        ]
        self.connection.execute("CREATE TABLE corrected_values (gid BIGINT, column_name VARCHAR, decided_by VARCHAR)")
        if not wanted:
            return
        gids = self._gids()
        chosen: defaultdict[int, Values] = defaultdict(dict)
        ids = sorted({gids[c.match["meeting_id"]] for c in wanted if c.match["meeting_id"] in gids})
        for gid, column, value in self.connection.execute(
            "SELECT gid, column_name, value FROM chosen WHERE list_contains($1, gid)", [ids]
        ).fetchall():
            chosen[gid][column] = value
        before = {gid: dict(values) for gid, values in chosen.items()}
        said: list[dict[str, object]] = []
        decided: list[tuple[int, str, str]] = []
        for correction in wanted:
            assert correction.override is not None
            gid = gids.get(correction.match["meeting_id"])
            rows = {} if gid is None else {str(gid): before.get(gid, {})}
            if not self._fitting(correction, rows) or gid is None:
                if gid is not None and self.outcomes[correction.correction_id][0] == "needless":
                    decided += [(gid, column, correction.correction_id) for column, _ in _single(correction)]
                continue
            now = dict(chosen[gid])
            values = dict(_single(correction))
            for column, value in values.items():
                self._decide(gid, column, value, correction)
            if "start_date" in values and now.get("start_date") and now.get("end_date") == now["start_date"]:
                # What was held on one day is held on one day still.
                values.setdefault("end_date", values["start_date"])
            for column, value in values.items():
                _put(now, column, value)
            if now.get("mode") == "online" and "mode" in correction.override:
                # As for what notices say: a meeting that was held nowhere has no place.
                for column in {"city", "country_code"} - correction.override.keys():
                    now.pop(column, None)
            problem = self._problem(gid, now, gids)
            if problem is not None:
                self.note(correction.correction_id, "refused", problem)
                continue
            chosen[gid] = now
            decided += [(gid, column, correction.correction_id) for column in values]
            said += self._said(correction, gid, values)
        changed = [gid for gid in sorted(chosen) if chosen[gid] != before.get(gid)]
        self.connection.execute("DELETE FROM chosen WHERE list_contains($1, gid)", [changed])
        _insert(
            self.connection,
            "chosen",
            [{"gid": g, "column_name": c, "value": v} for g in changed for c, v in sorted(chosen[g].items())],
        )
        _insert(self.connection, "said", said)
        _insert(
            self.connection,
            "corrected_values",
            [{"gid": gid, "column_name": column, "decided_by": by} for gid, column, by in sorted(set(decided))],
        )

    def _gids(self) -> dict[str, int]:
        """The number of each meeting by its id, and by those that it had."""
        rows = self.connection.execute("SELECT gid, meeting_id, superseded_ids FROM meeting_ids").fetchall()
        former = {old: gid for gid, _, ids in rows for old in ids or ()}
        return former | {meeting_id: gid for gid, meeting_id, _ in rows}

    def _problem(self, gid: int, values: Values, gids: Mapping[str, int]) -> str | None:
        start, end = (values.get(column) for column in _DATES)
        if start and end and (len(start) != len(end) or end < start):
            return f"the meeting would be from {start} to {end}; correct both days"
        whole = values.get("part_of")
        if whole is None:
            return None
        if whole not in gids:
            return f"part_of: there is no meeting {whole}"
        wholes = {
            part: gids.get(each)
            for part, each in self.connection.execute(
                "SELECT gid, value FROM chosen WHERE column_name = 'part_of' AND gid <> $1", [gid]
            ).fetchall()
        }
        above: int | None = gids[whole]
        while above is not None and above != gid:
            above = wholes.get(above)
        return None if above is None else f"part_of: the meeting would be part of itself by way of {whole}"

    def _said(self, correction: Correction, gid: int, values: Mapping[str, str | None]) -> Iterator[dict[str, object]]:
        written = correction.override or {}
        for column, value in values.items():
            if value is None:
                continue
            row = {"gid": gid, "notice_id": correction.notice_id, "kind_rank": _FIRST, "relation_rank": 0}
            row |= self._words(correction, column if column in written else "start_date")
            yield row | {"column_name": column, "value": value}
            if column in _DATES:
                yield row | {"column_name": "date_precision", "value": _PRECISION[len(value)]}

    # What notices say of chairs, partners, topics and the like.

    def facts(self) -> None:
        """Correct `told` before the tables of facts are made of it."""
        wanted = [c for c in self.corrections.of_kind("value", "row") if c.table in ROW_KEYS]
        if not wanted:
            return
        ids = self.connection.execute("SELECT meeting_id, superseded_ids FROM meeting_ids").fetchall()
        current = {former: meeting_id for meeting_id, formers in ids for former in (*(formers or ()), meeting_id)}
        told: defaultdict[str, dict[_Row, defaultdict[str, set[str]]]] = defaultdict(dict)
        tables = sorted({correction.table for correction in wanted})
        for table, meeting, notice, local, one, two, column, value in self.connection.execute(
            """SELECT table_name, meeting_id, notice_id, local, part_1, part_2, column_name, value FROM told
            WHERE meeting_id IS NOT NULL AND list_contains($1, table_name) ORDER BY ALL""",
            [tables],
        ).fetchall():
            row = _Row(meeting, notice, local, (one, two))
            values = told[table].setdefault(row, defaultdict(set))
            values[column].add(value)
            for key, part in zip(ROW_KEYS[table], row.parts, strict=False):
                values[key] = {str(part)}
        gone: list[tuple[str, str, str, str, str | None, str | None, str | None]] = []
        new: list[dict[str, object]] = []
        for correction in wanted:
            match = dict(correction.match)
            meeting = match.pop("meeting_id", None)
            notice = match.pop("notice_id", None)
            rows = {
                row: values
                for row, values in told[correction.table].items()
                if (meeting is None or row.meeting_id == current.get(meeting, meeting))
                and (notice is None or row.notice_id == notice)
                and all(value in values[column] for column, value in match.items())
            }
            for row in self._fitting_facts(correction, rows):
                removed, made = self._refact(correction, row, rows[row])
                gone += removed
                new += made
        keys = ("table_name", "meeting_id", "notice_id", "local", "part_1", "part_2", "column_name")
        self._replace("told", keys, gone, new)

    def _refact(
        self, correction: Correction, row: _Row, values: Mapping[str, set[str]]
    ) -> tuple[list[tuple[Any, ...]], list[dict[str, object]]]:
        """What of a row goes, and what comes in its place."""
        table, key = correction.table, (correction.table, row.meeting_id, row.notice_id, row.local, *row.parts)
        if correction.override is None:
            self._decide(key, None, None, correction)
            return [(*key, None)], []
        override = dict(_single(correction))
        for column, value in override.items():
            self._decide(key, column, value, correction)
        keys = ROW_KEYS[table]
        moved = [column for column in keys if column in override]
        columns = CLAIMED[table] if moved else [column for column in CLAIMED[table] if column in override]
        parts = [override.get(column, old) for column, old in zip(keys, row.parts, strict=False)]
        whole = {
            "table_name": table,
            "local": row.local,
            "local_row": "|".join(str(part) for part in (row.local, *parts)),
            "meeting_id": row.meeting_id,
            "notice_id": row.notice_id,
            "part_1": parts[0],
            "part_2": parts[1] if len(parts) > 1 else None,
            "kind_rank": _FIRST,
            "relation_rank": 0,
        }
        made = []
        for column in columns:
            for value in [override[column]] if column in override else sorted(values[column]):
                if value is not None:
                    quoted = column if column in override else moved[0]
                    made.append({**whole, "column_name": column, "value": value, **self._words(correction, quoted)})
        return [(*key, None)] if moved else [(*key, column) for column in columns], made

    def _fitting_facts(self, correction: Correction, rows: Mapping[_Row, Mapping[str, set[str]]]) -> list[_Row]:
        """Of the rows that are matched those that the correction changes."""
        flat: dict[_Row, Values] = {}
        for row, values in rows.items():
            flat[row] = {column: _one(said, correction, column) for column, said in values.items() if said}
        return self._fitting(correction, flat, correction.match.get("notice_id"))

    # What all of them share.

    def _fitting(self, correction: Correction, rows: Mapping[Any, Values], notice: str | None = None) -> list[Any]:
        """Of the rows that are matched those that the correction changes; and a note where there are none."""
        expected = [row for row, values in rows.items() if _has(values, correction.expect)]
        changed = [
            row for row in expected if correction.override is None or not _has(rows[row], dict(_single(correction)))
        ]
        if not rows:
            self.note(correction.correction_id, "unmatched", self._nothing(correction, notice))
        elif not expected:
            found = next(iter(rows.values()))
            told = "; ".join(
                f"{column} is {_shown(found.get(column))}, not {_shown(value)}"
                for column, value in correction.expect.items()
                if found.get(column) != value
            )
            self.note(correction.correction_id, "outdated", told)
        elif not changed:
            self.note(correction.correction_id, "needless")
        return changed

    def _nothing(self, correction: Correction, notice: str | None) -> str:
        if notice is not None:
            known = self.connection.execute("SELECT 1 FROM readings WHERE notice_id = $1", [notice]).fetchall()
            if not known:
                return f"there is no notice {notice}"
        said = ", ".join(f"{column} {value}" for column, value in correction.match.items())
        return f"no row of {correction.table} has {said}"

    def _decide(self, row: object, column: str | None, value: str | None, correction: Correction) -> None:
        """Note what a value is to be, or without a column that the row is left out. CorrectionError where another
        correction says otherwise.
        """
        of_row = self._set[row]
        earlier = of_row.setdefault(column, (value, correction))
        if earlier[0] != value:
            raise contradiction(earlier[1], correction, f"{column} is {_shown(earlier[0])} or {_shown(value)}")
        if None in of_row and len(of_row) > 1:
            others = [other for _, other in of_row.values() if other is not correction]
            raise contradiction(others[0], correction, "one corrects the row that the other leaves out")

    def _check_values(self, correction: Correction) -> None:
        for column, value in _single(correction):
            problem = value_problem(self.connection, correction.table, column, value, notice=_of_notice(correction))
            if problem:
                raise correction.fault(f"override: {problem}")

    def _words(self, correction: Correction, column: str) -> dict[str, object]:
        """Where the correction says the value, as evidence has it."""
        entry = self._text(correction)
        start, end = entry.spans[column]
        return {
            "char_start": start,
            "char_end": end,
            "quote": entry.text[start:end],
            "rule": RULE,
            "confidence": 1.0,
            "correction": correction.notice_id,
        }

    def _text(self, correction: Correction) -> Written:
        if correction.correction_id not in self._written:
            self._written[correction.correction_id] = written(correction)
        return self._written[correction.correction_id]

    def _replace(
        self,
        table: str,
        keys: tuple[str, ...],
        gone: Iterable[tuple[str | None, ...]],
        new: list[dict[str, object]],
    ) -> None:
        """Delete the rows with the keys (null in the last for any column) and insert others."""
        rows = sorted(set(gone), key=str)
        if not rows:
            return
        columns = list(zip(*rows, strict=True))
        self.connection.register(
            "gone_rows", pa.table({key: pa.array(each, pa.string()) for key, each in zip(keys, columns, strict=True)})
        )
        same = " AND ".join(f"gone_rows.{key} IS NOT DISTINCT FROM {table}.{key}" for key in keys[:-1])
        last = f"(gone_rows.{keys[-1]} IS NULL OR gone_rows.{keys[-1]} = {table}.{keys[-1]})"
        self.connection.execute(f"DELETE FROM {table} USING gone_rows WHERE {same} AND {last}")
        self.connection.unregister("gone_rows")
        _insert(self.connection, table, new)

    # What came of it.

    def conclude(self) -> None:
        """Make `correction_notices`, and `deciding`: which items of review each correction decides."""
        notices = []
        for correction in self.corrections.active:
            text = self._text(correction).text
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            notices.append(
                {
                    "notice_id": correction.notice_id,
                    "kind": "correction",
                    "raw_name": f"{correction.place.partition(',')[0]}#{correction.correction_id}",
                    "raw_sha256": sha256,
                    "source_id": SOURCE,
                    "language": "en",
                    "title": title_of(correction),
                    "published_on": correction.when,
                    "is_meeting_notice": False,
                    "text": text,
                    "text_sha256": sha256,
                }
            )
        self.connection.register("correction_notices", pa.Table.from_pylist(notices, schema=NOTICES))
        deciding = [
            {"correction_id": correction.correction_id} | dict(items)
            for correction in self.corrections.active
            if self.outcomes.get(correction.correction_id, ("applied",))[0] in _IN_FORCE
            for items in (correction.match if correction.kind in ("review", "no-meeting") else {}, correction.review)
            if items
        ]
        self.connection.register("deciding", pa.Table.from_pylist(deciding, schema=_DECIDING))

    def tell(self) -> None:
        """Make `corrections`, and put those that need a look among `review_items`."""
        found = {row[0] for row in self.connection.execute("SELECT DISTINCT decided_by FROM review_items").fetchall()}
        for correction in self.corrections.of_kind("review"):
            if correction.correction_id not in found:
                self.note(correction.correction_id, "unmatched", "there is no such item of review any more")
        rows = [self._row(correction) for correction in self.corrections.entries]
        table = pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in _TOLD]))
        self.connection.register("corrections_told", table)
        self.connection.execute(
            """CREATE TABLE corrections AS
            SELECT * REPLACE (CAST(decided_on AS DATE) AS decided_on) FROM corrections_told"""
        )
        stale = ", ".join(map(literal, STALE))
        self.connection.execute(
            f"""INSERT INTO review_items BY NAME
            SELECT 'r-' || digest(['c-' || correction_id, outcome, detail]) AS review_id,
                'c-' || correction_id AS notice_id, 'correction-' || outcome AS kind, 'corrections' AS table_name,
                correction_id AS row_id, detail, 'open' AS status
            FROM corrections WHERE outcome IN ({stale})"""
        )

    def _row(self, correction: Correction) -> dict[str, str | None]:
        outcome, detail = self.outcomes.get(correction.correction_id, ("applied", None))
        if correction.status == "withdrawn":
            told: str = "withdrawn"
        else:
            told = outcome
            if outcome in _WORDS:
                detail = ": ".join(part for part in (_WORDS[outcome], detail) if part)
        return {
            "correction_id": correction.correction_id,
            "table_name": correction.table,
            "match": _json(correction.match),
            "override": None if correction.override is None else _json(correction.override),
            "expect": _json(correction.expect) if correction.expect else None,
            "reason": correction.reason,
            "who": correction.who,
            "decided_on": correction.when.isoformat(),
            "outcome": told,
            "detail": None if told == "withdrawn" else detail,
        }


_IN_FORCE = ("applied", "needless")
_DECIDING = pa.schema([("correction_id", pa.string()), *((column, pa.string()) for column in REVIEWED)])
_TOLD = (
    "correction_id",
    "table_name",
    "match",
    "override",
    "expect",
    "reason",
    "who",
    "decided_on",
    "outcome",
    "detail",
)

# Folding all texts takes long, and is seldom needed.
_HAS_WORDS = """
SELECT 1 FROM read_notices SEMI JOIN readings USING (notice_id, batch, raw_name)
WHERE kind = 'notice' AND list_bool_or([contains(lower(text), lower(each)) FOR each IN $1]) LIMIT 1
"""
_HAS_FOLDED_WORDS = """
SELECT 1 FROM read_notices SEMI JOIN readings USING (notice_id, batch, raw_name)
WHERE kind = 'notice' AND list_bool_or([contains(folded(text), folded(each)) FOR each IN $1]) LIMIT 1
"""

# The value of each column of a notice's rows that would be taken, were there no other notice.
_TOLD_BY_NOTICE = f"""
SELECT notice_id, table_name, local_row, column_name, value FROM claims
WHERE list_contains($1, notice_id) AND table_name IN ('meetings', 'participants')
QUALIFY row_number() OVER (
    PARTITION BY notice_id, table_name, local_row, column_name
    ORDER BY if(column_name = 'role', {cases("value", ROLE_RANKS)}, 0), confidence DESC, char_start, char_end, value,
        rule
) = 1
ORDER BY ALL
"""


def value_problem(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, value: str | None, *, notice: bool = True
) -> str | None:
    """Why a column cannot have a value, in words, or None. `connection` is one of `engine.connected`.

    `notice` tells that it is a notice that says so, which knows of no meeting's id.
    """
    if value is None:
        return None if TABLES[table].columns[column].nullable else f"{column} cannot be empty"
    if column == "part_of":
        return "part_of is corrected where it is published; match the meeting_id" if notice else None
    for ok, words in tests(table, column, literal(value)):
        if connection.execute(f"SELECT ({ok}) IS TRUE").fetchall() != [(True,)]:
            return f"{words}: {value!r}"
    return None


def title_of(correction: Correction) -> str:
    """A correction in a line."""
    what = ", ".join(f"{column} {value}" for column, value in correction.match.items())
    if correction.override is None:
        return f"Correction of {correction.table}: {what} is left out"
    now = ", ".join(
        f"{column} is {_shown(value) if isinstance(value, str | None) else ', '.join(value)}"
        for column, value in correction.override.items()
    )
    return f"Correction of {correction.table}: {what}: {now}"


def _of_notice(correction: Correction) -> bool:
    return correction.table != "meetings" or "notice_id" in correction.match


def _single(correction: Correction) -> list[tuple[str, str | None]]:
    """The values that an override sets."""
    said = correction.override or {}
    return [(column, value) for column, value in said.items() if not isinstance(value, tuple)]


def _has(values: Mapping[str, str], wanted: Mapping[str, str | None]) -> bool:
    return all(values.get(column) == value for column, value in wanted.items())


def _one(said: set[str], correction: Correction, column: str) -> str:
    """What a notice says of a column in several ways: the one that is matched or expected, else one to be corrected."""
    asked = correction.match.get(column) or correction.expect.get(column)
    if asked in said:
        return str(asked)
    other = said - {dict(_single(correction)).get(column)}
    return min(other or said)


def _put(values: Values, column: str, value: str | None) -> None:
    """Set or clear a value of a meeting, and what follows from it."""
    if value is None:
        values.pop(column, None)
    else:
        values[column] = value
    if column in _DATES:
        known = [values[each] for each in _DATES if each in values]
        if known:
            values["date_precision"] = _PRECISION[len(known[0])]
        else:
            values.pop("date_precision", None)


def _shown(value: str | None) -> str:
    return "empty" if value is None else f'"{value}"'


def _json(said: Mapping[str, object]) -> str:
    return json.dumps(dict(said), ensure_ascii=False)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, object]]) -> None:
    if not rows:
        return
    names = sorted({name for row in rows for name in row})
    connection.register("new_rows", pa.table({name: [row.get(name) for row in rows] for name in names}))
    connection.execute(f"INSERT INTO {table} BY NAME FROM new_rows")
    connection.unregister("new_rows")
