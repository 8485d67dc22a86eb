"""The phrase and place data: every row can be used, no phrase says two things. Matching itself is tested elsewhere."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VOCABULARIES = ROOT / "schemas" / "vocabularies"
PHRASES = ROOT / "pipelines" / "phrases"
LANGUAGES = ("en", "vi")

RANKS = {
    "none",  # looks like a post and is none: an embassy
    "ambassador",
    "assistant-minister",
    "chair",
    "counsellor",
    "department-director",
    "deputy-department-director",
    "deputy-director-general",
    "deputy-head",
    "deputy-leader",
    "deputy-minister",
    "deputy-prime-minister",
    "deputy-representative",
    "deputy-secretary-general",
    "deputy-speaker",
    "director-general",
    "expert",
    "head",
    "head-of-delegation",
    "head-of-government",
    "head-of-state",
    "local-leader",
    "member",
    "minister",
    "officer",
    "party",  # a post in the Party, which stands before one of the state
    "permanent-secretary",
    "professor",
    "representative",
    "secretary-general",
    "speaker-of-parliament",
    "vice-chair",
}
SECTORS = {
    "culture",
    "disaster",
    "drugs",
    "education",
    "family",
    "finance",
    "foreign",
    "government",
    "health",
    "home-affairs",
    "human-rights",
    "justice",
    "labour",
    "other",
    "parliament",
    "planning",
    "rural-development",
    "science",
    "social-welfare",
    "women",
    "youth",
}
PEOPLES = {
    "burmese",
    "chinese",
    "filipino",
    "indian",
    "indonesian",
    "japanese",
    "khmer",
    "korean",
    "lao",
    "malay",
    "thai",
    "timorese",
    "vietnamese",
    "western",
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """One CSV file of phrases: its columns, and those of them that together say what a phrase means."""

    path: Path
    columns: tuple[str, ...]
    phrase: str
    means: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()


def by_language(name: str, columns: tuple[str, ...], phrase: str, means: tuple[str, ...]) -> list[DataFile]:
    return [DataFile(PHRASES / language / name, columns, phrase, means) for language in LANGUAGES]


FILES = [
    *by_language("topics.csv", ("topic_code", "phrase", "strength", "note"), "phrase", ("topic_code",)),
    *by_language("instruments.csv", ("instrument_code", "phrase", "note"), "phrase", ("instrument_code",)),
    *by_language("actions.csv", ("action", "phrase"), "phrase", ("action",)),
    *by_language("posts.csv", ("phrase", "rank"), "phrase", ("rank",)),
    *by_language("honorifics.csv", ("phrase", "kind", "country_code"), "phrase", ("kind", "country_code")),
    *by_language("ministries.csv", ("phrase", "country_code", "sector"), "phrase", ("country_code", "sector")),
    *by_language("organisations.csv", ("organisation_code", "kind", "phrase"), "phrase", ("organisation_code",)),
    DataFile(PHRASES / "bodies.csv", ("body_code", "lang", "phrase"), "phrase", ("body_code",)),
    DataFile(PHRASES / "countries.csv", ("country_code", "kind", "lang", "phrase"), "phrase", ("country_code", "lang")),
    DataFile(PHRASES / "masks.csv", ("lang", "hides", "phrase"), "phrase", ("lang",)),
    DataFile(PHRASES / "names.csv", ("name", "people", "kind"), "name", ("name",)),
]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def codes(vocabulary: str, column: str) -> set[str]:
    return {row[column] for row in table(VOCABULARIES / vocabulary)}


def fold(phrase: str) -> str:
    """Letters and digits alone, without case and diacritics: what a tolerant matcher can still tell apart."""
    letters = unicodedata.normalize("NFD", phrase.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if letter.isalnum())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_row_is_complete_and_in_one_spelling(file: DataFile) -> None:
    """An empty cell, a stray space or a decomposed letter would be a phrase that is never found."""
    rows = table(file.path)
    assert rows
    assert tuple(rows[0]) == file.columns
    for row in rows:
        assert all(isinstance(value, str) for value in row.values()), f"{file.name}: a row of another length: {row}"
        assert row[file.phrase], f"{file.name}: a row without a phrase: {row}"
        for value in row.values():
            assert value == " ".join(value.split()), f"{file.name}: stray spaces in {value!r}"
            assert unicodedata.is_normalized("NFC", value), f"{file.name}: not NFC: {value!r}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_rows_are_sorted_so_that_a_change_shows_alone(file: DataFile) -> None:
    rows = [tuple(row.values()) for row in table(file.path)]
    assert rows == sorted(set(rows)), f"{file.name}: sort its rows and keep each once"


@pytest.mark.parametrize("file", [file for file in FILES if file.phrase != "name"], ids=lambda file: file.name)
def test_no_phrase_means_two_things(file: DataFile) -> None:
    """A phrase under two codes by oversight would give both. Where it does speak of both, each note names the other
    (`also women`)."""
    meanings: defaultdict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    notes: defaultdict[tuple[str, str], list[set[str]]] = defaultdict(list)
    for row in table(file.path):
        key = row.get("lang", ""), fold(row[file.phrase])
        meaning = tuple(row[column] for column in file.means)
        meanings[key].add(meaning)
        notes[key].append({*meaning, *row.get("note", "").partition("also ")[2].partition(";")[0].split()})
    doubled = {key: found for key, found in meanings.items() if len(found) > 1}
    undeclared = {
        key: found
        for key, found in doubled.items()
        if any(note != {code for (code, *_) in found} for note in notes[key])
    }
    assert undeclared == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "column", "vocabulary"),
    [("topics.csv", "topic_code", "topics.csv"), ("instruments.csv", "instrument_code", "instruments.csv")],
)
def test_codes_are_those_of_the_vocabularies_and_each_has_words(
    language: str, name: str, column: str, vocabulary: str
) -> None:
    """A code without words in a language could never be found in a notice of that language."""
    assert {row[column] for row in table(PHRASES / language / name)} == codes(vocabulary, column)


@pytest.mark.parametrize("language", LANGUAGES)
def test_closed_lists_hold(language: str) -> None:
    folder = PHRASES / language
    assert {row["strength"] for row in table(folder / "topics.csv")} <= {"strong", "weak"}
    actions = {"adopted", "endorsed", "implemented", "mentioned", "noted", "reviewed"}
    assert {row["action"] for row in table(folder / "actions.csv")} <= actions
    assert {row["rank"] for row in table(folder / "posts.csv")} <= RANKS
    assert {row["sector"] for row in table(folder / "ministries.csv")} <= SECTORS
    assert {row["kind"] for row in table(folder / "honorifics.csv")} <= {"address", "academic", "noble", "religious"}
    kinds = {"asean", "bank", "ngo", "partner", "un"}
    assert {row["kind"] for row in table(folder / "organisations.csv")} <= kinds


def test_an_organisation_with_a_published_code_keeps_its_kind() -> None:
    """The same organisation must not be a UN agency in one language and an NGO in the other."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for row in table(VOCABULARIES / "organisations.csv"):
        kinds[row["organisation_code"]].add(row["kind"])
    for language in LANGUAGES:
        for row in table(PHRASES / language / "organisations.csv"):
            kinds[row["organisation_code"]].add(row["kind"])
    assert {code: found for code, found in kinds.items() if len(found) > 1} == {}


