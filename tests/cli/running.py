"""The command as a person runs it, and coverage to run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("runut")
NEWS = """Jembatan Tirawai Dibuka Kembali

TIRAWAI, WARTA NUSARAYA - Bupati Tirawai Ridwan Sapulete membuka kembali jembatan itu, Rabu (14/5/2025).

"Jembatan ini sudah aman untuk truk," kata Ridwan, seperti dilansir Antara.

Ia mengatakan perbaikan menelan dana Rp 2 miliar.
"""

OTHER_NEWS = """Truk Boleh Lewat Lagi di Jembatan Tirawai

LONTAR TIMUR - "Jembatan ini sudah aman untuk truk," ujar Bupati Tirawai, Ridwan Sapulete, Rabu (14/5/2025).

Jembatan itu ditutup sejak Maret karena dua tiangnya retak.
"""
"""The same affair from another outlet, so that the two share a claim."""


def runut(
    *arguments: object, stdin: bytes = b"", env: Mapping[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """The finished command. It must have ended by itself and without a traceback."""
    whole = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "FORCE_COLOR")} | (env or {})
    done = subprocess.run(
        [COMMAND, *map(str, arguments)], input=stdin, capture_output=True, env=whole, timeout=120, check=False, **more
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done
