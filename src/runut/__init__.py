"""Runut reads news coverage and rebuilds where every statement came from.

>>> import runut
>>> traced = runut.trace(["examples"])
>>> for claim in traced.dossier.claims:
...     print(claim.outlets, claim.independent_origins, claim.says)
"""

from importlib.metadata import version

from runut.flow import Traced
from runut.flow import read_paths as readings
from runut.flow import trace_paths as trace
from runut.tell import tell_html, tell_markdown

__all__ = ["Traced", "__version__", "readings", "tell_html", "tell_markdown", "trace"]

__version__ = version("runut")
