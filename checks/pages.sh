#!/usr/bin/env bash
# Visits every kind of page that each role of the demo world meets, in Chromium, and fails for a page of the house that
# nobody came to.
#
#   checks/pages.sh BASE [ROUTES [SCREENSHOT-DIR]]
#
# ROUTES is what `payung routes` prints; without it, that no page was left out is not held.
set -euo pipefail
base=$1
routes=${2:-}
out=${3:-}
here=$(dirname "$0")
lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
export PAYUNG_PASSWORD=${PAYUNG_PASSWORD:-bebas-cemas}

# Who walks, and from where beside the first page: what is reached by a button or by a form, not by a link.
walk() { # walk USER [START …]
    export PAYUNG_USER=$1
    local list="$lists/$1" seen=() before
    for before in "$lists"/*; do [ ! -e "$before" ] || seen+=(--seen "$before"); done
    shift
    node "$here/paths.mjs" "$base" "$@" >"$list"
    echo "$PAYUNG_USER: $(tr ',' '\n' <"$list" | wc -l) kinds of page"
    node "$here/pages.mjs" "$base" "$list" $half "${seen[@]}" ${out:+--out "$out/$PAYUNG_USER"}
}

# At the desk in light and on the phone in dark: both themes, both widths, every kind of page. What an earlier role was seen
# on, a later one is seen on in one of the two: its own links and buttons, in a dress that is known to fit.
half=--half

# What differs from a month-end list is seen once one was brought; what a report has no rows for today still has its paper.
difference=$(PAYUNG_USER=denpasar.petugas node "$here/month-end.mjs" "$base")
papers=$(printf '/reports/%s/print ' members contributions lapses coverage cash day-end)

# shellcheck disable=SC2086
walk denpasar.petugas /phones /money /password /members/:member/complete $papers "$difference" "${difference/difference/difference/print}" /reports/difference/new /account /members /reports /incidents/new /paper
walk denpasar.kepala '/members?state=deceased' /members
walk denpasar.agen1 /money/mine /incidents
walk pusat.direktur
walk pusat.auditor /members
walk pusat.admin /admin
# Whoever has not signed in.
echo '["/sign-in", "/verify", "/covered"]' >"$lists/nobody"
PAYUNG_USER='' node "$here/pages.mjs" "$base" "$lists/nobody" ${out:+--out "$out/nobody"}

[ -z "$routes" ] || node "$here/routes.mjs" "$routes" "$lists"/*
