# What can be done with the kit. `make` alone lists it.

unexport PYTHONDONTWRITEBYTECODE

RUN := .venv/bin/
PYTHON_FILES := .
ARGS :=
TEST_PROCESSES := 2

# A checkout that was moved, or whose Python has gone, needs its environment anew.
ifneq ($(wildcard .venv),)
$(shell [ -x .venv/bin/python ] && [ "$$(cat .venv/.place 2>/dev/null)" = "$$(pwd -P)" ] || rm -f .venv/.runtime .venv/.dev)
endif

.DEFAULT_GOAL := help
.PHONY: help workshop study test bench binder lint types fix schema web web-watch screenshots check fresh requirements clean browser

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

workshop: .venv/.runtime ## start the workshop (ARGS="--port 8010" passes options on)
	@exec $(RUN)workshop serve $(ARGS)

study: .venv/.runtime ## learn alone: the modules in your own folder (ARGS="--pages" for pages)
	@exec $(RUN)workshop study $(ARGS)

check: .venv/.runtime ## say what is missing in the course, in plain words
	@$(RUN)workshop check $(ARGS)

test: lint types browser ## run every test; brings Chromium where there is none
	scripts/node npm test
	$(RUN)python -m pytest -n $(TEST_PROCESSES) --dist loadscope --no-loadscope-reorder \
		--nbval-lax --nbval-current-env --nbval-cell-timeout 300 --ignore-glob='tests/**/*.ipynb' \
		tests $(wildcard modules) $(ARGS)

lint: .venv/.dev ## look for mistakes and for code that is not formatted
	$(RUN)ruff check $(PYTHON_FILES)
	$(RUN)ruff format --check $(PYTHON_FILES)
	$(RUN)lint-imports
	scripts/node npm run check

types: .venv/.dev ## check the types
	$(RUN)mypy

fix: .venv/.dev ## format the code, mend what can be mended, strip the notebooks
	$(RUN)ruff check --fix $(PYTHON_FILES)
	$(RUN)ruff format $(PYTHON_FILES)
	$(RUN)python -m tests.notebooks --fix
	scripts/node npm run fix

schema: .venv/.dev ## write what is generated from the schema and the protocol
	$(RUN)python -m tools.json_schema
	$(RUN)python -m tools.protocol

web: .venv/.dev ## build what browsers get, from web/src and web/css into web/dist
	scripts/node npm run build

web-watch: .venv/.dev ## build again on every change, with source maps, for development
	scripts/node npm run watch

bench: browser ## measure the room's page against stock Voilà
	$(RUN)python -m tools.bench $(ARGS)

screenshots: browser ## take the pictures that the README shows
	$(RUN)python -m tools.screenshots $(ARGS)

fresh: ## prove the README on a minimal Debian made here (ARGS="-k rating" for some of the tests)
	@exec scripts/fresh

binder: build/binder/.made ## do here what Binder does, and show the links
	@exec scripts/binder start

requirements: .venv/.runtime ## pin the requirements again (ARGS=--upgrade takes newer versions)
	@set -e; uv=$$(command -v uv || echo $(RUN)uv); for name in uv runtime dev binder; do \
		list=requirements/$$name.txt; [ $$name != binder ] || list=binder/requirements.txt; \
		echo "$$list"; \
		$$uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--custom-compile-command "make requirements" $(ARGS) \
			requirements/$$name.in --output-file $$list; \
	done

clean: ## remove the environment and everything that tools left behind
	rm -rf .venv build dist web/node_modules test-results .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache web/coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

browser: .venv/.dev
	@scripts/browser

build/binder/.made: .venv/.runtime binder/requirements.txt binder/runtime.txt scripts/binder
	@scripts/binder make

# The environment: made once, and again when what it is made from changes.
.venv/.runtime: requirements/runtime.txt requirements/uv.txt pyproject.toml scripts/environment
	@PYTHON='$(PYTHON)' scripts/environment runtime

.venv/.dev: .venv/.runtime requirements/dev.txt
	@scripts/environment dev
