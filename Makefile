PY ?= python3
# The package `bantin` lies in plugins/; settings files put that folder on the path by themselves.
export PYTHONPATH := $(CURDIR)/plugins$(if $(PYTHONPATH),:$(PYTHONPATH))
VENV ?= .venv
INPUTDIR ?= content
OUTPUTDIR ?= output
CONFFILE ?= pelicanconf.py
PUBLISHCONF ?= publishconf.py
PREVIEWCONF ?= previewconf.py
PREVIEWDIR ?= preview
DEVSERVERDIR ?= .cache/devserver
PELICANOPTS ?=
PORT ?= 8000
CORES = $(shell "$(PYTHON)" -c 'import os; print(os.cpu_count() or 1)')
# One more than there are cores: some tests wait for clocks and processes.
WORKERS ?= $(shell expr $(CORES) + 1)

# The verbs are the package's own: `python -m bantin --help`. A PELICAN given by the caller builds as it is, and PY runs
# the rest; ours lives in a virtual environment that make keeps.
PYTHON := $(VENV)/bin/python
ifeq ($(origin PELICAN),undefined)
SITE := $(VENV)/.site
# What serves pages on this machine comes with the extra `desk`: nobody needs it to build.
SERVER := $(VENV)/.desk
BANTIN := "$(PYTHON)" -m bantin
BUILD := $(BANTIN) build
PUBLISH := $(BANTIN) publish
PREVIEW := $(BANTIN) preview
else
SITE :=
SERVER :=
BANTIN := "$(PY)" -m bantin
# Pelican builds on after an error by default; a newsroom must hear of it.
BUILD := "$(PELICAN)" --fatal errors
PUBLISH := $(BUILD)
PREVIEW := $(BUILD)
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help:  ## show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo 'Variables: PY PELICAN PELICANOPTS INPUTDIR OUTPUTDIR PORT, as in make html OUTPUTDIR=public'

html: $(SITE)  ## build the site into output/
	$(BUILD) "$(INPUTDIR)" -o "$(OUTPUTDIR)" -s "$(CONFFILE)" $(PELICANOPTS)
	@echo 'Mở $(OUTPUTDIR)/index.html bằng trình duyệt, hoặc chạy: make devserver'

why: export WHY_PAGE := $(value PAGE)
why: $(SITE)  ## say why a page was rendered or left by the last build: make why PAGE=…
	@$(BANTIN) why -o "$(OUTPUTDIR)" -s "$(CONFFILE)"

clean:  ## remove the built site and the caches
	rm -rf "$(OUTPUTDIR)" "$(PREVIEWDIR)" .cache
	for site in "$(OUTPUTDIR)" "$(PREVIEWDIR)"; do rm -rf "$$(dirname "$$site")/.$$(basename "$$site").spare"; done

regenerate: $(SITE)  ## build again whenever a file changes
	$(BUILD) "$(INPUTDIR)" -o "$(OUTPUTDIR)" -r -s "$(CONFFILE)" $(PELICANOPTS)

serve: $(SERVER)  ## serve output/ at http://localhost:8000
	@$(BANTIN) serve "$(INPUTDIR)" -o "$(OUTPUTDIR)" -s "$(CONFFILE)" -p $(PORT)

# Drafts are in what it shows, so it has a folder of its own, which nobody publishes.
devserver: $(SERVER)  ## serve drafts too, build again whenever a file is saved, and show it in the browser
	@$(BANTIN) devserver "$(INPUTDIR)" -o "$(DEVSERVERDIR)" -s "$(CONFFILE)" -p $(PORT) \
		--publishing "$(PUBLISHCONF)" -- $(PELICANOPTS)

desk: $(SERVER)  ## open the desk in the browser: write, photos, preview, publish
	@$(BANTIN) desk "$(INPUTDIR)" -s "$(CONFFILE)" --publishing "$(PUBLISHCONF)"

publish: $(SITE)  ## build for production, feeds too; warnings stop it: make publish SITEURL=https://…
	$(PUBLISH) "$(INPUTDIR)" -o "$(OUTPUTDIR)" -s "$(PUBLISHCONF)" $(PELICANOPTS)

preview: $(SITE)  ## build drafts and stories of the future too, into preview/
	$(PREVIEW) "$(INPUTDIR)" -o "$(PREVIEWDIR)" -s "$(PREVIEWCONF)" $(PELICANOPTS)
	@echo 'Mở $(PREVIEWDIR)/index.html bằng trình duyệt. Không đưa thư mục này lên mạng.'

deploy rollback schedule: export DEPLOY_TARGET := $(value TARGET)
deploy: $(SITE)  ## bring the built site to where readers find it: make deploy TARGET=… DRY=1
	@$(BANTIN) deploy --content "$(INPUTDIR)" -o "$(OUTPUTDIR)" -s "$(CONFFILE)" $(if $(DRY),--dry-run) $(if $(DELETE),--delete "$(DELETE)") $(DEPLOYOPTS)

