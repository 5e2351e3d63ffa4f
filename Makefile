# `make` prints what there is. Nothing needs an activated environment: each target makes its own.
SHELL := /bin/sh
PY := .venv/bin/python
export SOLCX_BINARY_PATH := $(CURDIR)/scripts/solc
SLOW := $(if $(filter true,$(CI)),,-m "not slow")
PORT ?= 8000

.PHONY: help demo test test-python test-gateway test-schema test-contracts test-oldest slither nightly check \
	bench mutants mutants-python rules-out attacks-out counts pins artifacts generate format nodes clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

demo: ## A year of trade and the lies of insiders, on a fresh ledger, served on PORT (ONCE=1: check and end)
	@scripts/setup.sh product
	@scripts/setup.sh tools
	@.venv/bin/kp demo --fresh $(if $(ONCE),--once,--serve --port $(PORT)) $(DEMO)

test: test-python test-gateway ## Everything but the slow layers, which it names (CI=true: all)
ifeq ($(CI),true)
	@$(MAKE) --no-print-directory -j2 --output-sync=target test-contracts test-schema
else
	@$(MAKE) --no-print-directory test-contracts
	@echo "left out as slow: the mix of 1,000 parcels over 16 blends, fifty kills of indexer and gateway,"
	@echo "the pages in a browser, documents on Kubo without 'make nodes', make test-schema:"
	@echo "CI=true make test runs them all. And make mutants."
endif

GATEWAY := tests/index tests/documents tests/labels tests/api tests/browser
COUNTS := tests/differential/test_counts.py
AT_BOTH_ENDS := tests/domain tests/model tests/keys tests/documents tests/api/shell tests/index/test_fold.py
MODEL_ALONE := $(patsubst %,tests/contracts/test_%.py,founding proposing matters voices closing consensus)
TWO := -n 2 --dist loadfile
# With CI=true no tool may be missing, whichever suite is counted.
ALL_TOOLS := $(if $(filter true,$(CI)),@scripts/setup.sh browser && scripts/nodes.sh kubo)

test-python: ## Domain, model, chain, keys, command, differential machine
	@scripts/setup.sh dev
	@scripts/setup.sh tools
	$(ALL_TOOLS)
	SUITE=python DOOR=both $(PY) -m pytest $(TWO) $(SLOW) $(foreach folder,$(GATEWAY) $(COUNTS),--ignore=$(folder))
	DOOR=both $(PY) -m pytest $(COUNTS)
	SUITE=model $(PY) -m pytest $(MODEL_ALONE)

test-gateway: ## Index, documents, labels, API and pages, in a browser where there is one
	@scripts/setup.sh dev
	@scripts/setup.sh tools-dev
	$(ALL_TOOLS)
	SUITE=gateway $(PY) -m pytest $(TWO) $(SLOW) $(GATEWAY)

test-schema: ## Schemathesis over the API's schema, as the public, a party and a member
	@scripts/setup.sh dev
	@scripts/setup.sh tools
	@scripts/setup.sh schemathesis
	$(PY) -m tests.schema

test-contracts: ## The contract suite, through brownie
	@scripts/setup.sh brownie
	@scripts/setup.sh tools
	SUITE=contracts PATH="$(CURDIR)/.venv-brownie/bin:$$PATH" .venv-brownie/bin/brownie test tests/contracts $(SLOW)

slither: ## What a reader for known faults finds in the contracts, each explained in tests/slither.txt
	@scripts/setup.sh tools
	@scripts/setup.sh slither
	.venv-slither/bin/python -m scripts.slither

test-oldest: ## A part of the suite with the oldest libraries that pyproject.toml allows
	@scripts/setup.sh oldest
	.venv-oldest/bin/python -m pytest -m "not chain and not slow" $(AT_BOTH_ENDS)

nightly: ## Fifty kills, 20,000 acts, 50,000 of insiders, Schemathesis, mutants: each with a fresh seed
	@scripts/setup.sh dev
	@scripts/setup.sh tools-dev
	$(PY) -m pytest -m slow tests/index/test_kills.py tests/api/intake/test_killing.py
	STEPS=20000 DOOR=both $(PY) -m pytest tests/differential/test_machine.py
	ACTS=50000 $(PY) -m pytest tests/promises
	EXAMPLES=60 $(MAKE) --no-print-directory test-schema
	$(MAKE) --no-print-directory mutants
	$(MAKE) --no-print-directory mutants-python

check: ## Format, lint, types, layers, sizes, generated files and artifacts up to date
	@scripts/setup.sh dev
	@scripts/setup.sh tools-dev
	$(PY) scripts/requirements.py --check
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	node_modules/.bin/solhint --max-warnings 0 'contracts/**/*.sol'
	$(PY) scripts/generate.py --check
	$(PY) scripts/artifacts.py --check
	$(PY) scripts/sizes.py --check
	node scripts/assets/assets.mjs --check
	$(PY) scripts/audiences.py --check
	$(PY) scripts/commands.py --check

format: ## Format the Python sources
	@scripts/setup.sh dev
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

generate: ## Make anew what is made: the Python side of the interfaces, the audiences, the commands, the pages' assets
	@scripts/setup.sh dev
	@scripts/setup.sh tools-dev
	$(PY) scripts/generate.py
	$(PY) scripts/audiences.py
	$(PY) scripts/commands.py
	node scripts/assets/assets.mjs

artifacts: ## Compile the contracts into the package
	@scripts/setup.sh dev
	@scripts/setup.sh tools
	$(PY) scripts/artifacts.py
	$(PY) scripts/sizes.py

counts: ## Take over how many tests of each folder passed in the last whole run (CI=true make test)
	$(PY) -m tests.counting

pins: ## Make requirements/*.txt anew where what they are made from has changed
	@scripts/setup.sh dev
	$(PY) scripts/requirements.py

bench: ## Ratios against named baselines, to bench/results.json
	@scripts/setup.sh dev
	@scripts/setup.sh tools-dev
	$(PY) -m scripts.bench

nodes: ## Build geth and Kubo from source, into .nodes/
	@scripts/nodes.sh

mutants: ## Make the contracts a little wrong, one place at a time: what no test notices (PART=i/n, SAMPLE=30)
	@scripts/setup.sh dev
	@scripts/setup.sh tools-dev
	$(PY) -m scripts.mutants --part $(or $(PART),1/1) $(if $(SAMPLE),--sample $(SAMPLE))

rules-out: ## Take each refusal out of the model: which do the insiders find, and how fast? (PART=i/n)
	@scripts/setup.sh dev
	$(PY) -m scripts.attackers_out --part $(or $(PART),1/1)
	$(PY) -m scripts.rules_out --part $(or $(PART),1/1)

attacks-out: ## Take out what closes each attack of the first table: does its test fail then?
	@scripts/setup.sh dev
	@scripts/setup.sh tools-dev
	$(PY) -m scripts.attacks_out

mutants-python: ## Change N places of the Python by chance, one at a time (N=200 SEED=): which does no test notice?
	@scripts/setup.sh dev
	@scripts/setup.sh tools-dev
	$(PY) -m scripts.mutants_python $(if $(N),--number $(N))

clean: ## Remove everything that was made
	rm -rf .venv .venv-brownie .venv-schemathesis .venv-oldest .venv-slither .nodes node_modules build .kp .pytest_cache .mypy_cache .ruff_cache .hypothesis
