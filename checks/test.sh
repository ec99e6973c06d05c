#!/usr/bin/env bash
# Everything that must hold, on a machine that has Rust: installs what else it needs, and fails where a part cannot run.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s (after %d s)\n' "$*" "$SECONDS"; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

need() { # need PACKAGE TEST-COMMAND...
    local package=$1
    shift
    "$@" >/dev/null 2>&1 && return
    if [ -z "${updated:-}" ]; then as_root apt-get update -qq; updated=1; fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null
    "$@" >/dev/null 2>&1 || { echo "cannot run without $package" >&2; exit 1; }
}

say "What the tests need beside Rust"
need postgresql sh -c 'ls /usr/lib/postgresql/*/bin/initdb'
need chromium sh -c 'command -v chromium'
need nodejs sh -c 'command -v node'
need npm sh -c 'command -v npm'
need python3-venv python3 -c 'import ensurepip, venv'
need curl sh -c 'command -v curl'

say "Form"
cargo fmt --all -- --check
cargo clippy --workspace --all-targets --quiet -- -D warnings

say "Tests of the rooms, stories on SQLite and PostgreSQL, the crash test"
cargo test --workspace --quiet

say "The demo world, small, played and checked"
# The program as the tests built it: built alone, it would be made of other features of the same libraries, all over again.
built=${CARGO_TARGET_DIR:-target}/debug
payung=$built/payung
world=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
"$payung" demo --small --load-only --dir "$world"
"$payung" check --database "sqlite:$world/payung.db" --key "$world/payung.key"
"$payung" demo --small --dir "$world" --listen "127.0.0.1:$port" &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$world"' EXIT
for _ in $(seq 150); do
    curl -fs "http://127.0.0.1:$port/api/v1/health" >/dev/null 2>&1 && break
    sleep 0.2
done
curl -fs "http://127.0.0.1:$port/api/v1/health" >/dev/null

say "Pages in Chromium: both themes, desktop and phone, accessibility"
(cd checks && npm ci --silent --no-audit --no-fund)
"$payung" routes >"$world/routes"
bash checks/pages.sh "http://127.0.0.1:$port" "$world/routes"

say "A day of each role by keyboard, with script and without"
bash checks/days.sh "http://127.0.0.1:$port"

say "The phone in the field: offline, killed, over a network that loses and repeats"
node checks/field.mjs "http://127.0.0.1:$port"

say "Cards: script and house answer alike, squares are read back, and Chromium checks one without a network"
node checks/card.mjs "http://127.0.0.1:$port"

say "The phone in doubt: wrong PINs, a refusal, a house that forgot it, a phone shut out"
node checks/field-doubt.mjs "http://127.0.0.1:$port"

say "The phone and people it half knows: the same digits, a lapse, money that comes later, first data that came late"
node checks/field-return.mjs "http://127.0.0.1:$port"

say "The phone in the evening: forms completed, a PIN forgotten, cash counted and agreed to"
node checks/evening.mjs "http://127.0.0.1:$port"

say "The photo of a card: taken without a network, seen at the desk and nowhere else"
node checks/photo.mjs "http://127.0.0.1:$port"

say "The phone on Chromium 91, the oldest it promises to run on"
node checks/field-old.mjs "http://127.0.0.1:$port"

say "The phone's outbox as it is shipped, on a network that loses, with a house that is killed and brought back"
node checks/outbox.mjs "$payung" --world "$world"

say "A client generated from the API's description registers, pays and asks"
sh checks/api/run "$built/examples/desk"

say "All of it holds"
