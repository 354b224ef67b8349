# shellcheck shell=bash
# What run.sh, test.sh and the other scripts share: saying what is going on, finding what is there, installing what is not.
# Sourced, never run.

# Says what is done, then how long it took. Output of the work itself is shown only when it fails.
#   step "Build the program" dotnet build ...
step() {
  local saying=$1 began=$SECONDS log code=0
  shift
  log=$(mktemp)
  printf '  %-58s ' "$saying"
  "$@" >"$log" 2>&1 || code=$?
  if ((code == 0)); then
    printf '%s\n' "$(duration $((SECONDS - began)))"
  else
    printf 'failed after %s\n\n' "$(duration $((SECONDS - began)))"
    tail -n 60 "$log"
  fi
  rm -f "$log"
  return "$code"
}

# A step that shows what it prints while it works.
loud_step() {
  local saying=$1 began=$SECONDS code=0
  shift
  printf '  %s\n' "$saying"
  "$@" || code=$?
  printf '  %-58s %s\n' "$(if ((code)); then echo "… failed after"; else echo "… took"; fi)" "$(duration $((SECONDS - began)))"
  return "$code"
}

note() { printf '  %-58s %s\n' "$1" "${2:-}"; }

stop_with() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

duration() { if (($1 < 1)); then echo "under 1 s"; else echo "$1 s"; fi; }

has() { command -v "$1" >/dev/null 2>&1; }

# 48 hexadecimal digits: no character that a connection string or a shell would read as anything else.
random_secret() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# Prints the secret kept in a file that only its owner may read; makes it on first use.
secret_in() {
  local file=$1
  if [[ ! -s $file ]]; then
    (umask 077 && random_secret >"$file.new" && mv "$file.new" "$file")
  fi
  chmod 600 "$file"
  cat "$file"
}

is_free_port() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

first_free_port_from() {
  local port=$1
  while ! is_free_port "$port"; do
    port=$((port + 1))
    ((port < 65536)) || stop_with "No TCP port is free from $1 on."
  done
  echo "$port"
}

# Finds the .NET 10 SDK that global.json asks for, also where its own install script puts it.
need_sdk() {
  local folder
  for folder in "" "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
    [[ -z $folder || -x $folder/dotnet ]] || continue
    if PATH=${folder:+$folder:}$PATH dotnet --version >/dev/null 2>&1; then
      PATH=${folder:+$folder:}$PATH
      export PATH DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
      return
    fi
  done
  stop_with "The .NET 10 SDK is missing. Install it as https://learn.microsoft.com/dotnet/core/install/linux describes
(Ubuntu 24.04 and later: sudo apt-get install dotnet-sdk-10.0), then start this command again."
}

can_install() { has apt-get && { ((EUID == 0)) || has sudo; }; }

# Installs Debian packages; asks for the password through sudo only where somebody can answer.
apt_install() {
  local as_root=()
  if ((EUID != 0)); then
    as_root=(sudo)
    [[ -t 0 ]] || as_root+=(-n)
  fi
  if ! apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; then
    "${as_root[@]}" apt-get update -q || return
  fi
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; then
    "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
  fi
}

# Takes the sign-in out of an Npgsql connection string, so that another can be put in its place and no process is
# handed a password it does not need. Quoted values may hold ';' and doubled quotes, and are kept as they are.
without_sign_in() {
  local text=$1 kept="" part="" quote="" in_value=0 char i
  for ((i = 0; i <= ${#text}; i++)); do
    char=${text:i:1}
    if [[ -n $quote ]]; then
      part+=$char
      [[ $char != "$quote" ]] || quote=""
    elif [[ -z $char || $char == ";" ]]; then
      is_sign_in "$part" || [[ -z ${part//[[:space:]]/} ]] || kept+="$part;"
      part="" in_value=0
    else
      if ((in_value)) && [[ $char == [\"\'] && $part =~ =[[:space:]]*$|[\"\']$ ]]; then quote=$char; fi
      [[ $char != "=" ]] || in_value=1
      part+=$char
    fi
  done
  [[ -z $quote ]] || return 1
  printf '%s' "${kept%;}"
}

is_sign_in() {
  local key=${1%%=*}
  key=${key//[[:space:]]/}
  case ${key,,} in
    username | userid | uid | user | password | psw | pwd | passfile) return 0 ;;
    *) return 1 ;;
  esac
}
