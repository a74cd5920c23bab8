# The whole developer manual: make site · make test · make serve · make check · make bench · make audit · make screens
# Everything is set up on first use; only git, make and Python 3.11 or newer are needed.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site test serve check bench audit screens pictures schema hooks lock clean

help:
	@echo "make site    check the data and build the website into site/"
	@echo "make serve   preview that follows every saved change (http://127.0.0.1:8000)"
	@echo "make test    all tests, in a real browser too"
	@echo "make check   format, lint, types, tests, strict build: everything that must hold"
	@echo "make bench   seconds and memory, as ratios to a bare build; worksheets there and back"
	@echo "make audit   schemas in an editor's language server, worksheets in LibreOffice, pages in Nu HTML checker and Lighthouse (needs Node, Java, LibreOffice)"
	@echo "make screens pictures of the main pages in both languages, light and dark, phone and desk"
	@echo "make pictures the pictures of README and handbook, taken anew (needs LibreOffice and poppler)"
	@echo "make schema  write JSON Schemas and handbook anew (after a change of models, words, rules or plan/institutions.yml)"
	@echo "make hooks   check the data at every commit, before they are in the history"
	@echo "make lock    pin the newest allowed versions of all dependencies"

$(VENV)/.site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PYTHON=python3.11 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

site: $(VENV)/.site
	$(RUN) build.py

serve: $(VENV)/.site
	$(RUN) build.py serve

test: $(VENV)/.dev
	sh tools/get_chromium.sh $(RUN)
	$(RUN) -m pytest -n 2 --dist worksteal

check: $(VENV)/.dev
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) build.py schema --check
	$(RUN) build.py --root tests/example schema --check
	$(RUN) build.py codeowners --check
	$(MAKE) test
	$(RUN) build.py

bench: $(VENV)/.dev
	$(RUN) tools/bench.py

audit: $(VENV)/.dev
	$(RUN) tools/audit.py

screens: $(VENV)/.dev
	sh tools/get_chromium.sh $(RUN)
	$(RUN) tools/screens.py

pictures: $(VENV)/.dev
	sh tools/get_chromium.sh $(RUN)
	$(RUN) tools/pictures.py

schema: $(VENV)/.site
	$(RUN) build.py schema
	$(RUN) build.py --root tests/example schema

# A hook of somebody's own is never replaced.
hooks: $(VENV)/.site
	@hook=$$(git rev-parse --git-path hooks)/pre-commit; \
	if [ -e "$$hook" ] && ! cmp -s tools/hooks/pre-commit "$$hook"; then \
	    echo "$$hook is there already. Add to it: sh tools/hooks/pre-commit"; exit 1; \
	fi; \
	mkdir -p "$$(dirname "$$hook")" && cp tools/hooks/pre-commit "$$hook" && chmod +x "$$hook" && \
	echo "$$hook now checks what is about to be committed. To take it away: rm $$hook"

COMPILE := $(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11.0 --generate-hashes --no-header --no-emit-index-url pyproject.toml

lock: $(VENV)/.dev
	$(VENV)/bin/pip install --quiet --disable-pip-version-check uv
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) build site
