# Every command of the house, in the words one would use at the desk. `make test` is the whole gate.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := test
# Where this is set, every process that a test starts compiles all its modules anew.
unexport PYTHONDONTWRITEBYTECODE

$(VENV)/.run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

# uv installs in 8 s what pip does in 65; it knows nothing of pip's settings, and where it finds no index pip does.
# Neither compiles the modules: that happens when they are first met, and most never are.
$(VENV)/.dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check 'uv>=0.9'
	$(BIN)/uv pip install --quiet --python $(BIN)/python -e '.[dev]' || \
		$(BIN)/pip install --quiet --no-compile --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.run

.PHONY: run test machine lint format types pytest coverage texts accuracy bench-search clean

run: $(VENV)/.run
	$(BIN)/python -m bot run

test: machine lint types pytest coverage

# A browser, a database server and a Chinese font: installed where that is allowed, else named.
machine:
	.ci/machine

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.dev
	$(BIN)/mypy

# Four workers on two cores: many tests wait for something (Telegram's pace, a process that starts). One thread
# of linear algebra each: more of them would only wait for the other workers' cores.
pytest: $(VENV)/.dev
	rm -f .coverage .coverage.*
	OPENBLAS_NUM_THREADS=1 $(BIN)/coverage run -m pytest -n 4 --dist worksteal

# Two floors, one measurement: the newspaper half must be covered more closely than the Telegram half.
coverage: $(VENV)/.dev
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --include='digests/*' --fail-under=95 --skip-covered
	$(BIN)/coverage report --include='bot/*' --fail-under=90 --skip-covered

clean:
	rm -rf $(VENV) build *.egg-info .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis

# New and changed texts of bot/replies and digests/templates into the English catalogue, for a translator to fill in.
texts: $(VENV)/.dev
	mkdir -p build
	$(BIN)/pybabel -q extract -F bot/locale/extract.cfg -k N_ --no-location --sort-output -o build/baotong.pot bot/replies digests/templates
	$(BIN)/pybabel -q update -D baotong -d bot/locale -i build/baotong.pot -l en --no-fuzzy-matching --ignore-obsolete --omit-header

# How right the parser is, over seeds, typeset issues and, where it is there, ../shared: the table of docs/accuracy.md.
accuracy: $(VENV)/.dev
	$(BIN)/python -m tests.accuracy

# Search beside its peers, over generated archives; SIZES=1000000 takes an hour.
SIZES ?= 10000 100000
bench-search: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.search --articles $(SIZES)
