#!/usr/bin/env bash
# Measures the main read against a bare endpoint on the same data, side by side, and prints the ratios. Takes about four minutes.
#   benchmarks/run.sh [--clients 20000] [--seconds 6] [--rounds 3]
# Or measures the disclosure decision by itself, without a database. Takes about two minutes.
#   benchmarks/run.sh decision
# Or measures the advice on the words of a note, without a database. Takes about two minutes.
#   benchmarks/run.sh language
# Or follows, exports and accounts for a long ledger, beside a plain COPY. Takes about three minutes.
#   benchmarks/run.sh ledger [--rows 1000000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [[ "${1:-}" != decision && "${1:-}" != language ]]; then
  scripts/db.sh install
  dotnet build src/Api -c Release --verbosity quiet
fi
dotnet build benchmarks/IntegrativeCare.Benchmarks -c Release --verbosity quiet
exec dotnet benchmarks/IntegrativeCare.Benchmarks/bin/Release/net10.0/IntegrativeCare.Benchmarks.dll "$@"
