#!/bin/sh
# Gathers what programs need at run time, and nothing else, in a new root folder:
# no shell, no package manager, no tool a program does not load.
# Usage: runtime-root.sh ROOT APART PATH...
#   PATH   a file or folder to take, with the libraries its programs load
#   APART  a folder that comes by a layer of its own: only the libraries its programs load are taken
set -eu

root=$1
apart=$2
shift 2

# What is there may be a link into another folder (/lib -> /usr/lib): keep the real place only.
take() {
  place=$(realpath "$(dirname "$1")")
  mkdir -p "$root$place"
  cp -aT "${2:-$1}" "$root$place/$(basename "$1")"
}

libraries() {
  find "$@" -type f \( -name '*.so' -o -name '*.so.*' -o -perm /111 \) -exec sh -c '
    for file do
      [ "$(head -c 4 "$file" | tail -c 3)" = ELF ] && ldd "$file"
    done
    :' sh {} + >/tmp/ldd
  if grep 'not found' /tmp/ldd; then
    echo "runtime-root: libraries are missing" >&2
    exit 1
  fi
  grep -oE '/[^ ]+' /tmp/ldd | grep -v ':$' | sort -u
  ldconfig -p | sed -n 's/.*libgcc_s.so.1.* => //p' # loaded by name when a thread ends
}

mkdir -p "$root/usr/bin" "$root/usr/lib" "$root/usr/lib64" "$root/usr/sbin" "$root/etc" "$root/var/lib/dpkg/status.d"
for name in bin lib lib64 sbin; do ln -s "usr/$name" "$root/$name"; done
mkdir -m 1777 "$root/tmp"

libraries "$@" "$apart" >/tmp/libraries
while read -r library; do
  case $library in
    "$apart"/*) ;;
    *) take "$library" "$(realpath "$library")" ;;
  esac
done </tmp/libraries

for path do take "$path"; done
for path in /etc/nsswitch.conf /etc/os-release /etc/ssl /usr/lib/os-release /usr/lib/ssl /usr/share/ca-certificates; do
  [ ! -e "$path" ] || take "$path"
done

# Scanners read which packages the files came from; their licences go along.
packages=$(grep -v "^$apart/" /tmp/libraries | xargs -n 1 realpath | xargs -n 1 dpkg -S 2>/dev/null | cut -d : -f 1 | sort -u)
for package in base-files $packages; do
  dpkg-query --status "$package" >"$root/var/lib/dpkg/status.d/$package"
  take "/usr/share/doc/$package/copyright" "$(realpath "/usr/share/doc/$package/copyright")"
done

printf 'root:x:0:0:root:/:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin\n' >"$root/etc/passwd"
printf 'root:x:0:\nnonroot:x:65532:\n' >"$root/etc/group"
cp -a /etc/ld.so.conf /etc/ld.so.conf.d "$root/etc/"
ldconfig -r "$root"
rm -rf "$root/var/cache"
