#!/bin/sh
# Puts the version in this folder back: packages, and with --with-data settings, data and database as they were when it
# was kept. What is there now is put aside, never thrown away. It needs nothing of the version that it takes away.
set -eu
here=$(dirname "$(readlink -f "$0")")
version=$(cat "$here/complete")
now=$(date +%Y%m%dT%H%M%S)

say() { echo "roll-back: $*"; }
as_motcua() { runuser -u motcua -- "$@"; }

units=$(cat "$here/units")
for unit in $units; do systemctl stop "$unit" || true; done

say "packages of $version"
dpkg --install --force-downgrade "$here"/packages/*.deb

if [ "${1:-}" = --with-data ]; then
    say "settings and data of $version; those of now are put aside with .undone-$now"
    cp -a /etc/motcua "/etc/motcua.undone-$now"
    cp -a "$here/etc/." /etc/motcua/
    for copy in "$here"/data/*; do
        [ -d "$copy" ] || continue
        folder=/var/lib/$(basename "$copy")
        mv "$folder" "$folder.undone-$now"
        cp -a "$copy" "$folder"
        # How far the log had come is not put back: the node notices by it that its log is an old one. What is about persons
        # was never kept: that of now stays.
        (cd "$folder.undone-$now" && find . \( -name 'high-water*' -o -name 'vault.sqlite*' -o -name 'records.sqlite*' \) \
            -exec cp -a --parents {} "$folder/" \;)
    done
    if [ -e "$here/center.dump" ]; then
        database=$(cat "$here/database")
        as_motcua pg_dump --format=custom --no-owner --dbname="$database" >"$here/center.undone-$now.dump"
        as_motcua psql --quiet --dbname="$database" --command='DROP SCHEMA public CASCADE' --command='CREATE SCHEMA public'
        as_motcua pg_restore --no-owner --exit-on-error --dbname="$database" <"$here/center.dump"
    fi
elif [ -e "$here/data/motcua/digests.sqlite" ]; then
    # The published digests follow from the log. The newer version may have made steps in their file; days since then are
    # digested anew.
    rm -f /var/lib/motcua/digests.sqlite*
    cp -a "$here"/data/motcua/digests.sqlite* /var/lib/motcua/
fi

if [ -e "$here/database" ] && ! as_motcua /opt/motcua/.venv/bin/motcua migrate --database "$(cat "$here/database")"; then
    say "the database has had steps that $version does not know: run $0 --with-data"
    exit 1
fi
for log in /var/lib/motcua/*.sqlite; do
    branch=$(basename "$log" .sqlite)
    grep -qsx "MOTCUA_BRANCH=$branch" /etc/motcua/branch.env || continue
    if ! as_motcua /opt/motcua/.venv/bin/motcua verify --data /var/lib/motcua --branch "$branch"; then
        say "$version can't read the log of $branch: run $0 --with-data, then motcua node restore (docs/operations.md)"
        exit 1
    fi
done

# The units are the old ones again, and start.
/opt/motcua/.venv/bin/motcua upgrade finish
rm -f "$here/complete"
say "$version is in use again"
