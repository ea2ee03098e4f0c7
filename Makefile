# Everything one does with Runut from a clone. Needs Python 3.11 or newer (with venv) and make; installs into .venv
# only, from whatever index pip is set to, every package pinned and hashed.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip
INSTALL := $(PIP) install --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --quiet
export UV_CUSTOM_COMPILE_COMMAND := make lock

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench soak lock schema wheel clean

help: ## list these
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/installed ## trace the made-up coverage in examples/ and write dossier.html
	@$(BIN)/runut trace examples --html $(CURDIR)/dossier.html

test: lint ## check the code, then run every test
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-bench ## measure accuracy and speed beside baselines
	$(BIN)/python -m benchmarks

soak: $(VENV)/installed-dev ## a hundred thousand odd reports, then two thousand at once
	$(BIN)/python -m benchmarks.soak

schema: $(VENV)/installed-dev ## write docs/schema from the structs
	$(BIN)/python -m tools.schema

wheel: $(VENV)/installed-dev ## build the packages into dist/
	$(BIN)/python -m hatchling build -t wheel
	cd packages/id_runut_news && $(abspath $(BIN))/python -m hatchling build -t wheel -d ../../dist

lock: $(VENV)/installed-dev ## pin and hash what pyproject.toml asks for
	$(LOCK) $(UPGRADE) -o requirements.txt
	$(LOCK) $(UPGRADE) --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) $(UPGRADE) --group bench -c requirements-dev.txt -o requirements-bench.txt
	$(LOCK) $(UPGRADE) --extra train -c requirements-dev.txt -o requirements-train.txt
	$(LOCK) $(UPGRADE) --extra cluster -c requirements-dev.txt -o requirements-cluster.txt
	$(BIN)/uv pip compile --group build -c requirements-dev.txt --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --quiet -o requirements-build.txt

clean: ## remove what these make
	rm -rf $(VENV) build dist dossier.html

# ---- installing: each stamp stands for one set of requirements, so that a second run installs nothing

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Runut needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The project is installed in place, so its own metadata is read again when pyproject.toml changes.
$(VENV)/installed: $(VENV)/created requirements.txt requirements-build.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements.txt -r requirements-build.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt packages/id_runut_news/pyproject.toml
	$(INSTALL) --require-hashes -r requirements-dev.txt
	$(INSTALL) --no-deps --no-build-isolation --editable packages/id_runut_news
	@touch $@

# The lock is whole; without --no-deps pip would want what pyproject.toml leaves out of it.
$(VENV)/installed-bench: $(VENV)/installed-dev requirements-bench.txt
	$(INSTALL) --no-deps --require-hashes -r requirements-bench.txt
	@touch $@
