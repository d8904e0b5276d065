# `make test` is what a change must pass; `make` alone lists what there is.

SHELL := /bin/bash
.PHONY: help test tools fmt lint check-corpus bench independent fuzz

help:
	@echo 'make test          install what the tests need, then check format, lints, tests and the corpus'
	@echo 'make tools         look whether what the tests need is there, and install Graphviz if it is not'
	@echo 'make lint          check the format and the lints of the code'
	@echo 'make check-corpus  check the corpus and its layout'
	@echo 'make fmt           lay out the code and the corpus'
	@echo 'make fuzz         hostile input by chance, fifty times as much as make test takes'
	@echo 'make bench         time the program on the example corpus'
	@echo 'make independent   compare answers with networkx and SQLite on the same graph'

test: tools lint
	cargo test --locked
	$(MAKE) --no-print-directory check-corpus

lint:
	cargo fmt --check
	cargo clippy --all-targets --locked -- -D warnings

check-corpus:
	cargo run --quiet --locked -- check
	cargo run --quiet --locked -- fmt --check

# Graphviz draws the DOT that the tests hold to be sound. It is installed where apt-get can do it.
tools:
	@command -v cargo >/dev/null || { echo 'error: cargo is missing: install Rust from https://rustup.rs' >&2; exit 1; }
	@cargo fmt --version >/dev/null 2>&1 || { echo 'error: rustfmt is missing: rustup component add rustfmt' >&2; exit 1; }
	@cargo clippy --version >/dev/null 2>&1 || { echo 'error: clippy is missing: rustup component add clippy' >&2; exit 1; }
	@command -v dot >/dev/null || tools/install-graphviz

fmt:
	cargo fmt
	cargo run --quiet -- fmt

bench:
	cargo build --release --bins --examples
	benches/warm.sh
	benches/growth.sh
	target/release/examples/reading . tests/typed/*.typed

# Needs python3 with venv and pip; no test does.
independent:
	cargo build
	test -d target/independent || python3 -m venv target/independent
	target/independent/bin/pip install --quiet networkx==3.4.2
	target/independent/bin/python benches/independent.py target/debug/catena

# A case that fails is run again with CATENA_FUZZ_CASE=N.
CATENA_FUZZ ?= 50
fuzz:
	CATENA_FUZZ=$(CATENA_FUZZ) cargo test --locked --test main fuzz::
