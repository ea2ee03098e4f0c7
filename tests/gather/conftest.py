from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest

from runut.gather import gather
from runut.model import Problem, Report

Gathered = tuple[list[Report], list[Problem]]


@pytest.fixture
def gathered() -> Callable[..., Gathered]:
    """Reports and problems of some paths, or of bytes on standard input."""

    def run(*paths: object, stdin: bytes | None = None) -> Gathered:
        found = list(
            gather(
                [str(path) for path in paths],
                stdin=None if stdin is None else BytesIO(stdin),
                now=lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
            )
        )
        return (
            [one for one in found if isinstance(one, Report)],
            [one for one in found if isinstance(one, Problem)],
        )

    return run
