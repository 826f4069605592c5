#!/bin/sh
# Makes the dump of the last landed build's database anew:  BASE=/path/to/its/tree ./make-dump.sh 0011.sql.gz
# BASE is a clone of that commit, built (`Stack=full ./run --help` does it). Needs PostgreSQL 15 or later with its
# pg_dump (PGBIN), psql, python3 and openssl; takes some eight minutes.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
bin=${PGBIN:-/usr/lib/postgresql/15/bin}
work=$(mktemp -d)
chmod 755 "$work"
mkdir "$work/data" "$work/pg"
export BASE DATA="$work/data" PGPORT="${PGPORT:-5491}"
# The server refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres "$work/pg"; fi
as_postgres "$bin/initdb" -D "$work/pg" -U postgres -A trust -E UTF8 --no-locale >"$work/initdb.log"
as_postgres "$bin/pg_ctl" -D "$work/pg" -o "-p $PGPORT -k /tmp -c fsync=off -c listen_addresses=127.0.0.1" -l "$work/pg/log" -w start >"$work/start.log"
trap 'as_postgres "$bin/pg_ctl" -D "$work/pg" -m fast stop >"$work/stop.log"; rm -rf "$work"' EXIT
psql -h 127.0.0.1 -U postgres -qc "create database scalesuccess"
python3 "$here/make.py"

# Npgsql, not psql, runs it: no \commands. All names carry their schema, so the session's settings are not needed.
"$bin/pg_dump" -h 127.0.0.1 -U postgres --schema=public --inserts --rows-per-insert=200 --no-owner --no-acl scalesuccess >"$work/dump.sql"
sed -E -e '/^\\(un)?restrict /d' -e '/^SET [a-z_]+ = .*;$/d' -e '/^SELECT pg_catalog\.set_config/d' -e '/^CREATE SCHEMA public;$/d' "$work/dump.sql" |
  gzip -9n >"$here/$1"
ls -l "$here/$1"
