"""The encoder as PyTorch sees it: BERT over word pieces, and a linear head for each task at each word's first piece."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu

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


class Heads(nn.Module):
    """A linear layer for each task over the first piece of each word."""

    def __init__(self, hidden: int, tasks: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.tasks = nn.ModuleDict({name: nn.Linear(hidden, labels) for name, labels in tasks.items()})

    def forward(self, x: Tensor, task: str) -> Tensor:
        """(batch, words, hidden) → (batch, words, labels)."""
        return self.tasks[task](self.dropout(x))  # type: ignore[no-any-return]
