"""Readings measured against labels: ``evaluate`` compares, ``read_labels`` reads a gold file."""

from runut.evaluate.evaluation import Evaluation, evaluate
from runut.evaluate.figures import Measure, Quality
from runut.evaluate.labels import Gold, LabelError, read_labels
from runut.evaluate.marks import Miss

__all__ = ["Evaluation", "Gold", "LabelError", "Measure", "Miss", "Quality", "evaluate", "read_labels"]
