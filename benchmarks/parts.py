"""Every part of the benchmark, by name."""

from __future__ import annotations

from functools import partial

from benchmarks import (
    agreement,
    cases,
    furniture,
    happenings,
    joining,
    quotes,
    reading,
    speed,
    stories,
    tagging,
    vectors,
)
from benchmarks.figures import Part

PARTS = (
    Part(name="seeds", title="Reading the founding reports", measure=reading.seeds),
    Part(name="kompas-build", title="Reading news articles looked at while building", measure=reading.kompas("build")),
    Part(name="kompas-measure", title="Reading news articles not looked at", measure=reading.kompas("measure")),
    Part(
        name="cases-build",
        title="Reading little reports of our own, looked at while building",
        measure=reading.cases("build"),
    ),
    Part(
        name="cases-measure", title="Reading little reports of our own, not looked at", measure=reading.cases("measure")
    ),
    Part(name="html", title="Saved pages of five outlets", measure=furniture.measure),
    Part(name="agreement", title="Two annotators on the same articles", measure=agreement.kompas),
    Part(name="pfsa", title="Direct quotations, PFSA-ID", measure=quotes.measure),
    Part(name="seeds-story", title="Tracing the founding reports", measure=stories.seeds),
    Part(name="sample", title="Tracing the made-up sample", measure=stories.sample),
    *(
        Part(
            name=f"{matter}{'' if whole or matter == 'headlines' else '-titles'}-{half}",
            title=f"{title}, {'looked at while building' if half == 'build' else 'not looked at'}",
            measure=partial(happenings.measure, matter, half, whole=whole),
        )
        for matter, whole, title in (
            ("stories", True, "Stories of short reports"),
            ("stories", False, "Stories of the titles of these alone"),
            ("headlines", False, "Stories of a feed of headlines"),
        )
        for half in ("build", "measure")
    ),
    Part(name="stories-orders", title="Stories in shuffled orders", measure=happenings.orders),
    Part(
        name="weave-build",
        title="Little coverages woven, looked at while building",
        measure=lambda: cases.measure("weave_build"),
    ),
    Part(
        name="weave-measure",
        title="Little coverages woven, not looked at",
        measure=lambda: cases.measure("weave_measure"),
    ),
    Part(
        name="coverages-build",
        title="Whole coverages woven, looked at while building",
        measure=lambda: cases.measure("coverages_build"),
    ),
    Part(
        name="coverages-measure",
        title="Whole coverages woven, not looked at",
        measure=lambda: cases.measure("coverages_measure"),
    ),
    Part(name="seeds-names", title="Names of the founding reports", measure=tagging.seeds),
    Part(name="who", title="Who is who in the founding reports and the sample", measure=joining.coverage),
    Part(name="who-build", title="Who is who: hard pairs looked at while building", measure=joining.pairs("build")),
    Part(name="who-harder", title="Who is who: harder pairs by another hand", measure=joining.pairs("harder")),
    Part(name="who-measure", title="Who is who: hard pairs not looked at", measure=joining.pairs("measure")),
    Part(name="translations", title="Sentence vectors across languages", measure=vectors.measure),
    Part(name="pos", title="Parts of speech: Universal Dependencies", measure=vectors.parts_of_speech),
    Part(name="nergrit", title="Names: NERGrit, test half", measure=tagging.nergrit),
    Part(name="idner2k", title="Names: IDNER-news-2k, test half", measure=tagging.idner2k),
    Part(name="speed", title="Speed", measure=speed.measure, steady=False),
)
"""A floor's key begins with the name of its part and a full stop."""
