#!/bin/sh
# Remakes run.txt and test.txt from pyproject.toml: every package, exact version, hashes of all its files.
# Extras (a driver, a cluster) are in test.txt alone: tests use them all, most installations none.
# Needs Python 3.11 (the oldest one supported: what it resolves also installs on later ones) and a package index.
# The tool lives in a throw-away environment; no address of an index is written down.
#
#   requirements/lock.sh             keeps versions that still fit
#   requirements/lock.sh --upgrade   takes the newest that fit
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/tools"
"$work/tools/bin/pip" --quiet install "pip-tools>=7.5"

"$work/tools/bin/python" - "$work" <<'PYTHON'
import sys, tomllib
from pathlib import Path

if sys.version_info[:2] != (3, 11):
    sys.exit("Locks are made with Python 3.11: write PYTHON=python3.11.")
project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
run = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
extras = [name for extra in project["project"]["optional-dependencies"].values() for name in extra]
test = [*run, *extras, *project["dependency-groups"]["test"]]
Path(sys.argv[1], "run.in").write_text("\n".join(run) + "\n", encoding="utf-8")
Path(sys.argv[1], "test.in").write_text("\n".join(test) + "\n", encoding="utf-8")
PYTHON

compile() {
    CUSTOM_COMPILE_COMMAND="make lock" "$work/tools/bin/pip-compile" --quiet --generate-hashes \
        --allow-unsafe --strip-extras --no-annotate --no-header --no-emit-options "$@"
}
compile "$@" --output-file requirements/run.txt "$work/run.in"
compile "$@" --constraint requirements/run.txt --output-file requirements/test.txt "$work/test.in"
