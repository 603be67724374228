"""Sentences as vectors of their meaning, by a model from a local folder; off unless one is named.

The folder holds `model.onnx` and `tokenizer.json` as sentence-transformers exports them. The model
is code as much as data, so it is used only if it has the hash that the operator gave. It needs the
extra `vectors` (onnxruntime and tokenizers). Nothing is ever downloaded.
"""

import hashlib
import importlib.util
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.errors import PermanentError

MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
_LIBRARIES = ("onnxruntime", "tokenizers")
# Models of this kind were taught sentences of so many tokens; the rest of a longer one is not read.
_MOST_TOKENS = 128
_MOST_CHARS = 2_000
# More are a book; what is beyond has no vector.
MOST_SENTENCES = 2_000
_BATCH = 16

Matrix = NDArray[np.float32]


class _Session(Protocol):
    """What we call of onnxruntime, which publishes no types."""

    def get_inputs(self) -> Sequence[Any]: ...
    def run(self, outputs: None, given: Mapping[str, NDArray[Any]]) -> Sequence[Any]: ...


class _Tokenizer(Protocol):
    """What we call of tokenizers, which may be absent."""

    def encode_batch(self, sentences: list[str]) -> Sequence[Any]: ...
    def enable_truncation(self, most: int) -> None: ...
    def enable_padding(self) -> None: ...


def problem(folder: Path, sha256: str) -> str:
    """Why the model of this folder cannot be used, as half a sentence; "" where it can.

    Reads the whole model for its hash, and opens nothing.
    """
    if missing := [name for name in _LIBRARIES if importlib.util.find_spec(name) is None]:
        return f"the extra `vectors` is not installed ({', '.join(missing)} missing)"
    if missing := [name for name in (MODEL, TOKENIZER) if not (folder / name).is_file()]:
        return f"there is no {' and no '.join(missing)} in {folder}"
    wanted = sha256 or _hash_beside(folder)
    if not wanted:
        return f"no hash is given for {folder / MODEL}, in PALIMPSEST_VECTORS_SHA256 or beside it"
    if hash_of(folder / MODEL) != wanted:
        return f"{folder / MODEL} has not the hash that was given for it"
    return ""


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hash_beside(folder: Path) -> str:
    """As `sha256sum model.onnx > model.onnx.sha256` writes it."""
    beside = folder / f"{MODEL}.sha256"
    words = beside.read_text(encoding="utf-8").split() if beside.is_file() else []
    return words[0].lower() if words else ""


class Vectors:
    """An opened model. Safe for several threads."""

    def __init__(self, folder: Path, sha256: str, home_folder: Path) -> None:
        """Open the model; vectors are kept below `home_folder`. Raises: PermanentError."""
        if why := problem(folder, sha256):
            raise PermanentError(f"The model of sentence meanings cannot be used: {why}.")
        self._session, self._tokenizer = _session(folder), _tokenizer(folder)
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._kept = home_folder / hash_of(folder / MODEL)[:16]

    def embed(self, sentences: Sequence[str]) -> Matrix:
        """A row for each visible sentence, of length 1; at most `MOST_SENTENCES`.

        Kept on disk by the sentences, so the text of a revision is computed once. Derived: the
        folder may be removed at any time.
        """
        if not sentences:
            return np.zeros((0, 0), dtype=np.float32)
        cut = [sentence[:_MOST_CHARS] for sentence in sentences[:MOST_SENTENCES]]
        path = self._kept / f"{_key(cut)}.npy"
        if (kept := _read(path, len(cut))) is not None:
            return kept
        parts = [self._batch(cut[at : at + _BATCH]) for at in range(0, len(cut), _BATCH)]
        found = np.concatenate(parts)
        _keep(path, found)
        return found

    def _batch(self, sentences: Sequence[str]) -> Matrix:
        encoded = self._tokenizer.encode_batch(list(sentences))
        mask = np.array([each.attention_mask for each in encoded], dtype=np.int64)
        given = {
            "input_ids": np.array([each.ids for each in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        asked = {name: values for name, values in given.items() if name in self._inputs}
        output = np.asarray(self._session.run(None, asked)[0], dtype=np.float32)
        return _unit(output if output.ndim == 2 else _mean(output, mask))


def _mean(tokens: Matrix, mask: NDArray[np.int64]) -> Matrix:
    """Mean pooling: of the tokens that are no padding."""
    weights = mask[:, :, None].astype(np.float32)
    counted = np.maximum(weights.sum(axis=1), 1.0)
    pooled: Matrix = ((tokens * weights).sum(axis=1) / counted).astype(np.float32)
    return pooled


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)


def _session(folder: Path) -> _Session:
    import onnxruntime  # noqa: PLC0415 (an extra)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a worker shares its processors with others
    options.log_severity_level = 3  # errors; the rest is not for the operator
    try:
        opened: _Session = onnxruntime.InferenceSession(
            str(folder / MODEL), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime's own have no common base but this
        raise PermanentError(f"{folder / MODEL} is no model that can be run: {error}") from error
    return opened


def _tokenizer(folder: Path) -> _Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415 (an extra)

    try:
        tokenizer: _Tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    except Exception as error:  # tokenizers raises Exception itself
        raise PermanentError(f"{folder / TOKENIZER} cannot be read: {error}") from error
    tokenizer.enable_truncation(_MOST_TOKENS)
    tokenizer.enable_padding()
    return tokenizer


def _key(sentences: Sequence[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for sentence in sentences:
        digest.update(sentence.encode(errors="surrogatepass") + b"\0")
    return digest.hexdigest()


def _read(path: Path, rows: int) -> Matrix | None:
    """What was kept; None where nothing was, or a file that is not ours."""
    try:
        kept = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return kept.astype(np.float32) if kept.ndim == 2 and len(kept) == rows else None


def _keep(path: Path, rows: Matrix) -> None:
    """Two bytes a number: half the width loses nothing that a likeness is told by."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    with draft.open("wb") as file:
        np.save(file, rows.astype(np.float16), allow_pickle=False)
    draft.replace(path)
