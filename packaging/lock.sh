#!/bin/sh
# Writes the lock: versions and hashes, no address. Needs uv (pip install uv).
set -eu
cd "$(dirname "$0")/.."
mkdir -p packaging/requirements
compile() {
    name=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
        --no-header --no-emit-index-url "$@" pyproject.toml -o "packaging/requirements/$name.txt"
}
compile base
compile desktop --extra desktop
compile server --extra server
compile dev --extra dev
