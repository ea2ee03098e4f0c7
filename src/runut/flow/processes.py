"""What worker processes do before their first work."""

from __future__ import annotations

import gc
import os
import signal
import threading
from multiprocessing import parent_process

THRESHOLD = 50_000
"""New objects after which Python looks for cycles: a dossier's passages and mentions are many and hold none."""


def begin_worker() -> None:
    """A worker leaves the interrupt key to the process that started it, and ends when that process does."""
    gc.freeze()
    gc.set_threshold(THRESHOLD, 20, 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
