# The two commands of the README, and those of a contributor. Only Python (3.11 or later) and a network are needed:
# what is missing is installed into the project (.tools, .venv), and nowhere else.
#
#   make demo                               everything, once, on an invented customer file
#   make demo ARGS='--once --format json'   options are passed on
#   make test                               the whole suite      make test ARGS='tests/unit -k calendar'
#   make check                              lint, format, types, layers
#   make fix                                what can be mended by a machine
#   make promises                           the suite, then docs/promises.json written anew
#   make bench                              the speeds of docs/benchmarks.md, measured here

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
ARGS ?=

# uv on this machine serves when it runs and accepts this project; else our own is installed
UV := $(shell uv tree --frozen --depth 0 >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
READY := .venv/.ready
RUN := $(UV) run --no-sync

.PHONY: help demo test check fix bench promises clean
help:
	@sed -n 's/^#   //p' Makefile

demo: $(READY)
	@$(RUN) kept demo $(ARGS)

test: $(READY)
	$(RUN) pytest -n auto $(ARGS)
	@$(if $(ARGS),true,$(RUN) kept promises examples/* --report build/promises-run.json --against docs/promises.json)

promises: $(READY)
	$(RUN) pytest -n auto
	$(RUN) kept promises examples/* --report build/promises-run.json --write docs/promises.json

check: $(READY)
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) lint-imports --no-logo

fix: $(READY)
	$(RUN) ruff check --fix
	$(RUN) ruff format

bench: $(READY)
	$(RUN) python -m bench $(ARGS)

clean:
	rm -rf .venv .tools build demo

$(READY): pyproject.toml uv.lock $(filter .tools/bin/uv,$(UV))
	@$(UV) sync --locked --quiet
	@touch $@

.tools/bin/uv:
	@for python in python3.13 python3.12 python3.11 python3 python; do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  $$python -m venv .tools 2>/dev/null && .tools/bin/python -m pip install --quiet --disable-pip-version-check uv && exit; \
	  rm -rf .tools; \
	  $$python -m pip install --quiet --disable-pip-version-check --target .tools uv && exit; \
	done; echo 'make: Python 3.11 or later, with pip, is needed: https://www.python.org/downloads/' >&2; exit 1
