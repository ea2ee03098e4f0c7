"""The drawing of a lineage: whole, inside its frame, nothing over anything else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from runut.model import Edge, Lineage, Node
from runut.tell.drawing import MOST_NODES, Box, Drawing, drawing
from tests.tell.coverage import LINEAGE


def drawn(lineage: Lineage, origins: tuple[str, ...] = ()) -> Drawing | None:
    return drawing(
        lineage, {one.id: one.name for one in lineage.nodes}, {one.id: one.kind for one in lineage.nodes}, origins
    )


def apart(one: Box, other: Box) -> bool:
    return (
        one.left + one.width <= other.left
        or other.left + other.width <= one.left
        or one.top + one.height <= other.top
        or other.top + other.height <= one.top
    )


def check(found: Drawing) -> None:
    for at, box in enumerate(found.boxes):
        assert box.left >= 0 and box.left + box.width <= found.width
        assert box.top >= 0 and box.top + box.height <= found.height
        assert all(apart(box, other) for other in found.boxes[at + 1 :])


def test_words_pass_from_left_to_right_and_outlets_stand_last():
    found = drawn(LINEAGE, ("kelna",))
    assert found is not None
    check(found)
    left = {box.node.id: box.left for box in found.boxes}
    assert left["dorsek"] < left["surat"] < left["kelna"] < left["arkadia"] < left["warta"]
    middles = [box.left + box.width / 2 for box in found.boxes if box.node.id in {"warta", "suluh", "cermin"}]
    assert max(middles) - min(middles) < 1
    assert [box.node.id for box in found.boxes if box.is_origin] == ["kelna"]


def test_same_lineage_same_drawing():
    assert drawn(LINEAGE) == drawn(LINEAGE)


def test_a_graph_that_nobody_could_follow_is_not_drawn():
    many = tuple(Node(id=str(number), name="x", kind="outlet") for number in range(MOST_NODES + 1))
    assert drawn(Lineage(nodes=many)) is None
    assert drawn(Lineage()) is None


def test_an_edge_to_nowhere_is_left_out():
    lineage = Lineage(nodes=(Node(id="a", name="A", kind="outlet"),), edges=(Edge(source="a", target="b"),))
    found = drawn(lineage)
    assert found is not None and not found.lines


@settings(max_examples=60)
@given(
    st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=24), st.text(max_size=300)
)
def test_no_box_lies_on_another(count: int, pairs: list[tuple[int, int]], name: str):
    lineage = Lineage(
        nodes=tuple(Node(id=str(at), name=name[at:], kind="outlet") for at in range(count)),
        edges=tuple(Edge(source=str(a), target=str(b)) for a, b in pairs),
    )
    found = drawn(lineage)
    assert found is not None
    check(found)
