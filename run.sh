#!/usr/bin/env bash
# Starts IntegrativeCare on this machine: its own PostgreSQL, the demo clinic, the API with Swagger UI. Ctrl-C stops what it started.
#
#   ./run.sh              start
#   ./run.sh --no-demo    start without loading the demo clinic
#   ./run.sh --log        show the API's log here instead of writing it to .local/api.log
#
# Read from the environment:
#   ConnectionStrings__Clinic        use this PostgreSQL database and start none. Alone it is the owner's sign-in: the tables are made with
#                                    it, and the API gets a role of its own, integrative_care_api, that owns nothing
#   ConnectionStrings__ClinicOwner   with it both are used as they are: this one makes the tables, ConnectionStrings__Clinic serves
#   ASPNETCORE_URLS                  where to listen; without it http://127.0.0.1:5080, or the next free port
#   ASPNETCORE_ENVIRONMENT           Development unless said otherwise; the demo clinic is loaded in Development only
#   Keys__WrappingFile, Keys__Wrapping, Keys__Program
#                                    the key that wraps the clinics' data keys (docs/how-to/keys.md); without any of them one is made, once,
#                                    in .local/keys/wrapping.key. Whoever loses it loses the notes
#   PG_BIN                           the folder of PostgreSQL's programs, if it is an unusual one
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/common.sh
source "$root/scripts/common.sh"
cd "$root"

demo=yes log=$root/.local/api.log
for argument in "$@"; do
  case $argument in
    --no-demo) demo=no ;;
    --log) log="" ;;
    -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    *) stop_with "Unknown: $argument. ./run.sh --help says what there is." ;;
  esac
done

program=$root/src/Api/bin/Release/net10.0/IntegrativeCare.Api.dll
built=$root/src/Api/bin/Release/built
api="" ours=no serving=no

# Ends the API first, so that requests in flight finish against a living database. Only what this run started, by its id.
clean_up() {
  local code=$?
  trap '' INT TERM HUP
  trap - EXIT
  [[ -z $api ]] || stop_api
  [[ $ours == no ]] || scripts/db.sh stop || true
  [[ $serving == no ]] || code=0
  exit "$code"
}

stop_api() {
  kill -0 "$api" 2>/dev/null || return 0
  printf '\n'
  step "Let the API finish its requests and stop" end_process "$api" || true
}

