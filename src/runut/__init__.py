"""Runut reads news coverage and rebuilds where every statement came from.

>>> import runut
>>> traced = runut.trace(["examples"])
>>> for claim in traced.dossier.claims:
...     print(claim.outlets, claim.independent_origins, claim.says)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from runut.flow import read_paths as readings
    from runut.flow import trace_paths as trace
    from runut.flow.weaving import Traced
    from runut.tell import tell_html, tell_markdown

    __version__: str

__all__ = ["Traced", "__version__", "readings", "tell_html", "tell_markdown", "trace"]

_PLACES = {
    "Traced": ("runut.flow.weaving", "Traced"),
    "readings": ("runut.flow", "read_paths"),
    "tell_html": ("runut.tell", "tell_html"),
    "tell_markdown": ("runut.tell", "tell_markdown"),
    "trace": ("runut.flow", "trace_paths"),
}


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is first asked for: the command line's help need not wait for the whole house."""
    if name == "__version__":
        value: Any = import_module("importlib.metadata").version("runut")
    elif name in _PLACES:
        module, inner = _PLACES[name]
        value = getattr(import_module(module), inner)
    else:
        raise AttributeError(f"module 'runut' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
