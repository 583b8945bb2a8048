# Needs Python >= 3.11 with its venv module, and make. Everything else goes to .venv.
PYTHON ?= python3
PORT ?= 8501

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Tests start Python many times over: what is compiled is kept.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: dashboard build check test mutants fuzz soak bench sbom audit lint format clean help

dashboard: $(VENV)/run  ## Serve the dashboard on port 8501; another: PORT=8600
# Told its address, Streamlit asks no service on the Internet for it.
	$(BIN)/python -m streamlit run dashboard.py --server.port $(PORT) --server.headless true \
		--browser.serverAddress localhost

build: $(VENV)/run  ## Make data/metrics.csv from the documents and the reported facts
	$(BIN)/python -m extract build

# Every check runs even when one before it failed, so that one run tells the whole story.
# What failed beside a second browser on a busy machine is tried once more, alone; both are shown.
test: $(VENV)/dev  ## Run every check: style, types, tests, browser
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m tests.axe
	@failed=; \
	$(BIN)/ruff check . || failed="$$failed ruff-check"; \
	$(BIN)/ruff format --check . || failed="$$failed ruff-format"; \
	$(BIN)/mypy || failed="$$failed mypy"; \
	$(BIN)/python -m pytest -n 2 --dist load || \
		$(BIN)/python -m pytest --last-failed --last-failed-no-failures none || \
		failed="$$failed pytest"; \
	if [ -n "$$failed" ]; then echo "make test: failed:$$failed" >&2; exit 1; fi; \
	echo "make test: all passed"

# What one runs while working.
check: $(VENV)/dev  ## Run the checks that need no browser and not long
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 -q -m "not browser and not long" --hypothesis-profile quick

mutants: $(VENV)/dev  ## Change one rule after the other: a test must notice each
	$(BIN)/python -m tests.mutants

# BENCH_ROWS="500000 5000000" names the sizes of the large tables.
bench: $(VENV)/dev  ## Measure what takes how long, side by side; written to docs/bench.md
	$(BIN)/python -m tests.bench

SECONDS ?= 600
fuzz: $(VENV)/dev  ## Give the readers what nobody would write, for SECONDS=600
	$(PIP) "atheris>=2.3,<4"
	$(BIN)/python -m tests.fuzz $(SECONDS)

soak: $(VENV)/dev  ## Twenty visitors for SECONDS=600 on a server of this machine
	$(BIN)/python -m tests.soak $(SECONDS) 20

sbom: $(VENV)/dev  ## List every locked package: dist/sbom.cdx.json
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements requirements.lock --of JSON -o dist/sbom.cdx.json

audit: $(VENV)/made  ## Ask which locked packages have known faults; needs the Internet
	$(PIP) "pip-audit>=2.9,<3"
	$(BIN)/pip-audit -r requirements.lock --require-hashes --disable-pip

lint: $(VENV)/dev  ## Check style and types alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev  ## Mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove .venv and every cache; data stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1@/p' Makefile | while IFS=@ read -r name what; do \
		printf '  make %-10s %s\n' "$$name" "$$what"; done

# The three stamps below are empty files: made (the environment is there), run and dev
# (the packages of requirements.txt, of requirements-dev.txt too, are in it).
$(VENV)/made:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not there:" \
		"install Python 3.11 or newer, or name yours with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
		"$$($(PYTHON) --version 2>&1) is too old:" \
		"name Python 3.11 or newer with make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo \
		"$$($(PYTHON) --version) cannot make virtual environments:" \
		"install its venv module (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/made requirements.txt
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev: $(VENV)/made requirements.txt requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/run
