#!/bin/sh
# keep-package PACKAGE FOLDER: makes the package anew from what is installed of it, without compression; nothing if it is
# not installed. It works while dpkg is at another version of it, before the first file is changed.
set -eu
package=$1
stage=$2/$package
info=/var/lib/dpkg/info/$package
[ -e "$info.list" ] || exit 0
mkdir -p "$stage/DEBIAN"
sed 's|^/|./|' "$info.list" | tar --create --no-recursion --directory=/ --files-from=- | tar --extract --directory="$stage"
dpkg-query --status "$package" | sed '/^Status:/d; /^Config-Version:/d' >"$stage/DEBIAN/control"
for script in preinst postinst prerm postrm; do [ ! -e "$info.$script" ] || cp -p "$info.$script" "$stage/DEBIAN/$script"; done
dpkg-deb --root-owner-group -Znone --build "$stage" "$2" >/dev/null
rm -rf "$stage"
echo "$package"
