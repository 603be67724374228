"""Vectors of sentences: by a model with the right hash, kept on disk, off where a part is missing.

What runs a model skips where the extra is absent: .venv/bin/pip install onnxruntime tokenizers
"""

import importlib.util
import math

import numpy as np
import pytest

from ingest.dictionaries import vectors as module
from ingest.dictionaries.vectors import MOST_SENTENCES, Vectors, hash_of, problem
from ingest.errors import PermanentError
from tests.unit.dictionaries.small_model import write_model

_MISSING = [
    name for name in ("onnxruntime", "tokenizers") if importlib.util.find_spec(name) is None
]
with_extra = pytest.mark.skipif(
    bool(_MISSING), reason=f"{_MISSING} missing: .venv/bin/pip install onnxruntime tokenizers"
)


@pytest.fixture
def folder(tmp_path):
    return write_model(tmp_path / "model")


@pytest.fixture
def vectors(folder, tmp_path):
    return Vectors(folder, hash_of(folder / "model.onnx"), tmp_path / "home")


def test_a_missing_library_is_named(folder, monkeypatch):
    monkeypatch.setattr(module, "_LIBRARIES", ("no_such_library",))
    assert "no_such_library missing" in problem(folder, "0" * 64)
    with pytest.raises(PermanentError, match="no_such_library"):
        Vectors(folder, "0" * 64, folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(folder, monkeypatch, name):
    monkeypatch.setattr(module, "_LIBRARIES", ())
    (folder / name).unlink()
    assert f"there is no {name}" in problem(folder, "0" * 64)


def test_a_model_without_the_hash_that_was_given_is_never_opened(folder, monkeypatch):
    monkeypatch.setattr(module, "_LIBRARIES", ())
    assert "no hash is given" in problem(folder, "")
    assert "has not the hash" in problem(folder, "0" * 64)
    (folder / "model.onnx.sha256").write_text(f"{hash_of(folder / 'model.onnx')}  model.onnx\n")
    assert problem(folder, "") == ""
    (folder / "model.onnx").write_bytes(b"another")
    assert "has not the hash" in problem(folder, "")


@with_extra
def test_a_sentence_is_the_mean_of_its_words_brought_to_length_one(vectors):
    peace, frieden, war, mixed = vectors.embed(["Peace", "Frieden", "war war", "peace war"])
    assert peace == pytest.approx([1, 0, 0])
    assert float(peace @ frieden) == pytest.approx(1)  # padding counts nothing
    assert float(peace @ war) == pytest.approx(0)
    assert mixed == pytest.approx(np.array([1, 3, 0]) / math.sqrt(10), abs=1e-3)


@with_extra
def test_vectors_are_computed_once_and_kept(vectors, folder, tmp_path, monkeypatch):
    first = vectors.embed(["peace", "war"])
    again = Vectors(folder, hash_of(folder / "model.onnx"), tmp_path / "home")
    monkeypatch.setattr(again, "_batch", None)  # computing would fail
    assert again.embed(["peace", "war"]) == pytest.approx(first, abs=1e-3)


@with_extra
def test_a_spoiled_file_of_ours_is_computed_anew(vectors, tmp_path):
    first = vectors.embed(["peace"])
    [kept] = (tmp_path / "home").rglob("*.npy")
    kept.write_bytes(b"spoiled")
    assert vectors.embed(["peace"]) == pytest.approx(first)


@with_extra
def test_no_sentence_has_no_vector_and_an_empty_one_has_one(vectors):
    assert len(vectors.embed([])) == 0
    assert vectors.embed(["", "peace"]).shape == (2, 3)


@with_extra
def test_a_book_of_endless_sentences_is_cut(vectors):
    assert len(vectors.embed(["peace " * 100_000] * (MOST_SENTENCES + 5))) == MOST_SENTENCES


@with_extra
def test_a_file_that_is_no_model_is_told(folder, tmp_path):
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(PermanentError, match="no model that can be run"):
        Vectors(folder, hash_of(folder / "model.onnx"), tmp_path)
