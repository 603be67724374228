# Everything is done in .venv, from the hashed lock files. Needs Python 3.11 or later and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo up test check bench bench-citations eval-edits eval-citations corpus format lock clean

demo: $(VENV)/.run  ## a whole small world on this machine: make demo ARGS=--exit
	$(BIN)/palimpsest demo $(ARGS)

up: $(VENV)/.run  ## run watch.yaml on this machine
	$(BIN)/palimpsest up $(ARGS)

test: $(VENV)/.dev  ## every test, on SQLite and PostgreSQL, Valkey and loopback
	$(BIN)/python -m pytest -n auto -m "not corpus" $(ARGS)

check: $(VENV)/.dev  ## what CI checks besides the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

corpus: $(VENV)/.dev  ## real inputs of ../shared/corpus, skipped where absent
	$(BIN)/python -m pytest -n auto -m corpus $(ARGS)

bench: $(VENV)/.dev  ## ratios of one interleaved run
	$(BIN)/python -m tests.benchmarks $(ARGS)

bench-citations: $(VENV)/.dev  ## time and memory of quotations at 10³ to 10⁶ statements
	$(BIN)/python -m tests.benchmarks citations $(ARGS)

eval-edits: $(VENV)/.dev  ## edits missed, invented and misunderstood, beside their bars: ARGS=--fast
	$(BIN)/python -m tests.evaluation.edits $(ARGS)

eval-citations: $(VENV)/.dev  ## citations found, missed and wrong, beside their bars: ARGS=--misses
	$(BIN)/python -m tests.evaluation.citations $(ARGS)

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## compile both lock files anew (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q --extra build pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