def test_peoples_and_name_parts_are_of_the_closed_lists() -> None:
    rows = table(PHRASES / "names.csv")
    assert {row["people"] for row in rows} <= PEOPLES
    assert {row["kind"] for row in rows} <= {"family", "given", "particle"}
    assert len({(row["name"].casefold(), row["people"], row["kind"]) for row in rows}) == len(rows)


def test_country_words_are_of_the_closed_list() -> None:
    """Nothing composed ("của Lào", "of Laos"): it would cover the country's own name."""
    assert {row["kind"] for row in table(PHRASES / "countries.csv")} <= {"adjective", "demonym", "name"}


def test_masks_hide_kinds_that_exist() -> None:
    rows = table(PHRASES / "masks.csv")
    assert {row["hides"] for row in rows} <= {"country", "person", "place", "topic"}


def test_places_are_sorted_and_their_ids_unique() -> None:
    rows = table(VOCABULARIES / "places.csv")
    ids = [row["place_id"] for row in rows]
    assert ids == sorted(set(ids))
    for row in rows:
        assert row["name_en"]
        assert row["name_vi"]
        assert len(row["country_code"]) == 2
        assert row["kind"] in {"city", "province", "resort", "venue-town"}
        assert all(unicodedata.is_normalized("NFC", value) for value in row.values())


def test_no_spelling_names_two_places() -> None:
    """Two places under one spelling would put a meeting into whichever country is read first."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for row in table(VOCABULARIES / "places.csv"):
        aliases = row["aliases"].split("|") if row["aliases"] else []
        assert len({alias.casefold() for alias in aliases}) == len(aliases), f"{row['place_id']}: an alias stands twice"
        assert all(map(fold, aliases)), f"{row['place_id']}: an empty alias"
        for spelling in {fold(name) for name in (row["name_en"], row["name_vi"], *aliases)}:
            places[spelling].add(row["place_id"])
    assert {spelling: found for spelling, found in places.items() if len(found) > 1} == {}


def test_places_cover_the_countries_of_asean_and_the_plus_three() -> None:
    """A meeting held in a member's or Plus Three capital must find its city."""
    covered = {row["country_code"] for row in table(VOCABULARIES / "places.csv")}
    needed = {
        row["country_code"] for row in table(VOCABULARIES / "countries.csv") if row["asean"] in {"member", "plus-three"}
    }
    assert needed <= covered
