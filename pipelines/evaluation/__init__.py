"""How well a release agrees with annotated notices. Changes nothing and knows no rule of extraction."""

from pipelines.evaluation.facts import EvaluationError
from pipelines.evaluation.scoring import Evaluation, Figures, Mistake, evaluate

__all__ = ["Evaluation", "EvaluationError", "Figures", "Mistake", "evaluate"]
