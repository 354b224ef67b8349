#!/usr/bin/env bash
# A private PostgreSQL for this checkout: its own data, its own port on 127.0.0.1, its own passwords. No other server is touched.
#
#   scripts/db.sh start      install PostgreSQL if it is missing, make the cluster on first use, start it
#   scripts/db.sh stop       stop it; the data stays
#   scripts/db.sh status     say whether it runs, where its data is and on which port; exit code 3 if it does not run
#   scripts/db.sh install    only make sure that PostgreSQL's programs are there
#   scripts/db.sh bin        print the folder of PostgreSQL's programs
#   scripts/db.sh connection print the owner's connection string (it holds the password)
#
# PG_BIN names the folder of PostgreSQL's programs if they are in an unusual place.
# Kept in .local/postgres: data/ (or data-folder.txt, which says where the data is), port.txt, owner.secret, superuser.secret.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/common.sh
source "$root/scripts/common.sh"

home=$root/.local/postgres
database=integrative_care
owner=integrative_care_owner

# The newest programs; once there is data, only those of the version that made it, because no other can read it.
find_bin() {
  local wanted="" folder
  wanted=$(as_server cat "$(data_folder)/PG_VERSION" 2>/dev/null) || true
  while read -r folder; do
    [[ -x $folder/initdb && -x $folder/pg_ctl && -x $folder/postgres ]] || continue
    [[ -z $wanted || $("$folder/postgres" --version) =~ \ $wanted(\.|[a-z]|\ |$) ]] || continue
    echo "$folder"
    return
  done < <(candidates)
  return 1
}

candidates() {
  [[ -z ${PG_BIN:-} ]] || echo "$PG_BIN"
  tr ':' '\n' <<<"$PATH"
  local parent
  for parent in /usr/lib/postgresql /opt/homebrew/opt /usr/local/opt; do
    [[ ! -d $parent ]] || find "$parent" -mindepth 1 -maxdepth 1 \( -name '[0-9]*' -o -name 'postgresql*' \) | sort -rV | sed 's|$|/bin|'
  done
}

install_programs() {
  ! find_bin >/dev/null || return 0
  local made
  made=$(as_server cat "$(data_folder)/PG_VERSION" 2>/dev/null) || true
  [[ -z $made ]] || stop_with "The data in $(data_folder) was made by PostgreSQL $made, which is no longer installed: install that version, or name its folder in PG_BIN."
  can_install || stop_with "PostgreSQL is missing and cannot be installed from here: install it (Debian/Ubuntu as root: apt-get install postgresql; macOS: brew install postgresql), or name the folder of its programs in PG_BIN."
  step "Install PostgreSQL with apt-get" install_without_a_server ||
    stop_with "PostgreSQL could not be installed: run 'apt-get install postgresql' as root yourself, then start this command again."
  find_bin >/dev/null || stop_with "PostgreSQL was installed, but its programs initdb and pg_ctl are not found: name their folder in PG_BIN."
}

# Debian's package would also make and start a server on port 5432, which nobody asked for: switched off while installing.
install_without_a_server() {
  local folder=/etc/postgresql-common/createcluster.d as_root=() code=0
  ((EUID == 0)) || as_root=(sudo)
  "${as_root[@]}" mkdir -p "$folder"
  echo "create_main_cluster = false" | "${as_root[@]}" tee "$folder/integrative-care-install.conf" >/dev/null
  apt_install postgresql || code=$?
  "${as_root[@]}" rm -f "$folder/integrative-care-install.conf"
  return "$code"
}

# PostgreSQL refuses to run as root. Then its programs run as the account that owns the data already there, so that
# a later "sudo" does no harm, and at first as the account that PostgreSQL's package made.
account() {
  local data
  data=$(data_folder)
  if [[ -d $data ]]; then owner_of "$data"; else echo postgres; fi
}

owner_of() { stat -c %U "$1" 2>/dev/null || stat -f %Su "$1"; }

as_server() {
  cd /
  if ((EUID != 0)); then
    "$@"
  elif has setpriv; then
    setpriv --reuid="$(account)" --regid="$(id -g "$(account)")" --init-groups -- "$@"
  else
    sudo -u "$(account)" -- "$@"
  fi
}

need_account() {
  local data
  data=$(data_folder)
  if ((EUID == 0)); then
    id "$(account)" >/dev/null 2>&1 ||
      stop_with "As root PostgreSQL needs an account of its own: make one with 'useradd --system postgres', or start this command as an ordinary user."
  elif [[ -d $data && ! -O $data ]]; then
    stop_with "The data in $data belongs to $(owner_of "$data"): start this command as that user or as root."
  fi
}

# Where the data is. Root's checkout may be in a folder that the server's account cannot enter, such as /root: then the data is kept in /var/lib.
data_folder() {
  if [[ -s $home/data-folder.txt ]]; then cat "$home/data-folder.txt"; else echo "$home/data"; fi
}

