#!/bin/sh
# mutants.sh COUNT SEED [FILE...]: breaks COUNT public functions of core/ and export/ (or of FILE...),
# drawn by SEED, each in one way, and says which no unit or command test notices. Works in a copy of
# the last commit, so that the tree stays as it is. Exit status 1 when more than one in twenty
# is not noticed.
#
# The ways: a comparison, sign or condition turned round; a truth or a number changed; a call left
# out. Lines about memory that is used up are left alone: `make memory` walks those.
set -eu
count=$1
seed=$2
shift 2
[ $# -gt 0 ] || set -- $(git ls-files 'core/*.c' 'export/*.c')
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git archive HEAD | tar -x -C "$copy"
export MAKEFLAGS="-j$(nproc)"
make -s -C "$copy" all build/unit-tests >/dev/null

# Every way to break a line of a public function: FILE, LINE, FUNCTION, the line as it would be.
ctags --languages=C --kinds-C=f --fields=+neS -o - "$@" | awk -F '\t' '
    !/\tfile:/ { from = to = 0
        for (i = 4; i <= NF; i++) { if ($i ~ /^line:/) from = substr($i, 6)
                                    if ($i ~ /^end:/) to = substr($i, 5) }
        print $2, from + 0, to + 0, $1 }' > "$copy/functions"
awk '
    function way(text) { if (text != line) print file "\t" FNR_here "\t" name "\t" text }
    function turned(from, to,    at) {
        at = index(line, from)
        if (at) way(substr(line, 1, at - 1) to substr(line, at + length(from)))
    }
    { file = $1; name = $4; n = 0
      while ((getline line < file) > 0) {
          FNR_here = ++n
          if (n <= $2 || n >= $3 || line ~ /memory|alloc|free\(|^ *(\/\*|\*)|static const/) continue
          turned(" == ", " != "); turned(" != ", " == "); turned(" && ", " || "); turned(" || ", " && ")
          turned(" < ", " >= "); turned(" > ", " <= "); turned(" <= ", " > "); turned(" >= ", " < ")
          turned(" + ", " - "); turned("true", "false"); turned("false", "true")
          turned("if (!", "if (!!"); turned(" 1;", " 2;"); turned(" 0;", " 1;")
          if (line ~ /^ +[a-z_]+\(.*\);$/) { bare = line; sub(/[^ ].*/, ";", bare); way(bare) }
      }
      close(file) }' "$copy/functions" |
    awk -F '\t' -v seed="$seed" '
        BEGIN { srand(seed) }
        { key = $1 FS $3; if (!(key in ways)) keys[++functions] = key
          ways[key]++; if (rand() < 1 / ways[key]) kept[key] = $0 }
        END { for (i = functions; i > 1; i--) { j = int(rand() * i) + 1
                  swap = keys[i]; keys[i] = keys[j]; keys[j] = swap }
              for (i = 1; i <= functions; i++) print kept[keys[i]] }' > "$copy/ways"

# noticed: whether the tests, run in the copy, say that something is wrong.
noticed() {
    (cd "$copy" && ! timeout 300 build/unit-tests) > /dev/null 2>&1 ||
        (cd "$copy" && ! timeout 600 tests/commands/run.sh build/mnr-assess) > /dev/null 2>&1
}

tried=0
missed=0
while [ "$tried" -lt "$count" ] && IFS='	' read -r file line function text; do
    cp "$copy/$file" "$copy/whole"
    awk -v n="$line" -v text="$text" 'NR == n { print text; next } { print }' "$copy/whole" > "$copy/$file"
    # One that does not compile is none.
    if make -s -C "$copy" all build/unit-tests > /dev/null 2>&1; then
        tried=$((tried + 1))
        if ! noticed; then
            missed=$((missed + 1))
            printf '%s:%s: %s: %s\n' "$file" "$line" "$function" "$(printf '%s' "$text" | sed 's/^ *//')"
        fi
    fi
    cp "$copy/whole" "$copy/$file"
done < "$copy/ways"
printf '%d of %d noticed (seed %s)\n' $((tried - missed)) "$tried" "$seed"
[ $((missed * 20)) -le "$tried" ]
