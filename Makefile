# Two commands on a fresh machine: `make serve` and `make test`. `make check` is what CI runs.

PYTHON ?= python3
PORT ?= 8000
DATA ?= data
VENV := .venv
BIN := $(VENV)/bin

.PHONY: serve test lint check lock clean

serve: $(VENV)/installed
	$(BIN)/kb --data $(DATA) open sample_corpus --no-browser --port $(PORT)

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

$(VENV)/installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# Writes the lock files anew from pyproject.toml; needs uv. Extras stay in (coverage[toml]): pip 23 takes a newer version
# of what a package wants with an extra than the one that is locked, and then refuses it.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-strip-extras --no-emit-package bulletin-kb -o requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-strip-extras --no-emit-package bulletin-kb --group dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
