"""The trained encoder as ONNX graphs over looked-up piece vectors, their weights at 8 or 4 bits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quant_pre_process, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from training.encoder.network import Compact, Encoder, Heads

OPSET = 18


class Words(nn.Module):
    """Vectors of pieces in; for each head the logits of each word, at its first piece."""

    def __init__(self, encoder: Encoder | Compact, heads: Heads) -> None:
        super().__init__()
        self.encoder, self.heads = encoder, heads

    def forward(self, x: Tensor, mask: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        """``x`` (batch, pieces, hidden), ``mask`` (batch, pieces), ``starts`` (batch, words)."""
        y = self.encoder(x, mask)
        y = y.gather(1, starts.unsqueeze(-1).expand(-1, -1, y.shape[-1]))
        return tuple(head(y) for head in self.heads.tasks.values())


class Sentences(nn.Module):
    """Vectors of pieces in; the mean of what comes out over the pieces of each text, of length one."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(batch, pieces, hidden) and (batch, pieces) → (batch, hidden)."""
        y = self.encoder(x, mask) * mask.unsqueeze(-1)
        return nn.functional.normalize(y.sum(1) / mask.sum(1, keepdim=True), dim=-1)


def words(encoder: Encoder | Compact, heads: Heads, path: Path, bits: int = 8) -> None:
    """Write the graph that labels words."""
    module = Words(encoder, heads).eval()
    x, mask = torch.randn(2, 9, encoder.hidden), torch.ones(2, 9)
    starts = torch.tensor([[1, 3, 5], [1, 2, 4]])
    axes = {"x": {0: "batch", 1: "pieces"}, "mask": {0: "batch", 1: "pieces"}, "starts": {0: "batch", 1: "words"}}
    axes |= {name: {0: "batch", 1: "words"} for name in heads.tasks}
    _write(module, (x, mask, starts), ["x", "mask", "starts"], list(heads.tasks), axes, path, bits)


def sentences(encoder: Encoder, path: Path, bits: int = 4) -> None:
    """Write the graph that makes one vector of a text."""
    module = Sentences(encoder).eval()
    x, mask = torch.randn(2, 9, encoder.hidden), torch.ones(2, 9)
    axes = {"x": {0: "batch", 1: "pieces"}, "mask": {0: "batch", 1: "pieces"}, "vector": {0: "batch"}}
    _write(module, (x, mask), ["x", "mask"], ["vector"], axes, path, bits)


def _write(
    module: nn.Module,
    given: tuple[Tensor, ...],
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
    bits: int,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain, clean = Path(folder) / "plain.onnx", Path(folder) / "clean.onnx"
        torch.onnx.export(
            module, given, str(plain), input_names=inputs, output_names=outputs, dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        if bits == 8:
            quant_pre_process(str(plain), str(clean), skip_symbolic_shape=True)
            quantize_dynamic(
                str(clean), str(path), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"],
                extra_options={"MatMulConstBOnly": True},
            )  # fmt: skip
        elif bits == 4:
            made = MatMulNBitsQuantizer(onnx.load(plain), block_size=32, is_symmetric=True, accuracy_level=4)
            made.process()
            onnx.save(made.model.model, str(path))
        else:
            onnx.save(onnx.load(plain), str(path))
