#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all of them. The last line says how many passed and failed.
#
#   ./test.sh                                 everything
#   ./test.sh Sharing_a_note                  tests whose full name contains this
#   ./test.sh 'FullyQualifiedName~Consents'   or a filter as "dotnet test" takes it
#
# Read from the environment:
#   TEST_POSTGRES                 run on this PostgreSQL; its role may make databases and roles (and is a member of pg_signal_backend)
#   TestcontainersMode=package    run on PostgreSQL in containers; needs Docker and the public package gallery
#   PG_BIN                        the folder of PostgreSQL's programs, if it is an unusual one
#   CONFIGURATION                 Release unless said otherwise, so that ./run.sh finds the program built
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/common.sh
source "$root/scripts/common.sh"
cd "$root"

filter=${1:-}
configuration=${CONFIGURATION:-Release}
mode=${TestcontainersMode:-off}
results=$root/TestResults
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# One compiler process for all projects, under a name of this run's own, so that ending it ends nobody else's.
compiler=integrative-care-test-$$
quietly=(-v quiet -nodeReuse:false -p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler")
properties=("-p:TestcontainersMode=$mode")
# With containers the packages are others than the committed lock files say.
[[ $mode != package ]] || properties+=("-p:NuGetLockFilePath=obj/container.lock.json" -p:RestoreLockedMode=false)

shut_down_compiler() {
  local sdk
  sdk=$(dotnet --info | sed -n 's/^ *Base Path: *//p')/Roslyn/bincore
  if [[ -x $sdk/VBCSCompiler ]]; then
    "$sdk/VBCSCompiler" "-pipename:$compiler" -shutdown >/dev/null 2>&1 || true
  elif [[ -f $sdk/VBCSCompiler.dll ]]; then
    dotnet "$sdk/VBCSCompiler.dll" "-pipename:$compiler" -shutdown >/dev/null 2>&1 || true
  fi
}

# What only makes some tests possible is installed where that is easy; a test that finds it missing is skipped and says so.
offer() {
  local programs=$1 packages=$2 what=$3 program
  for program in $programs; do
    ! has "$program" || return 0
  done
  if can_install; then
    # shellcheck disable=SC2086 # several packages
    step "Install $what with apt-get" apt_install $packages || note "Without $what some tests are skipped"
  else
    note "Without $what some tests are skipped"
  fi
}

restore() { dotnet restore IntegrativeCare.sln "${quietly[@]}" "${properties[@]}"; }
build() { dotnet build IntegrativeCare.sln --no-restore -c "$configuration" "${quietly[@]}" "${properties[@]}"; }
# The container fixture cannot run everywhere, but it must not rot: its types are checked against the real assemblies.
check_container_fixture() { dotnet build tests/Testing -c "$configuration" "${quietly[@]}" -p:TestcontainersMode=compile; }

run_tests() {
  local chosen=()
  if [[ $filter == *[=~]* ]]; then chosen=(--filter "$filter"); elif [[ -n $filter ]]; then chosen=(--filter "FullyQualifiedName~$filter"); fi
  dotnet test IntegrativeCare.sln --no-build -c "$configuration" "${properties[@]}" -nodeReuse:false \
    --logger "trx;LogFilePrefix=tests" --results-directory "$results" "${chosen[@]}"
}

# Counts from the result files, because each assembly's closing line has a form of its own. Skipped is what was found but not executed.
sum_up() {
  find "$results" -name '*.trx' -exec cat {} + | awk -F'"' '
    /<Counters / { for (i = 1; i < NF; i++) {
      if ($i ~ / total=$/) total += $(i + 1); if ($i ~ / executed=$/) executed += $(i + 1)
      if ($i ~ / passed=$/) passed += $(i + 1); if ($i ~ / failed=$/) failed += $(i + 1) } }
    END { printf "%d %d %d\n", passed, failed, total - executed }'
}

printf 'The tests of IntegrativeCare\n\n'
need_sdk
trap shut_down_compiler EXIT
if [[ -z ${TEST_POSTGRES:-} && $mode != package ]]; then scripts/db.sh install; fi
offer "chromium chromium-browser google-chrome" chromium "Chromium"
offer jq jq "jq"
offer curl curl "curl"
offer shellcheck shellcheck "shellcheck"
step "Restore packages" restore || stop_with "The packages could not be restored."
step "Build ($configuration)" build || stop_with "The build failed."
if [[ $mode == off ]]; then
  step "Check the types of the container fixture" check_container_fixture || stop_with "The container fixture does not compile."
fi

rm -rf "$results"
code=0
loud_step "Run the tests" run_tests || code=$?

read -r passed failed skipped < <(sum_up)
missing=$(($(find tests -maxdepth 1 -name '*.Tests' | wc -l) - $(find "$results" -name '*.trx' 2>/dev/null | wc -l)))
if ((missing > 0)) && [[ -z $filter ]]; then
  printf '\n%s of the test assemblies gave no result: it crashed or holds no test.\n' "$missing"
  ((code)) || code=1
fi
if ((code && !failed)); then printf '\nThe tests did not run to their end.\n'; fi
if ((passed + failed == 0)); then
  printf '\nNo test was run.\n'
  ((code)) || code=1
fi
((failed == 0)) || code=1

printf '\n%s passed, %s failed%s\n' "$passed" "$failed" "$( ((skipped == 0)) || printf ', %s skipped' "$skipped")"
exit "$code"
