# Everything works on a fresh clone with Python 3.11 or newer and make: the first target makes .venv by itself.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# Tried in this order; a name that is on the PATH may still not run, so each is run.
PYTHONS := $(if $(PYTHON),$(PYTHON),python3.13 python3.12 python3.11 python3 python)
# What else a command is to be told: make run ARGS="--port 9000", make test ARGS="-k webhook".
ARGS ?=
UV := uv==0.13.9

.DEFAULT_GOAL := help
GATES := gate-coverage gate-crawl gate-simulate gate-mutate
# Each prints what it found in one piece, where make can (4.0).
TOGETHER := --jobs=2 --keep-going --no-print-directory \
	$(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
.PHONY: help run test check gates $(GATES) freshness lock catalogs draw train bench clean

help: ## Show what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(INSTALLED) ## Start everything on this machine; Ctrl-C stops it
	@$(BIN)/refundbot run $(ARGS)

# A process a core, a file of tests in one of them. One after the other, as a debugger wants it: ARGS="-n 0 --pdb".
test: $(INSTALLED) ## Run the tests; names each one that it could not run, and why
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

check: $(INSTALLED) ## Format, lint, types, imports, dependencies, copy and its sources, generated pages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .
	$(BIN)/refundbot check
	$(BIN)/refundbot draw --check

gates: $(INSTALLED) ## What scripts reach and notice, and what crawling and simulated people find; some minutes
	@$(MAKE) $(TOGETHER) $(GATES)

$(GATES): gate-%: $(INSTALLED)
	$(BIN)/refundbot $*

freshness: $(INSTALLED) ## Are all figures of others still within their review, today?
	$(BIN)/refundbot check --fresh-on today

lock: $(INSTALLED) ## Bring requirements.lock and requirements-dev.lock up to date
	$(BIN)/python -m pip install --quiet "$(UV)"
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra dev --output-file requirements-dev.lock

# No addresses of any registry: pip asks the one that the machine is set up for, and the hashes say what is right.
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --upgrade \
	--custom-compile-command "make lock"

catalogs: $(INSTALLED) ## Take new copy into the catalogs of every locale, and compile them
	$(BIN)/refundbot check --update

draw: $(INSTALLED) ## Draw the pages of docs/ that come from the code
	$(BIN)/refundbot draw

train: $(INSTALLED) ## Train the text classifier again from the phrases
	$(BIN)/python -m bot.training

bench: $(INSTALLED) ## Measure what a turn costs; ARGS=quick takes a short look, ARGS=servers runs one of the commands
	@$(BIN)/python -m bench $(ARGS)

clean: ## Remove .venv and whatever tools left behind; the data of `make run` stays
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov

$(INSTALLED): requirements-dev.lock pyproject.toml hatch_build.py
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$python"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Python 3.11 or newer is needed, and none of these is it: $(PYTHONS). Name yours with PYTHON=..." >&2; exit 1; \
	fi; \
	if ! "$$found" -c 'import venv, ensurepip' 2>/dev/null; then \
		echo "$$found cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; \
	fi; \
	[ -x $(BIN)/python ] || "$$found" -m venv $(VENV)
	@echo "Installing into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
