# Shared by bin/run and bin/test: a Python that is new enough, and a venv that holds what the lock files name.

# A shell may forbid Python to keep what it compiled; then each start, and each server of a test, compiles it all anew.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "$*"; }
fail() { printf 'Throughline cannot start: %s\n' "$*" >&2; exit 1; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    command -v "${PYTHON:-python3}" >/dev/null 2>&1 ||
        fail "there is no Python here. Install Python 3.11 or newer."
    fail "it needs Python 3.11 or newer, and ${PYTHON:-python3} is $("${PYTHON:-python3}" -V 2>&1). Install a newer one, or name it: PYTHON=/path/to/python3 $0"
}

make_venv() {
    local python
    python=$(find_python) || exit 1
    "$python" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
        fail "this Python has no venv module. On Debian and Ubuntu: apt install python3-venv"
    [ -w . ] || fail "the folder $PWD is not writable. Clone it where you may write."
    say "Making .venv"
    rm -rf .venv
    "$python" -m venv .venv || fail "python -m venv .venv did not work; see above."
}

# install FILE: what FILE locks, by hash, and only when FILE or the Python has changed since.
install() {
    local stamp=".venv/.${1%.txt}.stamp" want
    want="$(.venv/bin/python -c 'import hashlib, sys; print(sys.version, hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$1" 2>/dev/null || true)"
    if [ -n "$want" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then
        return
    fi
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1 || ! new_enough .venv/bin/python; then
        make_venv
        want="$(.venv/bin/python -c 'import hashlib, sys; print(sys.version, hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$1")"
    fi
    say "Installing $1 (only after a change)"
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --no-compile \
        --require-hashes -r "$1" || fail "installing $1 did not work; see above. Is there a network?"
    printf '%s\n' "$want" >"$stamp"
}