end_process() {
  local waited
  kill -TERM "$1" 2>/dev/null || return 0
  for ((waited = 0; waited < 400; waited++)); do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$1" 2>/dev/null || true
  echo "The API did not stop within 40 seconds and was ended."
  return 1
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

build() {
  local folder
  # Made beforehand, so that the build does not change the source folders' dates by making them.
  for folder in src/*/; do mkdir -p "$folder/bin" "$folder/obj"; done
  mkdir -p "$(dirname "$built")"
  touch "$built.new"
  # No compiler is left running afterwards that this script could not name.
  dotnet build src/Api -c Release -nodeReuse:false -p:UseSharedCompilation=false -v quiet </dev/null || return
  mv "$built.new" "$built"
}

# True when no source file or folder is younger than the last good build.
is_built() {
  [[ -f $program && -f $built ]] || return 1
  local younger
  younger=$(find src Directory.Build.props Directory.Packages.props global.json .editorconfig BannedSymbols.txt \
    \( -name bin -o -name obj \) -prune -o -newer "$built" -print -quit)
  [[ -z $younger ]]
}

# From the project's folder, as "dotnet run" does: its settings and pages are there.
program() { (cd src/Api && exec dotnet "$program" "$@" </dev/null); }

use_own_cluster() {
  # This run stops the cluster at its end only if it was not already running.
  scripts/db.sh status >/dev/null 2>&1 || ours=yes
  scripts/db.sh start
  use_as_owner "$(scripts/db.sh connection)"
}

# The owner makes the tables. The API signs in as a role of its own, which owns nothing.
use_as_owner() {
  local rest
  ConnectionStrings__ClinicOwner=$1
  Database__ApiLogin=integrative_care_api
  Database__ApiPassword=$(secret_in .local/api-role.secret)
  rest=$(without_sign_in "$1") || stop_with "ConnectionStrings__Clinic cannot be read: a quotation mark in it is not closed."
  ConnectionStrings__Clinic="$rest;Username=$Database__ApiLogin;Password=$Database__ApiPassword"
  export ConnectionStrings__ClinicOwner ConnectionStrings__Clinic Database__ApiLogin Database__ApiPassword
}

choose_database() {
  local given
  for given in "${ConnectionStrings__Clinic:-}" "${ConnectionStrings__ClinicOwner:-}"; do
    [[ $given != postgres://* && $given != postgresql://* ]] ||
      stop_with "Give the connection string in the form Host=…;Port=…;Database=…;Username=…;Password=…, not as an address."
  done
  if [[ -n ${ConnectionStrings__Clinic:-} ]]; then
    note "Use your PostgreSQL (ConnectionStrings__Clinic)"
    [[ -n ${ConnectionStrings__ClinicOwner:-} ]] || use_as_owner "$ConnectionStrings__Clinic"
  elif [[ -n ${ConnectionStrings__ClinicOwner:-} ]]; then
    stop_with "ConnectionStrings__ClinicOwner is set without ConnectionStrings__Clinic: set both, or only ConnectionStrings__Clinic."
  else
    use_own_cluster
  fi
}

# What seals the notes is wrapped by a key that stands outside the database. It is made once; another one would open nothing.
choose_key() {
  local file=$root/.local/keys/wrapping.key
  [[ -z ${Keys__WrappingFile:-}${Keys__Wrapping:-}${Keys__Program:-} ]] || return 0
  if [[ ! -s $file ]]; then
    (umask 077 && mkdir -p "${file%/*}" && head -c 32 /dev/urandom | base64 >"$file.new" && mv "$file.new" "$file")
  fi
  chmod 600 "$file"
  export Keys__WrappingFile=$file
}

choose_address() {
  [[ -n ${ASPNETCORE_URLS:-} ]] || ASPNETCORE_URLS=http://127.0.0.1:$(first_free_port_from 5080)
  export ASPNETCORE_URLS
  # What a browser on this machine can open, if the API listens on every address.
  address=${ASPNETCORE_URLS%%;*}
  address=$(sed -E 's#^(https?://)(\*|\+|0\.0\.0\.0|\[::\])#\1127.0.0.1#; s#/+$##' <<<"$address")
}

# Asked with bash alone, because a fresh machine has no curl; an https address is asked with curl if there is one.
is_ready() {
  local host_and_port=${address#*://} host port line
  if [[ $address == https://* ]]; then
    ! has curl || { curl -fsk -o /dev/null "$address/health/ready"; return; }
  fi
  host=${host_and_port%%/*} port=80
  [[ $address != https://* ]] || port=443
  if [[ $host =~ ^(.*):([0-9]+)$ ]]; then host=${BASH_REMATCH[1]} port=${BASH_REMATCH[2]}; fi
  {
    exec 3<>"/dev/tcp/${host//[\[\]]/}/$port"
    [[ $address == http://* ]] || return 0
    printf 'GET /health/ready HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$host:$port" >&3
    read -r -t 5 line <&3
  } 2>/dev/null || return 1
  exec 3>&-
  [[ $line == *" 200 "* ]]
}

wait_until_ready() {
  local until=$((SECONDS + 60))
  while ((SECONDS < until)); do
    kill -0 "$api" 2>/dev/null || { echo "The API ended while starting."; return 1; }
    ! (is_ready) || return 0
    sleep 0.1
  done
  echo "The API did not become ready within a minute."
  return 1
}

start_api() {
  if [[ -n $log ]]; then exec >"$log" 2>&1; fi
  # The serving process gets neither the owner's sign-in nor the means to make roles.
  unset ConnectionStrings__ClinicOwner Database__ApiLogin Database__ApiPassword
  cd src/Api
  exec dotnet "$program" </dev/null
}

began=$SECONDS
printf 'IntegrativeCare\n\n'
export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
need_sdk
mkdir -p .local
choose_database
choose_key
if is_built; then
  note "Nothing changed since the last build" "not built"
else
  step "Build the program (Release)" build || stop_with "The program could not be built."
fi
step "Bring the database's tables up to date" program migrate || stop_with "The database could not be brought up to date."

sign_ins=""
if [[ $demo == yes && $ASPNETCORE_ENVIRONMENT == Development ]]; then
  sign_ins=$(mktemp)
  seed_demo() { program seed-demo >"$sign_ins"; }
  step "Load the demo clinic (kept if it is there)" seed_demo || { cat "$sign_ins"; rm -f "$sign_ins"; stop_with "The demo clinic could not be loaded."; }
fi

choose_address
(start_api) &
api=$!
if ! step "Start the API" wait_until_ready; then
  [[ -z $log ]] || { echo "The last lines of $log:"; tail -n 20 "$log"; }
  [[ -z $sign_ins ]] || rm -f "$sign_ins"
  stop_with "The API did not start."
fi
serving=yes

printf '\nReady after %s.\n\n  Swagger UI   %s/swagger\n' "$(duration $((SECONDS - began)))" "$address"
[[ -z $log ]] || printf '  Log          %s\n' "$log"
if [[ -n $sign_ins ]]; then
  printf '\n  Demo sign-ins (e-mail, password, who it is)\n'
  sed 's/^/    /' "$sign_ins"
  rm -f "$sign_ins"
fi
printf '\nCtrl-C stops it.\n'

code=0
wait "$api" || code=$?
# Only reached when the API ended by itself: Ctrl-C leaves through clean_up.
api="" serving=no
[[ -z $log ]] || { printf '\nThe last lines of %s:\n' "$log"; tail -n 20 "$log"; }
printf '\nThe API ended by itself (exit code %s).\n' "$code" >&2
exit "$((code == 0 ? 1 : code))"
