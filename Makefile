# make run   set everything up, index seeds/, serve http://127.0.0.1:8080
# make test  set everything up, pass the tests
# The rest is for developers; CONTRIBUTING.md says when.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
.DEFAULT_GOAL := check
.PHONY: run test check lint types layers wheel quality fmt lock bench clean

$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pressmark needs Python 3.11 or later: say make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run
	$(BIN)/pressmark index seeds/articles
	$(BIN)/pressmark serve

test: $(VENV)/.dev
	$(BIN)/python -m pytest -q -n auto --dist worksteal

check: test lint types layers wheel quality

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

wheel: $(VENV)/.dev
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	$(BIN)/python -m zipfile -l dist/*.whl | grep index/aliases/data >/dev/null

quality: $(VENV)/.dev
	$(BIN)/python benchmarks/floors.py

bench: $(VENV)/.dev # ARTICLES=some.jsonl.gz, the more the better
	$(BIN)/python benchmarks/archive.py $(ARTICLES)

fmt: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: # the only target that needs uv: raises every pinned version within pyproject.toml's bounds
	uv pip compile --universal --generate-hashes --no-header --upgrade pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-header --upgrade --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
