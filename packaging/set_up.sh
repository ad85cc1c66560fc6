#!/bin/sh
# Brings a bare Debian or Ubuntu to where `make` can work: Python, its virtual environment, the
# libraries Qt needs and, for the tests, Chromium. Installs what is missing when it may; otherwise
# says in one sentence what to type.
#   packaging/set_up.sh desktop|dev
set -eu
level=$1
cd "$(dirname "$0")/.."
venv=.venv
lock=packaging/requirements/$level.txt

say() { printf '%s\n' "$*" >&2; }

qt="libglib2.0-0 libgl1 libegl1 libx11-6 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libbrotli1 libpulse0"
window="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxcb-util1 libxkbcommon-x11-0 libx11-xcb1"
tests="chromium iproute2 poppler-utils xvfb xauth"

# A package counts as there under its name or its t64 name (Ubuntu 24.04 and later).
present() {
    dpkg-query -W -f='${Status}\n' "$1" "${1}t64" 2>/dev/null | grep -q 'ok installed'
}

missing=""
need() {
    for package in "$@"; do present "$package" || missing="$missing $package"; done
}

install_missing() {
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo"; else
        say "Il manque des paquets. Tapez : sudo apt-get install -y$missing ; puis recommencez."
        exit 2
    fi
    say "Installation de :$missing"
    $sudo apt-get update -qq
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

if command -v dpkg-query >/dev/null 2>&1; then
    need $qt $window
    [ "$level" = dev ] && need $tests
    command -v python3 >/dev/null 2>&1 || need python3
    python3 -c 'import ensurepip, venv' 2>/dev/null || need python3-venv
    install_missing
elif [ "$level" = dev ] && ! command -v chromium >/dev/null 2>&1; then
    say "Installez chromium, poppler-utils et xvfb avec le gestionnaire de paquets de ce système."
    exit 2
fi

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "Tablée a besoin de Python 3.11 ou plus récent. Tapez : PYTHON=python3.11 make …"
    exit 2
}

# One stamp per lock file: nothing is done again until it changes. `dev` holds all of `desktop`.
stamped() { [ -f "$venv/.$1" ] && [ "$(cat "$venv/.$1")" = "$(cksum <"packaging/requirements/$1.txt")" ]; }
if stamped "$level" || stamped dev; then exit 0; fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
say "Installation des bibliothèques de Python (une seule fois)…"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
cksum <"$lock" >"$venv/.$level"