rollback: $(SITE)  ## bring the site before the last deploy back: make rollback TARGET=…
	@$(BANTIN) rollback -o "$(OUTPUTDIR)" -s "$(CONFFILE)"

schedule: $(SITE)  ## print the schedule for builds that embargoes ask for: make schedule TARGET=…
	@$(BANTIN) schedule --content "$(INPUTDIR)" -o "$(OUTPUTDIR)" -s "$(CONFFILE)"

doctor: $(SITE)  ## tell whether the public site is what was built, and which links are dead: make doctor URL=…
	@$(BANTIN) doctor "$(URL)" -s "$(CONFFILE)"

due: $(SITE)  ## print when the site must be built next: an embargo or a notice ends
	@$(BANTIN) due "$(INPUTDIR)" -s "$(CONFFILE)"

forget: export FORGET_ADDRESS := $(value ADDRESS)
forget: $(SITE)  ## give up addresses that were published: make forget ADDRESS=… (GONE=list: those without a file)
	@$(BANTIN) forget --content "$(INPUTDIR)" -s "$(CONFFILE)" $(if $(GONE),--gone $(if $(filter-out list,$(GONE)),"$(GONE)"))

convert-text: export TEXT_FILE := $(value FILE)
convert-text: $(SITE)  ## turn a file in an old encoding into UTF-8: make convert-text FILE=…
	@$(BANTIN) convert-text -s "$(CONFFILE)"

# The title reaches the program through the environment, so that quotes and dollar signs in it are only letters.
new: export NEW_TITLE := $(value TITLE)
new: export NEW_CATEGORY := $(value CATEGORY)
new: export NEW_PORT := $(PORT)
new: $(SITE)  ## start a story: make new TITLE="…" CATEGORY="…"
	@$(BANTIN) new "$(INPUTDIR)" -s "$(CONFFILE)"

site: $(VENV)/.test  ## write the folder of a new site, with the software in it: make site FOLDER=…
	@$(BANTIN) site "$(FOLDER)" $(SITEOPTS)

upgrade: $(VENV)/.test  ## bring this software to a site, or tell what that changes: make upgrade FOLDER=… CHECK=1
	@$(BANTIN) upgrade --site "$(FOLDER)" $(if $(CHECK),--check)

test: $(VENV)/.test $(VENV)/.browser  ## run every test but the long ones
	"$(PYTHON)" -m pytest --workers $(WORKERS) $(PYTESTOPTS)

test-fast: $(VENV)/.test  ## run the quick tests: no browser, no process, few examples for property tests
	HYPOTHESIS_PROFILE=few "$(PYTHON)" -m pytest --workers $(WORKERS) -m 'not (browser or process or slow or long)' --ignore=tests/browser --ignore=tests/site $(PYTESTOPTS)

test-long: $(VENV)/.test $(VENV)/.browser  ## what takes long: 500 sequences of edits, new examples for property tests, a cluster, hosts of all kinds, the tests on an owner's site
	@tools/get-hosts.sh
	"$(PYTHON)" -m pytest -m long $(PYTESTOPTS)
	EVERY_WIDTH=1 "$(PYTHON)" -m pytest -m '' tests/browser/test_accessibility.py $(PYTESTOPTS)
	HYPOTHESIS_PROFILE=long "$(PYTHON)" -m pytest --workers $(WORKERS) -m hypothesis $(PYTESTOPTS)
	HYPOTHESIS_PROFILE=long "$(PYTHON)" -m pytest -m long -s tests/site/test_increments.py $(PYTESTOPTS)

test-kills: $(VENV)/.test  ## kill 200 builds, evenly over their time: old site or new one, every time
	KILLS=200 "$(PYTHON)" -m pytest -m long tests/site/test_safe_build.py -k killed $(PYTESTOPTS)

check: $(SITE)  ## judge how the stories are written; CHECKOPTS=--list names the rules
	@$(BANTIN) check -s "$(CONFFILE)" $(CHECKOPTS)

fix: $(SITE)  ## show, then make, the corrections that are beyond doubt: make fix YES=1
	@$(BANTIN) fix "$(INPUTDIR)" -s "$(CONFFILE)" $(if $(YES),--yes)

lint: $(VENV)/.dev  ## check style and types
	"$(PYTHON)" -m ruff check .
	"$(PYTHON)" -m ruff format --check .
	"$(PYTHON)" -m mypy
	"$(PYTHON)" -m tools.contrast

format: $(VENV)/.dev  ## lay out the code
	"$(PYTHON)" -m ruff check --fix .
	"$(PYTHON)" -m ruff format .

photos-report: $(SITE)  ## list photos by weight; name missing alt, captions, credits
	$(BANTIN) photos-report "$(INPUTDIR)" -s "$(CONFFILE)"

import-site: export OLD_SITE := $(value FROM)
import-site: $(SERVER)  ## show the plan of moving an old site here, RUN=1 makes the move: make import-site FROM=… RUN=1
	@$(BANTIN) import-site --content "$(INPUTDIR)" -s "$(CONFFILE)" $(if $(RUN),--run)

