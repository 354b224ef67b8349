#!/usr/bin/env bash
# Measures the main read against a bare endpoint on the same data, side by side, and prints the ratios. Takes about four minutes.
#   benchmarks/run.sh [--clients 20000] [--seconds 6] [--rounds 3]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/db.sh install
dotnet build src/Api -c Release --verbosity quiet
dotnet build benchmarks/IntegrativeCare.Benchmarks -c Release --verbosity quiet
exec dotnet benchmarks/IntegrativeCare.Benchmarks/bin/Release/net10.0/IntegrativeCare.Benchmarks.dll "$@"
