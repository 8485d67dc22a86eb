"""What people decided about the dataset: `corrections/*.yaml`, read, checked and written. Applies nothing.

Where each is applied: aliases in extraction, the rest in `pipelines.resolution`.
"""

from pipelines.corrections.decisions import Alias, Corrections, Decisions, Pair, Split
from pipelines.corrections.entries import Correction, CorrectionError
from pipelines.corrections.files import load_corrections

__all__ = ["Alias", "Correction", "CorrectionError", "Corrections", "Decisions", "Pair", "Split", "load_corrections"]
