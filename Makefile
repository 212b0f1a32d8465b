# Two commands matter: `make run` and `make test`. Each installs what it needs into .venv.
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
HOST ?= 127.0.0.1
SOURCES ?= ../shared/sources
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

.PHONY: run test test-cluster coverage lint data bench messages requirements browser clean

run: $(VENV)/.app
	$(BIN)/streamlit run dashboard.py --server.port $(PORT) --server.address $(HOST)

test: $(VENV)/.dev browser
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not cluster"

# What takes long as a whole: every page under axe in both languages, presentations, links, files and the keyboard's
# whole walk in Chromium, whole builds, exports of 200,000 rows.
test-cluster: $(VENV)/.dev browser
	$(BIN)/python -m pytest -n auto --dist worksteal -m cluster

# Which lines the tests run. Chromium's own tests are left out: the servers that they start are other processes.
coverage: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not cluster and not browser" --cov --cov-report=term:skip-covered

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry geo pages
	$(BIN)/deptry tests bench --exclude '\.venv' --ignore DEP002,DEP004
	$(BIN)/vulture
	$(BIN)/codespell
	$(BIN)/oxlint geo pages
	$(BIN)/frictionless validate data/datapackage.json --trusted

data: $(VENV)/.dev
	$(BIN)/python -m geo.ingest --sources $(SOURCES)

bench: $(VENV)/.dev browser
	$(BIN)/python -m bench.run

# Collect the messages of the code into the French catalogue; then translate the new ones by hand.
messages: $(VENV)/.dev
	mkdir -p build
	$(BIN)/pybabel extract --no-default-keywords -k _ -k N_ -k n_:1,2 --no-location --no-wrap --sort-output \
		-o build/messages.pot geo pages dashboard.py
	$(BIN)/pybabel update -l fr -i build/messages.pot -o geo/locale/fr.po --no-fuzzy-matching --ignore-obsolete --no-wrap

# Pin what pyproject.toml asks for, and what it brings along; versions stay as they are unless UPGRADE says otherwise:
# UPGRADE=--upgrade for all of them, UPGRADE="--upgrade-package NAME" for one.
requirements: $(VENV)/.dev
	$(BIN)/uv pip compile --quiet $(UPGRADE) pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile --quiet $(UPGRADE) pyproject.toml --group dev --constraints requirements.txt \
		--output-file requirements-dev.txt

browser:
	@command -v chromium >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium; }

clean:
	rm -rf $(VENV) build

$(BIN)/python:
	@python3 -c "import ensurepip, venv" 2>/dev/null || \
		{ $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3-venv; }
	python3 -m venv $(VENV)

$(VENV)/.app: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
