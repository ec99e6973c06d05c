#!/usr/bin/env bash
# Visits every kind of page that each role of the demo world meets, in Chromium.
#
#   checks/pages.sh BASE [SCREENSHOT-DIR]
set -euo pipefail
base=$1
out=${2:-}
here=$(dirname "$0")
export PAYUNG_PASSWORD=${PAYUNG_PASSWORD:-bebas-cemas}

for user in denpasar.petugas denpasar.kepala pusat.direktur pusat.auditor denpasar.agen1; do
    export PAYUNG_USER=$user
    list=$(mktemp)
    node "$here/paths.mjs" "$base" >"$list"
    echo "$user: $(tr ',' '\n' <"$list" | wc -l) kinds of page"
    if [ -n "$out" ]; then
        node "$here/pages.mjs" "$base" "$list" --out "$out/$user"
    else
        node "$here/pages.mjs" "$base" "$list"
    fi
    rm -f "$list"
done
