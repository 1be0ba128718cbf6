# Every target does its own set-up (.ci/setup): system libraries where it may, a virtual environment, the pinned packages, the project itself.
# What each part does alone is in CONTRIBUTING.md.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo demo-city test prove chaos fuzz audit lint format lock mutate screenshots wheel deb setup-run setup-city setup-test

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: setup-run ## a branch, a kiosk, two counters with panels and a lobby to play with (PRINTER= names a real printer)
	.venv/bin/motcua demo $(if $(PRINTER),--printer "$(PRINTER)")

demo-city: setup-city ## a centre on PostgreSQL, three branches, a point; lines are cut, a node is replaced
	.venv/bin/motcua demo city

test: setup-test ## every check and every test
	.ci/run all

prove: setup-test ## explore the queue model's states to the end
	.venv/bin/python -m tests.proof

chaos: setup-city ## a city of real processes hit by faults from SEED (1) for about MINUTES (3), and checked; OUT= keeps the report
	nice .venv/bin/motcua chaos --seed $(or $(SEED),1) --minutes $(or $(MINUTES),3) $(if $(OUT),--out "$(OUT)")

fuzz: setup-test ## made-up bytes into every decoder for SECONDS (60), from SEED on (0)
	nice .venv/bin/python -m tests.fuzz $(or $(SECONDS),60) $(or $(SEED),0)

audit: setup-test ## ask PyPI's advisories about the locked versions (needs the network)
	.ci/audit

lint: setup-test ## the checks without the tests
	.ci/run format lint types imports locks qml translations

format: setup-test ## write what the format check wants
	.venv/bin/ruff check --fix . ; .venv/bin/ruff format . && .venv/bin/python .ci/qml.py write

lock: setup-test ## write the lock files from pyproject.toml; UPGRADE=1 takes the newest versions
	.ci/lock $(if $(UPGRADE),--upgrade)

mutate: setup-test ## mutate the queue model; the tests must notice
	.ci/mutate

wheel: setup-run ## the program as a wheel, in build/packages
	.ci/package wheel

deb: setup-run ## Debian packages with all that they stand on, in build/packages
	.ci/package deb

screenshots: setup-test ## make the pictures of the README anew
	.venv/bin/motcua demo --screenshots docs/images
	.venv/bin/python -m tests.pictures docs/images

setup-run:
	@.ci/setup run

setup-city:
	@.ci/setup city

setup-test:
	@.ci/setup test
