#!/usr/bin/env bash
# Runs every test. Installs Chromium from the system's packages when there is none. Its last line is the sum.
set -uo pipefail
cd "$(dirname "$0")"

chromium=${CHROMIUM:-/usr/bin/chromium}
if [ ! -x "$chromium" ]; then
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -qq && $sudo apt-get install -y -qq chromium >/dev/null || { echo "Chromium is needed: install it, or set CHROMIUM to its path." >&2; exit 1; }
fi

dotnet build Pix.Modular.sln --nologo -v quiet || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
log=$(mktemp)
dotnet test Pix.Modular.sln --no-build --no-ansi --no-progress "$@" | tee "$log"
code=${PIPESTATUS[0]}

# The summary of the test platform, and nothing but numbers from it.
sum() { sed -n "s/^ *$1: *\([0-9]*\).*/\1/p" "$log" | tail -n 1; }
passed=$(sum succeeded) failed=$(sum failed) skipped=$(sum skipped)
rm -f "$log"
[ "$code" -ne 0 ] && [ "${failed:-0}" -eq 0 ] && failed=1 # it did not get as far as counting
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$code"
