# Every target sets up what it needs in .venv first. Another Python: make PYTHON=python3.12 …

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
PO := $(wildcard translations/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)

.DELETE_ON_ERROR:
.PHONY: help demo run test lint bench translations translations-update
help:
	@echo "make demo    the main job on a sample candidate: checklist and calendar in build/demo"
	@echo "make run     open the window"
	@echo "make test    lint, types, layers and tests"
	@echo "make lint    the same without the tests"
	@echo "make bench   the benchmarks, each as JSON"

demo: $(VENV)/.base $(MO)
	@$(BIN)/nato-apply demo --out build/demo

run: $(VENV)/.window $(MO)
	@$(BIN)/python tools/preflight.py display
	@$(BIN)/nato-apply

test: lint
	@$(BIN)/python tools/preflight.py qt
	$(BIN)/pytest

lint: $(VENV)/.dev $(MO)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev $(MO)
	@for file in benchmarks/*.py; do $(BIN)/python $$file || exit; done

translations: $(MO)

translations-update: $(VENV)/.dev
	$(BIN)/python tools/translations.py

%.mo: %.po | $(VENV)/.base
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON): apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) tools/preflight.py python
	$(PYTHON) -m venv $(VENV)

# Babel compiles the translations again when they change. A stamp stands for all it includes.
$(VENV)/.base: pyproject.toml | $(BIN)/python
	$(PIP) --editable . Babel
	$(BIN)/python -m compileall -q nato_apply
	@touch $@

$(VENV)/.window: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[window]' Babel
	@touch $(VENV)/.base $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $(VENV)/.base $(VENV)/.window $@
