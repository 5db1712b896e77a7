# AI Todo. Every target sets up what it needs by itself: only python3 (3.9 or newer) and make are required.

PYTHON ?= python3
SETUP := $(PYTHON) scripts/bootstrap.py
STACK := $(PYTHON) scripts/stack.py --ephemeral
UV_RUN := $(CURDIR)/.local/bin/uv run --no-sync
NPM := $(CURDIR)/.local/bin/npm
export PATH := $(CURDIR)/.local/bin:$(PATH)
export NEXT_TELEMETRY_DISABLED := 1

.DEFAULT_GOAL := help
.PHONY: help setup run test test-backend test-frontend test-scripts e2e bench lint format api-types clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Bring the tools and packages and build the page, start nothing
	@$(SETUP) build e2e

run: ## Start the application on this machine (Ctrl-C stops it)
	@$(PYTHON) scripts/run.py

test: test-scripts test-backend test-frontend ## Run all tests that need no browser

test-backend: ## Run the backend's tests
	@$(SETUP) backend
	cd backend && $(UV_RUN) pytest

test-frontend: ## Run the page's tests
	@$(SETUP) frontend
	cd frontend && $(NPM) test

test-scripts: ## Run the tests of the start-up scripts
	@$(SETUP) backend
	cd scripts && $(UV_RUN) --project ../backend pytest -c pytest.ini

e2e: ## Run the browser suite beside a throw-away stack
	@$(SETUP) build e2e
	$(STACK) --cwd e2e -- npm test

bench: ## Measure the services beside a throw-away stack
	@$(SETUP) build
	$(STACK) --durable --cwd backend -- uv run --no-sync python -m bench

lint: ## Check style, types, import directions and generated files
	@$(SETUP) frontend e2e
	cd backend && $(UV_RUN) ruff check . ../scripts
	cd backend && $(UV_RUN) ruff format --check . ../scripts
	cd backend && $(UV_RUN) mypy
	cd backend && $(UV_RUN) lint-imports
	cd scripts && $(UV_RUN) --project ../backend mypy
	cd frontend && $(NPM) run lint
	cd frontend && $(NPM) run typecheck
	cd frontend && $(NPM) run format:check
	cd frontend && $(NPM) run api-types:check
	cd e2e && $(NPM) run check

format: ## Format all code
	@$(SETUP) frontend e2e
	cd backend && $(UV_RUN) ruff check --fix . ../scripts
	cd backend && $(UV_RUN) ruff format . ../scripts
	cd frontend && $(NPM) run format
	cd e2e && $(NPM) run format

api-types: ## Write the page's types anew from the API's OpenAPI document
	@$(SETUP) frontend
	cd frontend && $(NPM) run api-types

clean: ## Remove what was built or installed; your data and secrets in .local/ stay
	rm -rf frontend/.next frontend/node_modules frontend/coverage e2e/node_modules e2e/test-results
	rm -rf e2e/playwright-report backend/.venv .local/bin .local/tools .local/stamps .local/log
	find backend scripts -name __pycache__ -type d -prune -exec rm -rf {} +
