"""The networks as PyTorch sees them: BERT over word pieces; a compact one of gated convolutions; and a linear head for
each task at each word's first piece."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, pad

from training.encoder.source import Source


class Layer(nn.Module):
    """One layer: attention, then two dense layers, each added to what came in and normalised after (as BERT does)."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.out = nn.Linear(hidden, hidden)
        self.attended = nn.LayerNorm(hidden, epsilon)
        self.wide, self.narrow = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.transformed = nn.LayerNorm(hidden, epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` (batch, pieces, hidden); ``bias`` (batch, 1, 1, pieces), very low where there is no piece."""
        batch, length, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = (q @ k.transpose(-1, -2)) * (hidden // self.heads) ** -0.5 + bias
        mixed = (self.dropout(weights.softmax(-1)) @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.attended(x + self.dropout(self.out(mixed)))
        return self.transformed(x + self.dropout(self.narrow(gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Vectors of pieces in, vectors of pieces out. Piece vectors are looked up outside and never trained."""

    def __init__(self, source: Source, layers: list[int], positions: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.hidden = source.hidden
        self.place = nn.Parameter(torch.zeros(positions, source.hidden))
        self.first = nn.LayerNorm(source.hidden, source.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(source.hidden, source.heads, source.inner, source.epsilon, dropout) for _ in layers
        )
        self._fill(source, layers)

    def _fill(self, source: Source, layers: list[int]) -> None:
        def put(parameter: Tensor, values: object) -> None:
            parameter.data.copy_(torch.from_numpy(values.copy()))  # type: ignore[attr-defined]

        put(self.place, source.vectors["emb.pos"].reshape(-1, source.hidden)[: len(self.place)])
        self.place.data += torch.from_numpy(source.vectors["emb.type"][: source.hidden].copy())
        put(self.first.weight, source.vectors["emb.ln.w"])
        put(self.first.bias, source.vectors["emb.ln.b"])
        for layer, i in zip(self.layers, layers, strict=True):
            for module, name in (
                ("query", "q"),
                ("key", "k"),
                ("value", "v"),
                ("out", "ao"),
                ("wide", "fi"),
                ("narrow", "fo"),
            ):
                put(getattr(layer, module).weight, source.matrix(f"l{i}.{name}.w"))
                put(getattr(layer, module).bias, source.vectors[f"l{i}.{name}.b"])
            for module, name in (("attended", "aln"), ("transformed", "oln")):
                put(getattr(layer, module).weight, source.vectors[f"l{i}.{name}.w"])
                put(getattr(layer, module).bias, source.vectors[f"l{i}.{name}.b"])

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (batch, pieces, hidden) looked-up vectors; ``mask`` (batch, pieces), 1 where there is a piece."""
        x = self.dropout(self.first(x + self.place[: x.shape[1]]))
        bias = (1 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def below(self) -> list[nn.Parameter]:
        """What is below the layers."""
        return [self.place, *self.first.parameters()]


WIDTH = 192
STEPS = (1, 2, 4, 1)
"""How far to each side the layers of the compact network look."""


class Gated(nn.Module):
    """Sees each piece and one to each side; what it adds is let through by a gate.

    Dauphin et al. 2017, "Language Modeling with Gated Convolutional Networks".
    """

    def __init__(self, width: int, step: int, dropout: float) -> None:
        super().__init__()
        self.step = step
        self.before = nn.LayerNorm(width)
        self.wide = nn.Linear(3 * width, 2 * width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, there: Tensor) -> Tensor:
        """``x`` (batch, pieces, width); ``there`` (batch, pieces, 1), 0 where there is no piece."""
        y, length = self.before(x) * there, x.shape[1]
        beside = pad(y, (0, 0, self.step, self.step))
        seen = torch.cat([beside[:, :length], y, beside[:, 2 * self.step : 2 * self.step + length]], -1)
        value, gate = self.wide(seen).chunk(2, -1)
        return x + self.dropout(value * torch.sigmoid(gate))


class Compact(nn.Module):
    """Looked-up vectors of pieces in, narrower vectors of pieces out."""

    def __init__(self, hidden: int, width: int = WIDTH, steps: Sequence[int] = STEPS, dropout: float = 0.1) -> None:
        super().__init__()
        self.hidden = hidden
        self.first = nn.LayerNorm(hidden)
        self.narrow = nn.Linear(hidden, width)
        self.layers = nn.ModuleList(Gated(width, step, dropout) for step in steps)
        self.last = nn.LayerNorm(width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (batch, pieces, hidden); ``mask`` (batch, pieces), 1 where there is a piece."""
        y, there = self.narrow(self.first(x)), mask[..., None]
        for layer in self.layers:
            y = layer(y, there)
        return self.last(y)

    def below(self) -> list[nn.Parameter]:
        """What is in no layer."""
        return [*self.first.parameters(), *self.narrow.parameters(), *self.last.parameters()]


class Heads(nn.Module):
    """A linear layer for each task over the first piece of each word."""

    def __init__(self, hidden: int, tasks: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.tasks = nn.ModuleDict({name: nn.Linear(hidden, labels) for name, labels in tasks.items()})

    def forward(self, x: Tensor, task: str) -> Tensor:
        """(batch, words, hidden) → (batch, words, labels)."""
        return self.tasks[task](self.dropout(x))  # type: ignore[no-any-return]
