# Five words: demo, setup, test, lint, bench. Everything they make lives in .venv and in PUFA_DATA_DIR.

PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/installed-$(shell cksum requirements.txt | cut -d' ' -f1)
RUN := $(VENV)/bin/python manage.py

.PHONY: demo setup test lint bench

demo: setup
	$(VENV)/bin/gunicorn -c site/gunicorn.conf.py -e DJANGO_SETTINGS_MODULE=config.settings.dev config.wsgi

setup: $(STAMP)
	$(RUN) demo

test: $(STAMP)
	$(VENV)/bin/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	PYTHONPATH=site:. $(VENV)/bin/lint-imports
	$(RUN) makemigrations --check --dry-run

bench: $(STAMP)
	$(RUN) bench --settings config.settings.test

$(STAMP): requirements.txt
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet -r requirements.txt
	touch $@
