#!/usr/bin/env bash
# A day of each role in Chromium, in a demo world that runs at BASE.
#
#   checks/days.sh BASE [SCREENSHOT-DIR]
set -euo pipefail
base=$1
out=${2:-}
node "$(dirname "$0")/days.mjs" "$base" ${out:+--out "$out"}
