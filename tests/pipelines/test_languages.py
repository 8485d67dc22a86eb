"""A third language is a folder of words: French is read by its folder, and nothing else is read differently for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.evaluation import evaluate
from pipelines.evaluation.scoring import TOTAL
from pipelines.extraction import extract
from pipelines.extraction.languages import own_language
from pipelines.extraction.lexicon import Lexicon
from pipelines.extraction.ordinals import find_ordinals
from pipelines.extraction.shadow import fold, shadow_of
from pipelines.extraction.vocabulary import entries, lexicon
from pipelines.model import Notice
from pipelines.phrases_check import PHRASES, check_phrases, languages, notices_in, unused_phrases
from tests.conftest import ROOT, Cli

FRENCH = ROOT / "tests" / "gold" / "french"
DEVELOPMENT = ROOT / "tests" / "gold" / "development"

# Prints what is read of each notice of a folder, one line a notice.
READ = """
import sys
from pathlib import Path
from pipelines.extraction import extract
from pipelines.phrases_check import notices_in
for notice in notices_in(Path(sys.argv[1])):
    print(ascii((notice, extract(notice))))
"""


def test_french_notices_are_read_by_their_folder(cli: Cli, tmp_path: Path) -> None:
    """From the files to a release, as a user builds it, and the release holds what the notices say."""
    shutil.copytree(FRENCH / "notices", tmp_path / "raw")
    said = cli("build", "--raw", tmp_path / "raw", "--out", tmp_path / "releases", "--workers", 1)
    assert said.code == 0, said.err
    evaluation = evaluate(tmp_path / "releases" / "latest", FRENCH / "gold")
    assert evaluation.notices == 10
    f1 = evaluation.figures[TOTAL].f1
    assert f1 is not None
    assert f1 >= 0.85, evaluation.mistakes
    checked = cli("check", tmp_path / "releases" / "latest")
    assert checked.code == 0, checked.err


def test_each_quote_of_a_french_claim_is_in_the_text() -> None:
    for notice in notices_in(FRENCH / "notices"):
        for claim in extract(notice).claims:
            assert 0 <= claim.start < claim.end <= len(notice.text), (notice.raw_name, claim)


def test_without_the_folder_vietnamese_and_english_notices_are_read_the_same(tmp_path: Path) -> None:
    """French small words are Vietnamese words without their marks ("la", "de"): they must not reach those notices."""
    ignored = shutil.ignore_patterns("__pycache__", "fr")
    for package in ("pipelines", "schemas"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    assert not (tmp_path / "pipelines" / "phrases" / "fr").exists()
    told = subprocess.run(
        [sys.executable, "-c", READ, str(DEVELOPMENT / "notices")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONSAFEPATH": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    with_folder = [ascii((notice, extract(notice))) for notice in notices_in(DEVELOPMENT / "notices")]
    assert len(with_folder) > 50
    assert told.stdout.splitlines() == with_folder


def test_words_of_a_language_are_read_in_its_own_notices_alone() -> None:
    assert own_language("fr") == "fr"
    assert own_language("en") == own_language("vi") == ""
    assert own_language("km") == "", "a folder with words of reading alone has none for meetings"
    french = {entry.phrase for entry in entries() if entry.language == "fr"}
    assert french
    text = "Le ministre vietnamien a présidé la réunion, à Manille"
    assert _phrases(lexicon(), text).isdisjoint(french - _phrases_of_others())
    assert {"ministre", "a présidé", "réunion", "Manille"} <= _phrases(lexicon("fr"), text)


def test_an_english_name_is_read_in_a_french_notice() -> None:
    """Notices in other languages quote abbreviations and English names: the shared words stay."""
    text = "La 18e réunion (SOMSWD) a eu lieu les 4 et 5 mai 2022 à Kuala Lumpur sur invitation de Malaysia."
    notice = Notice("n", "n.txt", "0" * 64, "drop-folder", text, "fr", "", published_on=None)
    values = {(claim.column, claim.value) for claim in extract(notice).claims}
    assert {("series_code", "SOMSWD"), ("ordinal", "18"), ("city", "Kuala Lumpur")} <= values
    assert {("start_date", "2022-05-04"), ("end_date", "2022-05-05")} <= values


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("la 18e réunion", 18),
        ("la 1re réunion", 1),
        ("la 3ème réunion", 3),
        ("la XIe réunion", 11),
        ("la XXIVe réunion", 24),
        ("la Ire réunion", 1),
    ],
)
def test_french_ordinals_with_endings(text: str, number: int) -> None:
    assert [ordinal.number for ordinal in find_ordinals(text, fold(text), language="fr")] == [number]
    assert find_ordinals(text, fold(text), language="vi") == []


@pytest.mark.parametrize(
    "text", ["au XXIe siècle", "le 1er août", "Le forum", "la 2e fois", "18E rue", "les 12es jeux"]
)
def test_what_looks_like_a_french_ordinal_counts_no_meeting(text: str) -> None:
    assert find_ordinals(text, fold(text), language="fr") == []


@pytest.mark.parametrize("language", languages())
def test_no_entry_stands_twice_and_each_code_is_known(language: str) -> None:
    """What `python -m pipelines.cli.phrases` prints for whoever changes words."""
    assert list(map(str, check_phrases(language))) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the French folder, to be spoilt."""
    shutil.copytree(PHRASES / "fr", tmp_path / "fr")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line", "told"),
    [
        (
            "topics.csv",
            "childern,garçons,strong,\n",
            "fr/topics.csv: 'garçons': 'childern' is no topic_code; use one of",
        ),
        ("places.csv", "manilla,Manille-sur-mer\n", "fr/places.csv: 'Manille-sur-mer': 'manilla' is no place_id"),
        ("countries.csv", "UK,name,Grande-Bretagne\n", "fr/countries.csv: 'Grande-Bretagne': 'UK' is no country_code"),
        ("roles.csv", "chairs.after,mené par\n", "fr/roles.csv: 'mené par': 'chairs.after' is no cue; use one of"),
        ("posts.csv", "sous-ministre,vice\n", "fr/posts.csv: 'sous-ministre': 'vice' is no rank; use one of"),
        ("actions.csv", "adopted,Adopté\n", "fr/actions.csv: 'Adopté': stands also as 'adopté'; keep one"),
        ("cues.yaml", "locatives: [vers]\n", "fr/cues.yaml: 'locatives': is no list that a rule asks for"),
        ("cues.yaml", "press: [point de presse, Point de presse]\n", "'Point de presse': stands twice under press"),
        ("meetings.yaml", "level:\n  ministers: [ministres]\n", "'level ministers': is no list that a rule asks for"),
        ("meetings.yaml", "series:\n  SOMSD: [hauts officiels]\n", "'series SOMSD': is no list that a rule asks for"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_its_cure(folder: Path, file: str, line: str, told: str) -> None:
    path = folder / "fr" / file
    # Of a key that stands twice YAML takes the last one, so that a list of its own says what it is about.
    path.write_text(path.read_text("utf-8") + line, "utf-8")
    findings = list(map(str, check_phrases("fr", folder)))
    assert len(findings) == 1, findings
    assert told in findings[0]


def test_a_date_file_that_lacks_a_list_says_which(folder: Path) -> None:
    path = folder / "fr" / "dates.yaml"
    path.write_text(path.read_text("utf-8").replace("half_after: [et demi]\n", ""), "utf-8")
    with pytest.raises(ValueError, match=r"fr/dates\.yaml: missing half_after; an empty list will do"):
        check_phrases("fr", folder)


def test_a_word_that_yaml_takes_for_something_else_is_named(folder: Path) -> None:
    path = folder / "fr" / "cues.yaml"
    path.write_text(path.read_text("utf-8") + "press: [non, no]\n", "utf-8")
    with pytest.raises(ValueError, match=r"fr/cues\.yaml: press: False is not text; put it in quotation marks"):
        check_phrases("fr", folder)


def test_a_place_that_no_list_has_stops_the_reading_with_its_name(tmp_path: Path) -> None:
    for package in ("pipelines", "schemas"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    places = tmp_path / "pipelines" / "phrases" / "fr" / "places.csv"
    places.write_text(places.read_text("utf-8") + "manilla,Manille-sur-mer\n", "utf-8")
    told = subprocess.run(
        [sys.executable, "-c", READ, str(FRENCH / "notices")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONSAFEPATH": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode != 0
    assert "'manilla' is no place_id of schemas/vocabularies/places.csv; correct or add it" in told.stderr


def test_entries_that_no_notice_uses_are_told_for_information() -> None:
    unused = {finding.entry for finding in unused_phrases("fr", notices_in(FRENCH / "notices"))}
    assert "symposium" in unused
    assert unused.isdisjoint({"Manille", "présidée par", "atelier"})


def test_the_french_gold_files_speak_of_the_french_notices() -> None:
    """Each notice has one gold file, in French, and no name in it but those that stand in the notice."""
    texts = {path.stem: path.read_text("utf-8") for path in (FRENCH / "notices").iterdir()}
    golds = {path.stem: json.loads(path.read_text("utf-8")) for path in (FRENCH / "gold").iterdir()}
    assert texts.keys() == golds.keys()
    for stem, gold in golds.items():
        assert gold["notice"] == stem
        assert gold["language"] == "fr"
        stated = [gold["title"], *(meeting["theme"] for meeting in gold["meetings"])]
        stated += [one[key] for one in gold["participants"] for key in ("position", "organisation")]
        stated += [one["name"] for one in gold["participants"] if one["kind"] == "person"]
        assert [words for words in stated if words and words not in texts[stem]] == []


def _phrases(words: Lexicon, text: str) -> set[str]:
    return {match.entry.phrase for match in words.find(text, shadow_of(text)[1])}


def _phrases_of_others() -> set[str]:
    return {entry.phrase for entry in entries() if entry.language != "fr"}
