#!/bin/sh
# manual.sh MANTABLES VERSION SOURCE: prints a manual page; a line "@name@" becomes that table.
set -eu
mantables=$1
version=$2
while IFS= read -r line; do
    case $line in
    @*@)
        name=${line#@}
        "$mantables" "${name%@}"
        ;;
    *@VERSION@*) printf '%s%s%s\n' "${line%%@VERSION@*}" "$version" "${line#*@VERSION@}" ;;
    *) printf '%s\n' "$line" ;;
    esac
done < "$3"
