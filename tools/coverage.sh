#!/bin/sh
# coverage.sh BUILD FOLDER...: how many lines of the folders' files were run by what was built with
# --coverage in BUILD: each file with the lines that were not, then all together. Exit status 1 when
# less than 95 in 100 were.
set -eu
build=$(realpath "$1")
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$@" -name '*.c' | sort | while read -r source; do
    # gcov names lines that were not run "#####".
    gcov -t -o "$build/${source%.c}.o" "$source" 2>/dev/null |
        awk -v name="$source" -F: '
            $2 ~ /^ *0$/ && $3 == "Source" { here = $4 == name }
            here && $1 ~ /#####/ { missed++; lines = lines " " $2 + 0 }
            here && $1 ~ /[0-9]/ { run++ }
            END { print run + 0, missed + 0, name, lines }'
done > "$work/files"
awk '{ run += $1; missed += $2; all = $1 + $2; $1 = ""; m = $2; name = $3; $2 = $3 = ""
       if (all) printf "%5.1f  %s%s\n", 100 * (all - m) / all, name, m ? ": " $0 : "" }
     END { share = 100 * run / (run + missed)
           printf "%5.1f  of %d lines\n", share, run + missed
           exit share < 95 }' "$work/files"
