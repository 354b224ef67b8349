#!/usr/bin/env bash
# Drafts a catalogue entry for every new error code, drops those that no longer exist, and prints docs/errors.md and docs/states.md.
# Then read the drafts in src/Api/Problems/catalogue.json and say them better.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Architecture.Tests --verbosity quiet
UPDATE_DOCS=1 dotnet run --project tests/Architecture.Tests --no-build -- -class '*ErrorCodes' -class '*StatesInTheDocuments' -parallel none
git --no-pager diff --stat -- src/Api/Problems/catalogue.json docs/errors.md
