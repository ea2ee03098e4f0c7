"""Learning: the encoder and its heads fitted to labels and to the probabilities of earlier models."""

from __future__ import annotations

import copy
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from training.encoder.batches import IGNORED, UNK, Batch, Example, shuffled, side_by_side
from training.encoder.network import Compact, Encoder, Heads


@dataclass
class Model:
    """Piece vectors (never trained), the encoder and the heads."""

    vectors: Tensor
    encoder: Encoder | Compact
    heads: Heads

    def words(self, batch: Batch, blanks: float = 0.0) -> Tensor:
        """(batch, words, hidden) of each word's first piece; a share of the pieces is blanked when learning."""
        pieces = batch.pieces
        if blanks:
            pieces = pieces.masked_fill((torch.rand(pieces.shape) < blanks) & (pieces > UNK), UNK)
        x = self.encoder(self.vectors[pieces], batch.mask)
        return x.gather(1, batch.starts[..., None].expand(-1, -1, x.shape[-1]))

    def save(self, path: Path) -> None:
        """Write what was learnt."""
        torch.save({"encoder": self.encoder.state_dict(), "heads": self.heads.state_dict()}, path)

    def load(self, path: Path) -> None:
        """Read what was learnt."""
        learnt = torch.load(path)
        self.encoder.load_state_dict(learnt["encoder"])
        self.heads.load_state_dict(learnt["heads"])


@dataclass(frozen=True)
class Plan:
    """How to learn."""

    rounds: int = 10
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    """By how much the rate falls from a layer to the one below it."""
    size: int = 1536
    blanks: float = 0.05
    smoothing: float = 0.05
    average: float = 0.995
    warm: float = 0.1
    seed: int = 1


def learn(
    model: Model,
    draw: Callable[[int, random.Random], Sequence[Example]],
    plan: Plan,
    report: Callable[[int, Model], None] | None = None,
) -> Model:
    """A model whose weights are a running average over the last steps.

    Args:
        model: what to start from; it is changed.
        draw: the examples of a round.
        plan: rates and sizes.
        report: called after a round with the averaged model.
    """
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    depth = len(model.encoder.layers)
    groups: list[dict[str, object]] = [{"params": list(model.heads.parameters()), "lr": plan.head_rate}]
    for i, layer in enumerate(model.encoder.layers):
        groups.append({"params": list(layer.parameters()), "lr": plan.rate * plan.decay ** (depth - 1 - i)})
    groups.append({"params": model.encoder.below(), "lr": plan.rate * plan.decay**depth})
    best = torch.optim.AdamW(groups, weight_decay=0.01)
    averaged = copy.deepcopy((model.encoder, model.heads))
    drawn = [list(shuffled(draw(i, chance), plan.size, chance)) for i in range(plan.rounds)]
    steps = sum(len(batches) for batches in drawn)
    rates = torch.optim.lr_scheduler.LambdaLR(
        best,
        lambda s: min((s + 1) / max(1, plan.warm * steps), 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * s / steps))),
    )
    step = 0
    for i, batches in enumerate(drawn):
        model.encoder.train()
        model.heads.train()
        begun, lost = time.time(), 0.0
        for batch in batches:
            with torch.autocast("cpu", torch.bfloat16):
                loss = _loss(model, batch, plan)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([p for g in groups for p in g["params"]], 1.0)  # type: ignore[attr-defined]
            best.step()
            best.zero_grad()
            rates.step()
            step += 1
            lost += float(loss)
            keep = min(plan.average, step / (step + 10))
            for whole, part in zip(averaged, (model.encoder, model.heads), strict=True):
                for a, b in zip(whole.parameters(), part.parameters(), strict=True):
                    a.data.lerp_(b.data, 1 - keep)
        print(f"round {i + 1}: loss {lost / max(1, len(batches)):.4f}, {time.time() - begun:.0f} s", flush=True)
        if report:
            report(i, Model(model.vectors, *averaged))
    return Model(model.vectors, *averaged)


def _loss(model: Model, batch: Batch, plan: Plan) -> Tensor:
    x = model.words(batch, plan.blanks)
    if batch.labels is not None:
        scores = model.heads(x, batch.task).float()
        return cross_entropy(
            scores.flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORED, label_smoothing=plan.smoothing
        )
    total = x.new_zeros((), dtype=torch.float32)
    for task in batch.examples[0].soft or ():
        wanted = torch.zeros((*batch.words.shape, model.heads.tasks[task].out_features))
        for i, e in enumerate(batch.examples):
            wanted[i, : len(e.starts)] = torch.from_numpy((e.soft or {})[task].astype(np.float32))
        scores = model.heads(x, task).float().log_softmax(-1)
        total = total - (wanted * scores).sum(-1)[batch.words].mean()
    return total


@torch.no_grad()
def probabilities(
    model: Model, examples: Sequence[Example], tasks: Sequence[str], size: int = 8192
) -> list[dict[str, np.ndarray]]:
    """For each example and task, (words, labels) probabilities."""
    model.encoder.eval()
    model.heads.eval()
    found: list[dict[str, np.ndarray]] = [{} for _ in examples]
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].pieces))
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and (end - at + 1) * len(examples[order[end]].pieces) <= size:
            end += 1
        end = max(end, at + 1)
        chosen = order[at:end]
        batch = side_by_side([examples[i] for i in chosen])
        with torch.autocast("cpu", torch.bfloat16):
            x = model.words(batch)
        for task in tasks:
            scores = model.heads(x.float(), task).softmax(-1).numpy()
            for row, i in enumerate(chosen):
                found[i][task] = scores[row, : len(examples[i].starts)]
        at = end
    return found