choose_data_folder() {
  [[ ! -s $home/data-folder.txt && ! -d $home/data ]] || return 0
  ! (as_server test -x "$home") 2>/dev/null || return 0
  local elsewhere
  elsewhere=/var/lib/integrative-care/$(cksum <<<"$root" | cut -d' ' -f1)
  mkdir -p "$elsewhere"
  chown postgres "$elsewhere"
  echo "$elsewhere/data" >"$home/data-folder.txt"
  note "PostgreSQL's account cannot enter $root:" ""
  note "the data is kept in $elsewhere/data instead" ""
}

# Makes the cluster beside its place and moves it there when it is whole, so that an interrupted first start leaves nothing half made.
create_cluster() {
  local data unfinished
  data=$(data_folder)
  unfinished=$data.unfinished
  rm -rf "$unfinished"
  ((EUID != 0)) || install -d -o postgres -m 700 "$unfinished"

  secret_in "$home/superuser.secret" >/dev/null
  secret_in "$home/owner.secret" >/dev/null
  (as_server "$bin/initdb" -D "$unfinished" -U postgres --auth-host=scram-sha-256 --auth-local=reject -E UTF8 --locale=C) || return
  (as_server tee -a "$unfinished/postgresql.conf") >/dev/null <<'CONF' || return
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
timezone = 'UTC'
log_timezone = 'UTC'
CONF
  # Single-user mode: one statement per line, no network and no password needed. The owner is no superuser.
  (as_server "$bin/postgres" --single -D "$unfinished" postgres) <<SQL || return
ALTER ROLE postgres PASSWORD '$(cat "$home/superuser.secret")'
CREATE ROLE $owner LOGIN CREATEDB CREATEROLE PASSWORD '$(cat "$home/owner.secret")'
CREATE DATABASE $database OWNER $owner
SQL
  mv "$unfinished" "$data"
}

is_running() { (as_server "$bin/pg_ctl" -D "$(data_folder)" status) >/dev/null 2>&1; }

# The port the running server says it listens on: the fourth line of its pid file.
running_port() { (as_server sed -n 4p "$(data_folder)/postmaster.pid"); }

start_cluster() {
  local data port tries=3
  data=$(data_folder)
  port=$(cat "$home/port.txt" 2>/dev/null || echo 54320)
  while ((tries-- > 0)); do
    port=$(first_free_port_from "$port")
    if (as_server "$bin/pg_ctl" -D "$data" -l "$data/server.log" -w -t 60 -o "-p $port" start); then
      echo "$port" >"$home/port.txt"
      return
    fi
    # Somebody else may have taken the port in between; any other failure is final.
    ! is_free_port "$port" || break
  done
  echo "The last lines of $data/server.log:"
  (as_server tail -n 20 "$data/server.log") || true
  return 1
}

# Two commands at once must not both make or start the cluster; where flock is missing (macOS) the second one fails at pg_ctl.
only_one() {
  has flock || return 0
  exec 9>"$home/lock"
  flock -w 120 9 || stop_with "Another command has been starting or stopping this PostgreSQL for two minutes: try again when it is done."
}

start() {
  # Before anything is installed root has no account to look for, but another user's data is known already.
  ((EUID == 0)) || need_account
  install_programs
  need_account
  mkdir -p "$home"
  only_one
  choose_data_folder
  bin=$(find_bin)
  if [[ ! -d $(data_folder) ]]; then
    step "Make a private PostgreSQL cluster" create_cluster ||
      stop_with "The cluster could not be made in $(data_folder)."
  fi
  if is_running; then
    running_port >"$home/port.txt"
    note "PostgreSQL already runs" "port $(cat "$home/port.txt")"
    return
  fi
  step "Start PostgreSQL" start_cluster 9>&- ||
    stop_with "PostgreSQL did not start; its log is $(data_folder)/server.log."
}

stop() {
  need_account
  if ! bin=$(find_bin) || ! is_running; then
    note "PostgreSQL is not running"
    return
  fi
  only_one
  step "Stop PostgreSQL" as_server "$bin/pg_ctl" -D "$(data_folder)" -m fast -w stop
}

status() {
  if bin=$(find_bin 2>/dev/null) && is_running; then
    echo "running on 127.0.0.1:$(running_port), data in $(data_folder)"
  else
    echo "not running, data in $(data_folder)"
    return 3
  fi
}

connection() {
  [[ -s $home/owner.secret && -s $home/port.txt ]] || stop_with "There is no cluster yet: scripts/db.sh start makes it."
  echo "Host=127.0.0.1;Port=$(cat "$home/port.txt");Database=$database;Username=$owner;Password=$(cat "$home/owner.secret")"
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  status) status ;;
  install) install_programs ;;
  bin) find_bin || stop_with "PostgreSQL is missing: scripts/db.sh install." ;;
  connection) connection ;;
  *) stop_with "Say one of: start, stop, status, install, bin, connection." ;;
esac
