# `make test` is what a change must pass; `make` alone lists the targets.

SHELL := /bin/bash
.PHONY: help test tools fmt lint check-corpus bench independent interop bibliographies references copies fuzz pictures wheel deb test-wheel test-deb test-installer test-explorer site scale

help:
	@echo 'make test          install what the tests need, then check format, lints, tests and the corpus'
	@echo 'make tools         check that the tests have what they need, and install Graphviz if it is missing'
	@echo 'make lint          check the format of the code and run the lints'
	@echo 'make check-corpus  check the corpus and its format'
	@echo 'make fmt           format the code and the corpus'
	@echo 'make fuzz          random hostile input, fifty times as much as in make test'
	@echo 'make pictures      redraw the pictures in the documents'
	@echo 'make bench         time the program on the example corpus'
	@echo 'make independent   compare answers with networkx, SQLite, argumentation solvers and Argdown'
	@echo 'make interop       have networkx, rdflib, Pandoc, Typst and Mermaid read what is exported'
	@echo 'make bibliographies  import public bibliographies, write them in every format and read them again'
	@echo 'make references     compare references with those of citeproc-js'
	@echo 'make copies         look for quotes in real PDFs, and compare readers of PDF'
	@echo 'make scale          compare answers with those of SQLite, DuckDB, PostgreSQL and Spark, and time them all'
	@echo 'make wheel         build the wheel for PyPI, into target/wheels'
	@echo 'make deb           build a Debian package of the same program, into target/debian'
	@echo 'make test-wheel    build the wheel, install it in a fresh environment and use it'
	@echo 'make test-deb      build the Debian package, install it in a separate root, use it and remove it'
	@echo 'make site          write the web pages of the example libraries into target/site'
	@echo 'make test-explorer  use the web pages in Chromium, as readers do, and look for what hinders them'
	@echo 'make test-installer  make the shell installer and have it install the same program'

# The lints are held by the build that the tests run on: one tree of dependencies.
# The corpus is checked with the program of that build: `cargo run` would build catena once more, without what tests need.
CARGO ?= cargo
test: tools
	@echo '1 of 4: the format'
	cargo fmt --check
	@echo '2 of 4: the build, with lints'
	tools/linted test --locked --no-run
	@echo '3 of 4: the tests'
	tools/linted test --locked
	@echo '4 of 4: the corpus'
	$${CARGO_TARGET_DIR:-target}/debug/catena check
	$${CARGO_TARGET_DIR:-target}/debug/catena fmt --check

lint:
	cargo fmt --check
	cargo clippy --all-targets --locked -- -D warnings

check-corpus:
	$(CARGO) run --quiet --locked -- check
	$(CARGO) run --quiet --locked -- fmt --check

# Graphviz draws the DOT that the tests hold to be sound. It is installed where apt-get can do it.
tools:
	@command -v cargo >/dev/null || { echo 'error: cargo is missing: install Rust from https://rustup.rs' >&2; exit 1; }
	@cargo fmt --version >/dev/null 2>&1 || { echo 'error: rustfmt is missing: rustup component add rustfmt' >&2; exit 1; }
	@cargo clippy --version >/dev/null 2>&1 || { echo 'error: clippy is missing: rustup component add clippy' >&2; exit 1; }
	@command -v dot >/dev/null || tools/install-graphviz

fmt:
	cargo fmt
	cargo run --quiet -- fmt

# The tests write docs/images/*.dot with UPDATE_DOCUMENTS=1; this draws them.
pictures: tools
	tools/draw-pictures

