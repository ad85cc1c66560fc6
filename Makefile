# `make demo` and `make test` do all the set-up; the other words are for whoever works on Tablée.
BIN := .venv/bin
PY := $(BIN)/python
FIGURES := grouping import_list report badges intake states wall directory checkin conduct soak clocks
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: demo run test lint types bench screens wheel lock catalogue setup setup-dev generated generated-dev clean

demo: generated
	$(PY) -m workshop_app demo $$(if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then echo --headless; fi) --out tablee-demo

run: generated
	$(PY) -m workshop_app

test: lint types
	$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
	packaging/check_wheel.sh

lint: generated-dev
	$(PY) packaging/catalogue.py check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/deptry .

types: generated-dev
	$(BIN)/mypy

bench: generated-dev
	for figure in $(FIGURES); do QT_QPA_PLATFORM=offscreen $(PY) -m benchmarks.$$figure || exit 1; done

screens: generated-dev
	QT_QPA_PLATFORM=offscreen $(PY) packaging/screens.py docs/screens

wheel: generated-dev
	$(BIN)/hatchling build -t wheel

# After a change of the dependencies in pyproject.toml.
lock:
	packaging/lock.sh

# After a sentence was added or changed.
catalogue: generated-dev
	$(PY) packaging/catalogue.py update

setup:
	packaging/set_up.sh desktop

setup-dev:
	packaging/set_up.sh dev

generated: setup
	$(PY) packaging/build_resources.py
	$(PY) packaging/catalogue.py compile

generated-dev: setup-dev
	$(PY) packaging/build_resources.py
	$(PY) packaging/catalogue.py compile

clean:
	rm -rf dist build tablee-demo .mypy_cache .ruff_cache .hypothesis
