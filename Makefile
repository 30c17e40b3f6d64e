# One command sets up and runs the main job: `make study`. One sets up and tests: `make test`. Both may be run again.
# Settings:  make study ARGS="--draws 200 --seed 3"     make test ARGS="-k march"     make PYTHON=/path/to/python3.12 ...

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help study test test-slow wording pages docs bench lint types layers format lock clean

ARGS ?=
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
# What a set-up depends on: when none of these changed, nothing is installed again.
SETTINGS := pyproject.toml Makefile

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

study: $(VENV)/ready-to-study ## set up, then run the main job: the strikes in Russia, 1895-1914
	$(BIN)/conjuncture run russia $(ARGS)

test: $(VENV)/ready-to-test ## set up, then run the tests
	$(BIN)/python -m pytest -n auto --maxprocesses 8 $(ARGS)

test-slow: $(VENV)/ready-to-test ## run the studies that take minutes, and try the benchmarks
	$(INSTALL) --editable ".[benchmarks]"
	$(BIN)/python -m pytest -m slow -n auto --maxprocesses 8 --dist loadgroup $(ARGS)

wording: $(VENV)/ready-to-test ## write the sentences that tests compare anew (tests/wording.txt); ARGS chooses tests
	$(BIN)/python -m pytest -n 0 --write-wording $(ARGS)

pages: $(VENV)/ready-to-test ## write the pages made from the code anew: the public names, every file, every command, each model of the canon
	$(BIN)/python tests/test_public_names.py > docs/api.md
	$(BIN)/python -m conjuncture.presentation.reference_of_files > docs/files.md
	$(BIN)/python -m conjuncture.cli.reference_of_commands > docs/commands.md
	$(BIN)/python tests/test_canon_pages.py

docs: $(VENV)/ready-to-test ## build the site; open build/site/index.html in a browser
	$(BIN)/python -m sphinx $(SPHINX) --conf-dir docs . build/site
	@echo 'the site is there: build/site/index.html'

# Every page anew: the navigation, which is on all of them, may have changed.
SPHINX := --fresh-env --write-all --nitpicky --fail-on-warning --keep-going --quiet

bench: $(VENV)/ready-to-test ## measure speed and memory, beside Numba and Mesa: some ten minutes
	$(INSTALL) --editable ".[benchmarks]"
	$(BIN)/python -m benchmarks

lint: $(VENV)/ready-to-test ## style and likely mistakes
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/ready-to-test ## type annotations
	$(BIN)/pyright --pythonpath $(BIN)/python

layers: $(VENV)/ready-to-test ## which part may import which
	$(BIN)/lint-imports

format: $(VENV)/ready-to-test ## put the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Beside what the project needs when it runs, both files pin what an editable install is made with.
lock: ## pin every dependency anew, with hashes and without addresses (needs uv)
	printf 'hatchling\neditables\n' | uv pip compile pyproject.toml - $(LOCK) --output-file requirements.txt
	uv pip compile pyproject.toml $(LOCK) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

# Resolved for all platforms at once; hashes of every file of each release; no address of any index.
LOCK := --quiet --universal --python-version 3.12 --generate-hashes --no-header --no-annotate

clean: ## remove the environment and what the tools left
	rm -rf $(VENV) build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# The first Python >= 3.12 among: the one asked for, those on the PATH (pyenv answers by .python-version), pyenv's own.
$(VENV)/pyvenv.cfg: .python-version
	@for candidate in $(PYTHON) python3.12 python3.13 python3 python "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.1[23]*/bin/python; do \
	    if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then \
	        echo "setting up $(VENV) with $$candidate"; \
	        "$$candidate" -m venv --clear $(VENV); \
	        exit 0; \
	    fi; \
	done; \
	echo "conjuncture needs Python 3.12 or later with venv, and none was found." >&2; \
	echo "Install one, or name it: make PYTHON=/path/to/python3.12 ..." >&2; \
	exit 1

# The locked files are checked by hash; the build backend is among them, so the project itself needs no further download.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(VENV)/ready-to-study: $(VENV)/pyvenv.cfg requirements.txt $(SETTINGS)
	@echo 'installing the locked dependencies: a minute or two the first time'
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-to-test: $(VENV)/pyvenv.cfg requirements-dev.txt $(SETTINGS)
	@echo 'installing the locked dependencies: a minute or two the first time'
	$(INSTALL) --require-hashes -r requirements-dev.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@
