# `make run` opens the product, `make test` runs all that CI runs. Any Python from 3.11 on: make run PYTHON=python3.12
SHELL  := bash
PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3.14 python3,$(shell $(p) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
VENV   ?= .venv
BIN    := $(VENV)/bin
PORT   ?= 8501
# How many tests run side by side: one a core unless said otherwise; WORKERS=0 runs them one after the other.
WORKERS ?= logical

.PHONY: help run load test check format bench screenshots docs lock clean
.DELETE_ON_ERROR:

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'No Python from 3.11 on with venv was found; install one or name it: make run PYTHON=/path/to/python3' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps -e .
	@touch $@

$(VENV)/test.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

run: load ## install what is missing, load the shipped data, open the app
	$(BIN)/linkage serve --port $(PORT)

load: $(VENV)/run.stamp ## bring the ledger and the embedded store to the shipped data
	$(BIN)/linkage load

check: $(VENV)/test.stamp ## lint, format, types, shape
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/shape

test: $(VENV)/test.stamp ## all that CI runs: lint, format, every test on both engines, and types beside them
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@echo '$(BIN)/python -m pytest -n $(WORKERS), and $(BIN)/mypy beside it'; \
	said=$$(mktemp); $(BIN)/mypy >"$$said" 2>&1 & types=$$!; \
	$(BIN)/python -m pytest -n $(WORKERS); tests=$$?; \
	wait $$types; typed=$$?; echo '== mypy'; cat "$$said"; rm -f "$$said"; \
	exit $$(( tests > typed ? tests : typed ))

format: $(VENV)/test.stamp ## let ruff write the format and the safe fixes
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/test.stamp ## print the stated times: first page, every question on both engines
	@for script in bench/[a-z]*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

screenshots: $(VENV)/test.stamp ## take the pictures of docs/img/ anew
	$(BIN)/python docs/screenshots.py

docs: $(VENV)/run.stamp ## write the generated pages of docs/ anew
	$(BIN)/python docs/generate.py

lock: $(VENV)/test.stamp ## write both locks anew from the ranges
	$(BIN)/python -m pip --disable-pip-version-check install --quiet 'uv>=0.9,<1'
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' requirements.txt -o requirements.lock
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' -c requirements.lock requirements.txt requirements-neo4j.txt requirements-dev.txt -o requirements-dev.lock

clean: ## remove the environment and what the tools cached
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
