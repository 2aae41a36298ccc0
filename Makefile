# Every target sets up what it needs in .venv first. Another Python: make PYTHON=python3.12 …

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
PO := $(wildcard translations/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)

.DELETE_ON_ERROR:
.PHONY: help demo run test lint bench translations translations-update
.PHONY: install-desktop uninstall-desktop
help:
	@echo "make demo    the main job on a sample candidate: checklist, calendar, dossier in build/demo"
	@echo "make run     open the window"
	@echo "make test    lint, types, layers and tests"
	@echo "make lint    the same without the tests"
	@echo "make bench   the benchmarks, each as JSON"
	@echo "make install-desktop    a menu entry, and files open by double-click (Linux); uninstall-desktop"

demo: $(VENV)/.base $(MO)
	@$(BIN)/nato-apply demo --out build/demo

run: $(VENV)/.window $(MO)
	@$(BIN)/python tools/preflight.py display
	@$(BIN)/nato-apply

# Side by side, and then by itself what measures time. One process: make test WORKERS=0
WORKERS ?= auto

test: lint
	@$(BIN)/python tools/preflight.py qt
	$(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal -m "not alone"
	$(BIN)/pytest -m alone

lint: $(VENV)/.dev $(MO)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev $(MO)
	@for file in benchmarks/*.py; do $(BIN)/python $$file || exit; done

# For this user alone; the entry starts this checkout's program.
SHARE := $(or $(XDG_DATA_HOME),$(HOME)/.local/share)

install-desktop: $(VENV)/.window $(MO)
	mkdir -p "$(SHARE)/applications" "$(SHARE)/mime/packages" "$(SHARE)/icons/hicolor/scalable/apps"
	sed 's|^Exec=nato-apply|Exec="$(CURDIR)/$(BIN)/nato-apply"|' resources/desktop/nato-apply.desktop \
	  > "$(SHARE)/applications/nato-apply.desktop"
	cp resources/desktop/nato-apply.xml "$(SHARE)/mime/packages/"
	cp resources/icons/nato-apply.svg "$(SHARE)/icons/hicolor/scalable/apps/"
	-update-mime-database "$(SHARE)/mime"
	-update-desktop-database "$(SHARE)/applications"

uninstall-desktop:
	rm -f "$(SHARE)/applications/nato-apply.desktop" "$(SHARE)/mime/packages/nato-apply.xml" \
	  "$(SHARE)/icons/hicolor/scalable/apps/nato-apply.svg"
	-update-mime-database "$(SHARE)/mime"
	-update-desktop-database "$(SHARE)/applications"

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
