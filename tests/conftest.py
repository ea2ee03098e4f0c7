"""What every test may ask for, and what a skip means.

``RUNUT_NO_SKIPS=1`` (set in CI, where nothing is missing) turns every skip into a failure that names it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent

# Nothing is timed: the machine is shared. In CI the same examples every time, so that a run can be repeated.
hypothesis.settings.register_profile("runut", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("runut")


@pytest.fixture(scope="session")
def shared() -> Path:
    """``../shared``: the founding reports, gold labels and public data, which stay outside the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium or Chrome for the tests that look at a page."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if found := shutil.which(name):
            return found
    pytest.skip("no Chromium or Chrome is installed")


Kind = TypeVar("Kind", pytest.TestReport, pytest.CollectReport)


def _refuse_skip(report: Kind) -> Kind:
    if os.environ.get("RUNUT_NO_SKIPS") == "1" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"a skip where none is allowed (RUNUT_NO_SKIPS=1): {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _refuse_skip((yield))
