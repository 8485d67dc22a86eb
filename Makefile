# Everything here works in a fresh clone on a machine with Python 3.11 or later and make. `make help` lists it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
RAW ?= raw
OUT ?= releases
GOLD ?= tests/gold
CODE := pipelines schemas tests benchmarks docs tools
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet --no-compile
# The same wheels by the same hashes, several at once, for what they are; what it says where it cannot is not the end.
install = $(BIN)/uv pip install --quiet --system-certs --python $(BIN)/python $(1) || $(PIP) $(1)
# Installers compile all: the tests of packages, and of large ones much that nobody here imports. What is left out here
# is compiled where it is imported. What no Python of ours can read is not ours to mend.
COMPILE := $(BIN)/python -m compileall -qq -j 0 -x '/(dialects|moto|mypyc?|networkx|pip|pkg_resources|pygments|scipy|setuptools|tests?|twisted|wcwidth)/' .venv/lib || true

export PYTHONHASHSEED ?= 0
export DAGSTER_DISABLE_TELEMETRY ?= yes
# numpy's threads spin while they wait for work that never comes here: a sixth of a second for each process.
export OPENBLAS_NUM_THREADS ?= 1
# Each command is a process of its own: compiled once, all start faster.
export PYTHONDONTWRITEBYTECODE =

.PHONY: help release test lint format dev check evaluate calibrate pin bench answers lock clean

help: ## list what make can do
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

release: .venv/run.stamp ## read raw/ and publish a release below releases/
	$(BIN)/asean-meetings build --raw $(RAW) --out $(OUT) --site

test: .venv/dev.stamp ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadgroup --max-worker-restart 2 $(PYTEST)

lint: .venv/dev.stamp ## style, types, and whether Dagster can load the code location
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/dagster definitions validate --workspace workspace.yaml --log-level warning

format: .venv/dev.stamp ## put the code into the one style
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

dev: .venv/dev.stamp ## the Dagster pages, with the schedule and the sensor, at http://localhost:3000
	mkdir -p .dagster
	test -e .dagster/dagster.yaml || cp deploy/dagster.yaml .dagster/dagster.yaml
	DAGSTER_HOME=$(CURDIR)/.dagster $(BIN)/dagster dev --workspace workspace.yaml

check: .venv/run.stamp ## verify the latest release: sums, schemas, keys, evidence
	$(BIN)/asean-meetings check $(OUT)/latest

evaluate: .venv/run.stamp ## score all annotated notices in GOLD, with their mistakes, and compare with the pinned floors
	$(BIN)/python -m pipelines.cli.gold evaluate $(GOLD)

calibrate: .venv/run.stamp ## measure each rule on the annotated notices anew: the confidence of its claims
	$(BIN)/python -m pipelines.cli.gold calibrate $(GOLD)

pin: .venv/run.stamp ## set the floors a little under today's figures, for a review of the difference
	$(BIN)/python -m pipelines.cli.gold pin $(GOLD)

bench: .venv/bench.stamp ## measure, and write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks

answers: release .venv/dev.stamp ## write the answers in README and cookbook and the pictures anew, from the latest release
	$(BIN)/python docs/answers.py
	$(BIN)/python docs/picture.py
	$(BIN)/python docs/pages.py

lock: ## resolve the dependencies anew, with hashes and without hosts
	$(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet uv
	cd requirements && ../build/lock/bin/uv pip compile --quiet --no-header --universal --generate-hashes pip.in -o pip.txt
	build/lock/bin/uv pip compile --quiet --no-header --universal --generate-hashes pyproject.toml \
		--extra ui --extra scale --group dev -o requirements/dev.txt
	build/lock/bin/uv pip compile --quiet --no-header --universal --generate-hashes pyproject.toml \
		--group build --constraints requirements/dev.txt --no-annotate -o requirements/run.txt
	build/lock/bin/uv pip compile --quiet --no-header --universal --generate-hashes pyproject.toml \
		--extra ui --extra scale --group dev --group bench --constraints requirements/dev.txt --no-annotate \
		-o requirements/bench.txt

clean: ## remove what was built, but no release
	rm -rf .venv build .mypy_cache .pytest_cache .ruff_cache

# A stamp is newer than what it was made from, or the environment is brought up to date.
.venv/pip.stamp: requirements/pip.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; set PYTHON to one")'
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements/pip.txt
	@touch $@

.venv/run.stamp: .venv/pip.stamp requirements/run.txt pyproject.toml
	$(call install,--require-hashes -r requirements/run.txt)
	$(call install,--no-deps --no-build-isolation --editable .)
	@$(COMPILE)
	@touch $@

.venv/dev.stamp: .venv/pip.stamp requirements/dev.txt pyproject.toml
	$(call install,--require-hashes -r requirements/dev.txt)
	$(call install,--no-deps --no-build-isolation --editable .)
	@$(COMPILE)
	@touch $@ .venv/run.stamp

.venv/bench.stamp: .venv/dev.stamp requirements/bench.txt
	$(call install,--require-hashes -r requirements/bench.txt)
	@touch $@