export: export EXPORT_TO := $(value TO)
export: $(SITE)  ## write all stories as plain Markdown into an empty folder: make export TO=…
	@$(BANTIN) export --content "$(INPUTDIR)" -s "$(CONFFILE)"

fetch-photos: export PHOTO_STORY := $(value FILE)
fetch-photos: $(SITE)  ## save photos of other sites beside their stories: make fetch-photos FILE=… DRY=1
	@$(BANTIN) fetch-photos "$(INPUTDIR)" -s "$(CONFFILE)" $(if $(DRY),--dry-run)

import: export WORD_FILE := $(value FILE)
import: export NEW_CATEGORY := $(value CATEGORY)
import: $(SERVER)  ## make a draft of a Word file: make import FILE=… CATEGORY="…"
	@$(BANTIN) import --content "$(INPUTDIR)" -s "$(CONFFILE)"

audit: $(VENV)/.test $(VENV)/.browser tools/audit/node_modules/.done  ## have the public site checked: markup, Lighthouse, budgets (needs Node, Java)
	"$(PYTHON)" -m tools.audit "$$(cat $(VENV)/.browser)" $(AUDITOPTS)

tools/audit/node_modules/.done: tools/audit/package-lock.json
	npm ci --prefix tools/audit --ignore-scripts --no-audit --no-fund
	@touch $@

bench-photos: $(SITE)  ## measure photos beside Hugo and eleventy-img (needs Node)
	"$(PYTHON)" -m bench.photos $(BENCHOPTS)

bench-lists: $(SITE)  ## measure lists: their growth, their share of a build of 10,000 stories
	"$(PYTHON)" -m bench.lists $(BENCHOPTS)

bench: $(SITE)  ## measure whole builds beside Hugo, into docs/performance.md
	"$(PYTHON)" -m bench.site $(BENCHOPTS)

bench-modes: $(SITE)  ## measure what a new story changes under each SAME_CATEGORY_MODE, into docs/performance.md
	"$(PYTHON)" -m bench.site.modes $(BENCHOPTS)

bench-devserver: $(SERVER)  ## measure from a saved sentence to the page that shows it, at 1,000 and 10,000 stories
	"$(PYTHON)" -m bench.devserver $(BENCHOPTS)

bench-desk: $(VENV)/.test $(VENV)/.browser  ## measure the desk at 1,000 stories: first screen, from a key to the page beside the text
	"$(PYTHON)" -m bench.desk "$$(cat $(VENV)/.browser)" $(BENCHOPTS)

bench-check: $(SITE)  ## measure `make check` on 1,000 stories, cold and warm
	"$(PYTHON)" -m bench.check $(BENCHOPTS)

bench-convert: $(SITE)  ## measure what each step from a story's bytes to its body costs, into docs/performance-convert.md
	"$(PYTHON)" -m bench.convert $(BENCHOPTS)

bench-search: $(VENV)/.test $(VENV)/.browser  ## measure search beside Pagefind, into docs/performance-search.md
	"$(PYTHON)" -m bench.search --chromium "$$(cat $(VENV)/.browser)" $(BENCHOPTS)

bench-moving: $(VENV)/.test  ## measure moves of old sites: time, memory of the first process and of its workers
	"$(PYTHON)" -m bench.moving $(BENCHOPTS)

screenshots: $(VENV)/.test $(VENV)/.browser  ## draw anew the pictures of the pages (docs/screenshots) and of the guide (docs/pictures, docs/desk)
	"$(PYTHON)" -m tools.screenshots "$$(cat $(VENV)/.browser)"
	"$(PYTHON)" -m tools.pictures "$$(cat $(VENV)/.browser)"
	"$(PYTHON)" -m tools.desk_pictures "$$(cat $(VENV)/.browser)"

lock: $(VENV)/.lock  ## write the requirements files again from pyproject.toml
	tools/lock.sh "$(VENV)/bin/uv"

$(VENV)/.browser: $(VENV)/.test
	tools/get-browser.sh "$(PYTHON)" > $@

$(PYTHON):
	@echo 'Making the virtual environment $(VENV)'
	tools/make-venv.sh "$(if $(filter file,$(origin PY)),$$(tools/find-python.sh),$(PY))" "$(VENV)"

# Wheels alone: a package that must be built would fetch its build tools without hashes.
$(VENV)/.site $(VENV)/.desk $(VENV)/.test $(VENV)/.dev $(VENV)/.lock: $(VENV)/.%: requirements/%.txt | $(PYTHON)
	@echo 'Installing what $< names: the first time this takes a minute or two'
	"$(PYTHON)" -m pip install --progress-bar on --disable-pip-version-check --only-binary :all: --require-hashes -r $<
	@touch $@

.PHONY: help import import-site export html why clean regenerate serve devserver desk publish preview due deploy rollback schedule doctor forget convert-text new site upgrade check fix test test-fast test-long test-kills audit screenshots lint format photos-report fetch-photos bench-photos bench bench-search bench-lists bench-modes bench-desk bench-check bench-convert bench-devserver bench-moving lock
