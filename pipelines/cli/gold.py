"""`python -m pipelines.cli.gold`: for those who change rules. Measures the annotated notices of this repository."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

import pipelines.evaluation
import pipelines.extraction
from pipelines.evaluation import EvaluationError, identity
from pipelines.evaluation.calibration import as_csv
from pipelines.evaluation.gate import (
    FLOORS,
    GoldSet,
    Measured,
    Pinned,
    accuracy_csv,
    calibrate,
    findings,
    gold_sets,
    load_pinned,
    measure,
    pins,
    read_set,
)
from pipelines.evaluation.identity import PairFigures

CONFIDENCE = Path(pipelines.extraction.__file__).parent / "confidence.csv"
ACCURACY = Path(pipelines.evaluation.__file__).parent / "accuracy.csv"

Folder = Annotated[Path, typer.Argument(help="The folder of the sets of annotated notices.")]
GOLD = Path("tests/gold")

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command("evaluate")
def evaluate_all(
    folder: Folder = GOLD,
    mistakes: Annotated[int, typer.Option("--errors", min=0, help="Print so many mistakes of each kind.")] = 100,
) -> int:
    """Print the figures of each set, with its mistakes unless it is set aside; exit 1 where one is under its floor."""
    pinned = load_pinned(folder)
    told: list[str] = []
    with TemporaryDirectory() as work:
        for gold in gold_sets(folder):
            place = Path(work) / gold.name
            measured = measure(gold, read_set(gold, place), place)
            _print_set(gold, measured, pinned.get(gold.name), 0 if gold.set_aside else mistakes)
            told += findings(gold, measured, pinned.get(gold.name))
    pairs = identity.measure_pairs(folder / identity.FOLDER)
    _print_pairs(pairs, mistakes)
    told += identity.findings(folder / identity.FOLDER, pairs)
    for finding in told:
        print(finding)
    return 1 if told else 0


@app.command("calibrate")
def calibrate_all(folder: Folder = GOLD) -> int:
    """Write the confidence of each rule, and the figures that a release tells."""
    with TemporaryDirectory() as work:
        rules, measured = calibrate(gold_sets(folder), Path(work))
    _write(CONFIDENCE, as_csv(rules))
    _write(ACCURACY, accuracy_csv(measured))
    return 0


@app.command("pin")
def pin(folder: Folder = GOLD) -> int:
    """Write floors a little under today's figures, and the fingerprints of the sets. Look at the difference."""
    sets = gold_sets(folder)
    with TemporaryDirectory() as work:
        measured = {gold.name: measure(gold, read_set(gold, Path(work) / gold.name), Path(work)) for gold in sets}
    _write(folder / FLOORS, pins(sets, measured))
    pairs = folder / identity.FOLDER
    if pairs.is_dir():
        _write(pairs / FLOORS, identity.pins(pairs, identity.measure_pairs(pairs)))
    return 0


def _write(path: Path, content: str) -> None:
    same = path.is_file() and path.read_text("utf-8") == content
    path.write_text(content, "utf-8")
    print(f"{path.name} {'is as it was' if same else 'is written'}")


def _print_set(gold: GoldSet, measured: Measured, pinned: Pinned | None, mistakes: int) -> None:
    shown: Counter[str] = Counter()
    for mistake in measured.evaluation.mistakes:
        shown[mistake.kind] += 1
        if shown[mistake.kind] <= mistakes:
            print(f"{mistake.kind:18} {mistake.notice:8} {mistake.what:14} {mistake.value}")
    least: Mapping[str, float] = pinned.least if pinned else {}
    languages = measured.by_language
    head = "".join(f"{'F1 ' + language:>7}" for language in languages)
    print(f"\n{gold.name + f', {measured.evaluation.notices} notices':22} {'tp':>5} {'fp':>4} {'fn':>4}", end="")
    print(f" {'prec':>6} {'rec':>6} {'F1':>6} {'floor':>6}{head}")
    for kind, figures in measured.evaluation.figures.items():
        counts = f"{figures.true_positives:5} {figures.false_positives:4} {figures.false_negatives:4}"
        ratios = " ".join(_ratio(one) for one in (figures.precision, figures.recall, figures.f1, least.get(kind)))
        of = (one.figures.get(kind) for one in languages.values())
        print(f"{kind:22} {counts} {ratios}" + "".join(f" {_ratio(one.f1 if one else None)}" for one in of))
    print(f"wrong dates published: {len(measured.wrong_dates)}\n")


def _print_pairs(figures: Sequence[PairFigures], mistakes: int) -> None:
    """Who and what was taken for one, by set; the mistakes on pairs that were not looked at are not shown."""
    if not figures:
        return
    for one in figures:
        if one.name != identity.HELD:
            for name, pairs in (("wrong", one.wrong), ("missed", one.missed)):
                print("".join(f"{one.kind:18} {name:8} {pair}\n" for pair in pairs[:mistakes]), end="")
    print(f"{'labelled pairs':22} {'one':>5} {'wrong':>5} {'missed':>6} {'prec':>6} {'rec':>6}")
    for one in (*figures, *identity.together(figures)):
        counts = f"{one.right:5} {len(one.wrong):5} {len(one.missed):6}"
        print(f"{f'{one.kind}, {one.name}':22} {counts} {_ratio(one.precision)} {_ratio(one.recall)}")
    print()


def _ratio(value: float | None) -> str:
    return f"{'-':>6}" if value is None else f"{value:6.3f}"


def main() -> None:
    """Run one command; an error is one line."""
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        sys.exit(f"gold: {error.format_message()}")
    except EvaluationError as error:
        sys.exit(f"gold: {error}")
    sys.exit(int(code or 0))


if __name__ == "__main__":
    main()
