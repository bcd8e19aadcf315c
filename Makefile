# Needs make, Python 3.11 or later with pip and venv, and nothing else. `make help` lists what there is.

HOST := 127.0.0.1
PORT ?= 8050
WORKSPACE ?= workspace
WORKERS ?= 2
ifndef PYTHON
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
endif

BIN := .venv/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check --no-input
CODE := app.py hrkpi connectors layouts tests benchmarks docs data

# An environment is good as long as nothing it was made from has changed; the names of its stamps say what that was.
PLACE := $(CURDIR) $(shell $(PYTHON) -V 2>&1)
RUN := .venv/.run-$(shell (echo '$(PLACE)'; cat requirements/run.txt pyproject.toml) | sha256sum | cut -c1-16)
TEST := .venv/.test-$(shell (echo '$(PLACE)'; cat requirements/test.txt pyproject.toml) | sha256sum | cut -c1-16)

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types format check bench sample screenshots catalogue words changelog lock clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-12s %s\n' "$$name" "$$what"; done

setup: $(RUN) ## make .venv from the lock; leaves .venv/bin/hrkpi

run: $(RUN) ## serve the sample company on http://127.0.0.1:8050 (PORT=, WORKSPACE=)
	@$(BIN)/hrkpi init --sample --if-missing --workspace '$(WORKSPACE)'
	@exec $(BIN)/hrkpi serve --workspace '$(WORKSPACE)' --host $(HOST) --port $(PORT)

test: $(TEST) chromium postgresql java ## all tests, with branch coverage (ARGS= goes to pytest)
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup --cov --cov-report=term $(ARGS)

lint: $(TEST) ## the linter, and whether everything is formatted
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(TEST) ## mypy, strict
	$(BIN)/mypy

format: $(TEST) ## put everything into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: lint types test ## everything that must hold before a commit

bench: $(TEST) ## what must be quick, measured
	$(BIN)/pytest -n 0 --benchmark-enable benchmarks $(ARGS)

sample: $(RUN) ## make the sample company's exports anew, from their seed
	$(BIN)/python -m data.sample.make_sample

screenshots: $(TEST) chromium ## the pictures of the README and docs/pictures
	$(BIN)/python docs/screenshots.py

catalogue: $(RUN) ## write the table of KPIs into README.md
	$(BIN)/python docs/catalogue.py

words: $(RUN) ## say what German and French lack, and make room for it in hrkpi/words
	$(BIN)/python docs/words.py

changelog: $(RUN) ## move changelog.d/ into CHANGELOG.md under VERSION=
	$(BIN)/python docs/changelog.py '$(VERSION)'

lock: ## remake requirements/*.txt from pyproject.toml (ARGS=--upgrade takes the newest)
	requirements/lock.sh $(ARGS)

clean: ## remove everything that can be made again
	rm -rf .venv build *.egg-info .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks htmlcov
	@echo "Left alone: '$(WORKSPACE)', it may hold your data."

.PHONY: python chromium
python:
	@test -n '$(PYTHON)' || { echo "HR KPI needs Python 3.11 or later; found $$(python3 -V 2>&1 || echo none).\
	Install it, or say where it is: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "HR KPI needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -V 2>&1)." >&2; exit 1; }

$(RUN): | python
	@$(call environment)
	@$(call install,run)
	@touch $@

$(TEST): | python
	@$(call environment)
	@$(call install,test)
	@touch $@ $(RUN)

# Keeps an environment that was made here with this Python, makes it anew otherwise.
define environment
test "$$($(BIN)/python -c 'import sys; print(sys.prefix, sys.version_info[:2])' 2>/dev/null)" = \
	"$$($(PYTHON) -c 'import sys; print("$(CURDIR)/.venv", sys.version_info[:2])')" \
	&& $(BIN)/pip --version >/dev/null 2>&1 \
	|| { echo 'Making .venv …'; $(PYTHON) -m venv --clear .venv; } \
	|| { echo 'Python has no venv here: apt-get install python3-venv' >&2; exit 1; }
endef

define install
echo 'Installing requirements/$(1).txt …' \
	&& rm -f .venv/.$(1)-* \
	&& $(PIP) install --require-hashes -r requirements/$(1).txt \
	&& $(PIP) install --no-deps --no-build-isolation -e .
endef

.PHONY: chromium postgresql java
chromium:
	@command -v chromium >/dev/null || { $(call apt,Chromium,chromium); }

postgresql:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
		|| { $(call apt,PostgreSQL,postgresql); }

java:
	@java -version >/dev/null 2>&1 || { $(call apt,Java 17,openjdk-17-jre-headless); }

# What the tests start beside Python; brought by apt-get where that may be done, else named.
define apt
{ test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo 'Installing $(1) …' \
	&& apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $(2) >/dev/null; } \
	|| { echo 'The tests need $(1): sudo apt-get install $(2)' >&2; exit 1; }
endef
