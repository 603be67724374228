"""A model of five words and three dimensions, written byte by byte in the form of ONNX.

Field numbers are those of onnx.proto (ONNX 1.16): so no test needs the package that writes models.
"""

import json
import struct
from pathlib import Path

WORDS = {"[PAD]": 0, "[UNK]": 1, "peace": 2, "frieden": 3, "war": 4}
ROWS = [[0, 0, 9], [0, 0, 1], [1, 0, 0], [2, 0, 0], [0, 3, 0]]
_FLOAT, _INT64 = 1, 7


def write_model(folder: Path) -> Path:
    """model.onnx and tokenizer.json; the model looks each token's row up. Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(_model())
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": None,
        "decoder": None,
        "model": {"type": "WordLevel", "vocab": WORDS, "unk_token": "[UNK]"},
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    return folder


def _model() -> bytes:
    values = b"".join(struct.pack("<f", number) for row in ROWS for number in row)
    table = (
        _number(1, len(ROWS)) + _number(1, 3) + _number(2, _FLOAT)
        + _bytes(8, b"table") + _bytes(9, values)
    )  # fmt: skip
    node = _bytes(1, b"table") + _bytes(1, b"input_ids") + _bytes(2, b"rows") + _bytes(4, b"Gather")
    graph = (
        _bytes(1, node) + _bytes(2, b"small") + _bytes(5, table)
        + _bytes(11, _value(b"input_ids", _INT64, 2))
        + _bytes(11, _value(b"attention_mask", _INT64, 2))
        + _bytes(12, _value(b"rows", _FLOAT, 3))
    )  # fmt: skip
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _bytes(1, b"") + _number(2, 13))


def _value(name: bytes, kind: int, dimensions: int) -> bytes:
    shape = b"".join(_bytes(1, _bytes(2, b"d%d" % n)) for n in range(dimensions))
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    low, rest = value & 127, value >> 7
    return bytes([low | 128]) + _varint(rest) if rest else bytes([low])
