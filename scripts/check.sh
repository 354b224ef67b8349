#!/usr/bin/env bash
# What a developer runs before pushing: packages as locked, style and white space as .editorconfig says, then all tests.
# "scripts/check.sh --fix" puts style and white space right instead of only saying what is wrong.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/common.sh
source "$root/scripts/common.sh"
cd "$root"

verify=(--verify-no-changes)
[[ ${1:-} != --fix ]] || verify=()

# White space needs no project to be loaded: "--folder" takes seconds where the solution takes a minute.
white_space() { dotnet format whitespace . --folder "${verify[@]}" --exclude '**/bin/**' '**/obj/**' .local artifacts TestResults; }
style() { dotnet format style IntegrativeCare.sln --no-restore --severity warn "${verify[@]}"; }

need_sdk
step "Restore packages as locked" dotnet restore IntegrativeCare.sln --locked-mode -v quiet ||
  stop_with "The lock files do not fit the projects: run 'dotnet restore' and commit what it changes."
step "White space" white_space || stop_with "Run scripts/check.sh --fix."
step "Style" style || stop_with "Run scripts/check.sh --fix."
exec ./test.sh
