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

SEEN = {"build": "looked at while building", "measure": "not looked at"}
"""What is told of each half of a gold."""
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
            title=f"{title}, {SEEN[half]}",
            measure=partial(happenings.measure, matter, half, whole=whole),
        )
        for matter, whole, title in (
            ("stories", True, "Stories of short reports"),
            ("stories", False, "Stories of the titles of these alone"),
            ("headlines", False, "Stories of a feed of headlines"),
        )
        for half in SEEN
    ),
    Part(name="stories-orders", title="Stories in shuffled orders", measure=happenings.orders),
    *(
        Part(
            name=f"{matter}-{half}",
            title=f"{title} woven, {SEEN[half]}",
            measure=partial(cases.measure, f"{matter}_{half}"),
        )
        for matter, title in (("weave", "Little coverages"), ("coverages", "Whole coverages"))
        for half in SEEN
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
