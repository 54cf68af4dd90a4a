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
    "$python" -m venv --without-pip .venv || fail "python -m venv .venv did not work; see above."
}

# pip, run from the wheel that Python brings along: putting it into the venv takes as long as a third of what it installs.
pip() {
    local wheel
    wheel="$(.venv/bin/python -c '
import ensurepip, pathlib, sysconfig
places = [pathlib.Path(ensurepip.__file__).parent / "_bundled", pathlib.Path(sysconfig.get_config_var("WHEEL_PKG_DIR") or "/usr/share/python-wheels")]
print(next((str(wheel) for place in places for wheel in sorted(place.glob("pip-*.whl"), reverse=True)), ""))')"
    if [ -n "$wheel" ]; then
        .venv/bin/python "$wheel/pip" "$@"
    else
        .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
        .venv/bin/python -m pip "$@"
    fi
}

# install FILE: what FILE locks, by hash, and only when FILE or the Python has changed since.
install() {
    local stamp=".venv/.${1%.txt}.stamp" want
    want="$(.venv/bin/python -c 'import hashlib, sys; print(sys.version, hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$1" 2>/dev/null || true)"
    if [ -n "$want" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then
        return
    fi
    if ! new_enough .venv/bin/python; then
        make_venv
        want="$(.venv/bin/python -c 'import hashlib, sys; print(sys.version, hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$1")"
    fi
    say "Installing $1 (only after a change)"
    pip install --quiet --no-input --disable-pip-version-check --no-compile \
        --require-hashes -r "$1" || fail "installing $1 did not work; see above. Is there a network?"
    printf '%s\n' "$want" >"$stamp"
}