bench:
	cargo build --release --bins --examples
	benches/warm.sh
	benches/growth.py
	benches/layout.py target/release/examples/layout
	target/release/examples/reading . tests/typed/*.typed

# Needs python3 with venv and pip, and npm and git for Argdown; no test does.
ARGDOWN ?= https://github.com/christianvoigt/argdown
ARGDOWN_COMMIT = 7f5a31e8df191f4b6a3c20516fe7b31d6f38d797
independent:
	cargo build
	test -d target/independent || python3 -m venv target/independent
	target/independent/bin/pip install --quiet networkx==3.4.2 clingo==5.8.3 pygarg==1.0.2 python-sat==1.9.dev24
	target/independent/bin/python benches/independent.py target/debug/catena
	target/independent/bin/python benches/standing.py target/debug/catena --arguments
	npm install --silent --prefix target/independent @argdown/core@2.0.1
	test -d target/independent/argdown || git clone --quiet --no-checkout $(ARGDOWN) target/independent/argdown
	git -C target/independent/argdown checkout --quiet $(ARGDOWN_COMMIT) -- examples packages/argdown-core/test
	target/independent/bin/python benches/debates.py target/debug/catena target/independent target/independent/argdown

# Needs python3 with venv and pip, and npm; no test does.
interop:
	cargo build
	test -d target/interop/venv || python3 -m venv target/interop/venv
	target/interop/venv/bin/pip install --quiet networkx==3.4.2 rdflib==7.1.4 pypandoc_binary==1.15 \
	  typst==0.15.2
	npm install --silent --prefix target/interop jsdom@26.1.0 mermaid@11.12.1
	target/interop/venv/bin/python benches/interop.py target/debug/catena target/interop

# Needs python3 and git; no test does. The repositories are public; none of their files is kept here.
BIBLIOGRAPHIES = retorquere/zotero-better-bibtex plk/biber JabRef/jabref zotero/translators
bibliographies:
	cargo build
	@for name in $(BIBLIOGRAPHIES); do \
	  test -d target/bibliographies/$$(basename $$name) || git clone --quiet --depth 1 --filter=blob:limit=5m \
	    https://github.com/$$name target/bibliographies/$$(basename $$name) || exit 1; \
	done
	benches/bibliographies.py target/debug/catena target/bibliographies/*

# Needs node, npm and curl; no test does. The styles are those that hayagriva has, as of the same days.
CSL = https://raw.githubusercontent.com/citation-style-language
references:
	cargo build
	npm install --silent --prefix target/references citeproc@2.4.63
	@fetch() { test -s target/references/$$2 || curl -sfLo target/references/$$2 $(CSL)/$$1/$$2; }; \
	  styles=styles/618ee16a9f64019654e8af3542e4c6a1fe8999c9; \
	  fetch $$styles apa.csl && fetch $$styles chicago-author-date.csl && \
	  fetch $$styles american-political-science-association.csl && \
	  fetch $$styles chicago-notes-bibliography-subsequent-author-title-17th-edition.csl && \
	  fetch locales/938c09c164a60b3cfeabe61089f1bf4c3ea6a4ed locales-en-US.xml
	mkdir -p target/references/library/corpus
	cp corpus/references.bib target/references/library/corpus/paper.bib
	cp tests/works/styles.bib tests/works/printed.bib benches/references.bib target/references/library/corpus
	node benches/references.cjs target/debug/catena target/references target/references target/references/library

# Needs python3 with venv and pip, npm, git and, for some papers, apt-get; no test does. The papers are public; none of
# them is kept here. pdftotext is compared where it is installed.
copies:
	cargo build --example copies --bin catena
	test -d target/copies/venv || python3 -m venv target/copies/venv
	target/copies/venv/bin/pip install --quiet pymupdf==2.0 pdf-oxide==0.3.78
	tools/fetch-copies target/copies
	target/copies/venv/bin/python benches/copies.py target/debug/catena target/debug/examples/copies target/copies

LIBRARIES := . examples/republic examples/descent
site:
	cargo build
	@for library in $(LIBRARIES); do \
	  target/debug/catena --library $$library site -o target/site/$$(basename $$(cd $$library && pwd)) || exit 1; \
	done

# Needs python3 with venv and pip; no test does. Java 17 and PostgreSQL are used where they are installed, and all servers
# run on this machine for the while. SCALE has options of benches/scale.py: SCALE='--sizes 20000,200000,2000000'.
PYSPARK = $(shell sed -n 's/^dependencies = \["\(.*\)"\]/\1/p' spark/pyproject.toml)
scale:
	cargo build --release --bin catena --example corpus
	test -d target/scale/venv || python3 -m venv target/scale/venv
	target/scale/venv/bin/pip install --quiet '$(PYSPARK)' duckdb==2.0.1 duckdb-cli==1.5.6 'psycopg[binary]==3.3.9' pyarrow==26.0.1 \
	  pandas==3.1.1 polars==2.1.0
	target/scale/venv/bin/python -W ignore -m unittest discover -s spark/tests -t spark
	target/scale/venv/bin/python benches/tables.py target/release/catena
	CATENA_DUCKDB=1 PROPTEST_CASES=240 PATH="$(CURDIR)/target/scale/venv/bin:$$PATH" cargo test --locked --test main engines::
	target/scale/venv/bin/python benches/scale.py target/release/catena target/release/examples/corpus $(LIBRARIES) $(SCALE)

# SHOTS=DIR draws every page at three widths in both themes.
test-explorer:
	cargo build
	tools/test-explorer target/debug/catena $(SHOTS)

# A case that fails is run again with CATENA_FUZZ_CASE=N.
CATENA_FUZZ ?= 50
fuzz:
	CATENA_FUZZ=$(CATENA_FUZZ) cargo test --locked --test main fuzz::

# Packages need python3 with venv and pip; what else they need comes from PyPI and crates.io, below target/.
wheel:
	tools/build-wheel

deb: wheel
	tools/build-deb

test-wheel: wheel
	tools/test-wheel

test-deb: deb
	tools/test-deb

test-installer: wheel
	tools/test-installer
