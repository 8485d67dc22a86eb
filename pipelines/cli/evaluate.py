"""`asean-meetings evaluate`: prints how well a release agrees with annotated notices."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from pipelines.evaluation import evaluate as score
from pipelines.evaluation.scoring import TOTAL


def evaluate(release: Path, gold: Path, only: str, mistakes: int, json_file: Path | None) -> int:
    """Print the figures, and up to `mistakes` mistakes of each kind before them."""
    evaluation = score(release, gold, only=only)
    shown: Counter[str] = Counter()
    for mistake in evaluation.mistakes:
        shown[mistake.kind] += 1
        if shown[mistake.kind] <= mistakes:
            print(f"{mistake.kind:18} {mistake.notice:24} {mistake.what:14} {mistake.value}")
    print(f"{'fact':18} {'tp':>5} {'fp':>5} {'fn':>5} {'prec':>6} {'rec':>6} {'F1':>6}")
    for kind, figures in evaluation.figures.items():
        counts = " ".join(f"{count:5}" for count in asdict(figures).values())
        ratios = " ".join(_ratio(ratio) for ratio in (figures.precision, figures.recall, figures.f1))
        print(f"{kind:18} {counts} {ratios}")
    print(f"{evaluation.notices} notices, micro F1 over all facts {_ratio(evaluation.figures[TOTAL].f1).strip()}")
    if json_file is not None:
        names = ("tp", "fp", "fn", "precision", "recall", "f1")
        figures_of = {
            kind: dict(zip(names, (*asdict(f).values(), f.precision, f.recall, f.f1), strict=True))
            for kind, f in evaluation.figures.items()
        }
        json_file.write_text(json.dumps(figures_of, indent=2) + "\n", "utf-8")
    return 0


def _ratio(value: float | None) -> str:
    return f"{'-':>6}" if value is None else f"{value:6.3f}"
