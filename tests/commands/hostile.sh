# Files that try to break the program: each is refused with its place, quickly, and left as it is.

# refuses FILE PLACE WORDS: every command refuses FILE, names PLACE ("7:10", or nothing), says WORDS.
refuses() {
    keep "$1"
    place=$1:${2:+$2:}
    run check "$1"
    exits 1
    out_has "${place}"
    out_has "$3"
    harmless
    for command in "status $1" "status $1 --json" "get $1" "get $1 mnr.q07 --json" \
        "set $1 mnr.q07 yes" "report $1" "edit --plain $1"; do
        # shellcheck disable=SC2086 # words
        run $command
        exits 2
        err_is_one_line
        err_has "$place"
        err_has "$3"
        out_is ""
        harmless
    done
    kept
}

while IFS='|' read -r name place words; do
    says "refused: $name"
    cp "$hostile/refused/$name.yaml" a.yaml
    refuses a.yaml "$place" "$words"
done < "$hostile/refused.txt"

says "every file in refused/ is in refused.txt"
for file in "$hostile"/refused/*.yaml; do
    grep -q "^$(basename "$file" .yaml)|" "$hostile/refused.txt" || wrong "$file is not"
done

for file in "$hostile"/loads/*.yaml; do
    says "read, and harmless: $(basename "$file" .yaml)"
    cp "$file" a.yaml
    for command in "status a.yaml" "status a.yaml --json" "get a.yaml" "get a.yaml --json" \
        "report a.yaml --full" "edit --plain a.yaml"; do
        # shellcheck disable=SC2086 # words
        run $command
        exits 0
        no_err
        harmless
    done
    run check a.yaml
    exits 1
    no_err
    harmless
    run set a.yaml mnr.q10 no
    exits 0
    run get a.yaml mnr.q10
    out_is "mnr.q10: no"
done

says "of a file of a newer format nothing else is said"
printf 'mnr-assess: 2\nanswers: []\nnew: "x"\n' > a.yaml
run check a.yaml
exits 1
[ "$(grep -c . "$home/out")" -eq 1 ] || wrong "more is said: $(cat "$home/out")"
out_has "written by a newer mnr-assess"

# ---- files made here ----

head='mnr-assess: 1
country: "NOR"
instruments: {mnr: "2022.1"}
answers:'

# repeat COUNT TEXT
repeat() {
    awk -v count="$1" -v text="$2" 'BEGIN {for (i = 0; i < count; i++) printf "%s", text}'
}

says "80 KB of opening brackets are refused at once"
{ printf '%s ' "$head"; repeat 81920 '['; } > a.yaml
refuses a.yaml 4 "nested too deeply"

says "a megabyte of opening braces is refused at once"
{ printf '%s ' "$head"; repeat 1048576 '{'; } > a.yaml
refuses a.yaml 4 "expected a key"

says "brackets in an answer are no nesting, however many are open"
run new a.yaml --country NOR
repeat 20001 '[' > "$home/in"
run set a.yaml q8 -
exits 0
run set a.yaml q7 yes --note "$(repeat 20001 '{[')"
exits 0
run get a.yaml mnr.q08 --json
exits 0
json '.value | length == 20001'

says "brackets closed again and again are read at once"
{ printf '%s\n  mnr.q08:\n    note: "x"\n    future: [' "$head"; repeat 20000 '[],'; echo ']'; } > a.yaml
run status a.yaml
exits 0

says "lists nested on one line are refused at once"
{ printf '%s\n  ' "$head"; repeat 40000 '- '; } > a.yaml
refuses a.yaml 5 "nested too deeply"

says "keys nested on one line are refused at once"
{ printf '%s\n  ' "$head"; repeat 40000 '? '; } > a.yaml
refuses a.yaml 5 ""

says "mappings nested by indentation are refused"
{
    printf '%s\n' "$head"
    awk 'BEGIN {for (i = 1; i < 200; i++) printf "%*s%s\n", i * 2, "", "a:"}'
} > a.yaml
refuses a.yaml "" "nested too deeply"

says "more keys than any assessment has are refused"
{
    printf '%s\n' "$head"
    awk 'BEGIN {for (i = 0; i < 6000; i++) printf "  x.q%d: {value: \"yes\"}\n", i}'
} > a.yaml
refuses a.yaml 5005:3 "more than 5000 entries"

says "five thousand unknown answers are read and kept"
{
    printf '%s\n' "$head"
    awk 'BEGIN {for (i = 0; i < 4900; i++) printf "  x.q%d: {value: \"yes\"}\n", i}'
} > a.yaml
run status a.yaml
exits 0
run set a.yaml mnr.q07 yes
exits 0
[ "$(grep -c '^  x.q' a.yaml)" -eq 4900 ] || wrong "some were lost"

says "eighty mappings of nearly as many keys take no longer"
{
    printf '%s\n' "$head"
    awk 'BEGIN {for (i = 0; i < 80; i++) {printf "  x.q%d: {", i
                for (j = 0; j < 4900; j++) printf "k%d: v,", j; print "}"}}'
} > a.yaml
run check a.yaml
exits 1

says "a key of a megabyte is refused"
{ printf '%s\n  ' "$head"; repeat 1048576 k; echo ': "x"'; } > a.yaml
refuses a.yaml "" ""

says "a text beyond any measure is refused"
{ printf '%s\n  mnr.q08:\n    value: "' "$head"; repeat 1048576 t; echo '"'; } > a.yaml
refuses a.yaml 6:12 "64 KiB"
{ printf 'title: "'; repeat 1048576 t; printf '"\n%s\n' "$head"; } > a.yaml
refuses a.yaml 1:8 "64 KiB"

says "a list of millions is refused, and takes no memory for them"
{ printf '%s\n  mnr.q08: [' "$head"; repeat 4000000 1,; echo ']'; } > a.yaml
refuses a.yaml "" "500000 entries"

says "a file larger than any assessment is refused without being read"
truncate -s 2G a.yaml
run status a.yaml
exits 2
err_is_one_line
err_has "MiB"
run check a.yaml
exits 2

says "UTF-16 is refused by its name"
printf '%s\n' "$head" | iconv -f UTF-8 -t UTF-16LE > body
{ printf '\377\376'; cat body; } > a.yaml
refuses a.yaml 1:1 "UTF-16"
printf '%s\n' "$head" | iconv -f UTF-8 -t UTF-16BE > body
{ printf '\376\377'; cat body; } > a.yaml
refuses a.yaml 1:1 "UTF-16"
cp body a.yaml
refuses a.yaml 1:1 ""

says "bytes that are not UTF-8 are refused where they stand"
printf '%s\n  mnr.q08: {value: "a\351b"}\n' "$head" > a.yaml
refuses a.yaml 5:22 "UTF-8"

says "surrogates, overlong forms and characters beyond Unicode are refused where they stand"
for bytes in '\355\240\275' '\300\200' '\364\220\200\200' '\370\210\200\200\200'; do
    # shellcheck disable=SC2059 # bytes
    printf "%s\n  mnr.q08: {value: \"a${bytes}b\"}\n" "$head" > a.yaml
    refuses a.yaml 5:22 "UTF-8"
done

says "a NUL byte is refused where it stands"
printf '%s\n  mnr.q08: {value: "a\000b"}\n' "$head" > a.yaml
refuses a.yaml 5:22 "NUL"

says "columns count characters, not bytes"
printf '%s\n  mnr.q08: {value: "\303\251\303\251\303\251", note: "\000"}\n' "$head" > a.yaml
refuses a.yaml 5:34 "NUL"
printf '%s\n  mnr.q07: {note: "\303\251\303\251\303\251", value: "maybe"}\n' "$head" > a.yaml
refuses a.yaml 5:33 "maybe"

says "a byte order mark is read"
{ printf '\357\273\277'; printf '%s\n  mnr.q07: {value: "yes"}\n' "$head"; } > a.yaml
run get a.yaml mnr.q07
exits 0
out_is "mnr.q07: yes"

says "line ends of other systems are read"
printf '%s\n  mnr.q08:\n    value: |\n      one\n      two\n' "$head" | sed 's/$/\r/' > a.yaml
run get a.yaml mnr.q08 --json
exits 0
json '.value == "one\ntwo\n" or .value == "one\ntwo"'

says "a directory is refused"
mkdir a.yaml
for command in "status a.yaml" "get a.yaml" "set a.yaml q7 yes" "report a.yaml" "check a.yaml" \
    "edit --plain a.yaml"; do
    # shellcheck disable=SC2086 # words
    run $command
    exits 2
    err_is_one_line
    err_has "a.yaml"
done

says "a pipe is refused and not waited for"
mkfifo a.yaml
for command in "status a.yaml" "get a.yaml" "set a.yaml q7 yes" "report a.yaml" "check a.yaml" \
    "new a.yaml" "lint a.yaml" "edit --plain a.yaml"; do
    # shellcheck disable=SC2086 # words
    run $command
    exits 2
    err_is_one_line
done

says "a device is refused"
run status /dev/zero
exits 2
err_is_one_line
run check /dev/null
exits 2

says "a file that may not be read is refused"
if [ "$(id -u)" -ne 0 ]; then
    run new a.yaml --country NOR
    chmod 000 a.yaml
    run status a.yaml
    exits 2
    err_is_one_line
    run check a.yaml
    exits 2
fi

says "a link to itself is refused"
ln -s a.yaml a.yaml
run status a.yaml
exits 2
err_is_one_line
run set a.yaml q7 yes
exits 2

says "a file name with escapes, newlines and bytes that are no text does no harm"
name=$(printf 'a\033[2J\nb\302\233\377.yaml')
run new "$name" --country NOR
exits 0
harmless
for command in status get check report "edit --plain"; do
    # shellcheck disable=SC2086 # words
    run $command "$name"
    harmless
    [ "$status" -le 1 ] || wrong "$command does not open it"
done
printf 'x: [' > "$name"
run status "$name"
exits 2
err_is_one_line
harmless

says "an empty name and a name that is far too long are refused"
run status ""
exits 2
err_is_one_line
run status "$(repeat 5000 a).yaml"
exits 2
err_is_one_line
run new "$(repeat 300 a).yaml"
exits 2
err_is_one_line

says "a file cut anywhere is refused or read, and never kills the program"
run new whole.yaml --practice
size=$(wc -c < whole.yaml)
at=1
while [ $at -lt "$size" ]; do
    head -c $at whole.yaml > a.yaml
    run check a.yaml
    [ "$status" -le 1 ] || wrong "cut after $at bytes: exit status $status"
    at=$((at + size / 60))
done

says "questionnaire files are refused like assessments"
mkdir q
printf 'catalogue: ["a"]\n' > q/catalogue.yaml
run lint q
exits 2
for file in alias-laughs second-document nul-in-text unclosed-bracket; do
    cp "$hostile/refused/$file.yaml" q/catalogue.yaml
    run lint q/catalogue.yaml
    exits 1
    harmless
    run questions --data q
    exits 2
    err_is_one_line
done

says "mistakes in questionnaire files are told of in the same words"
mkdir q
for file in conflict-markers no-break-answers windows-path typographic-marks tab-in-text \
    unclosed-quote apostrophe wrong-indent; do
    line=$(grep "^$file|" "$hostile/refused.txt")
    words=${line#*|*|}
    cp "$hostile/refused/$file.yaml" q/catalogue.yaml
    run lint q/catalogue.yaml
    exits 1
    out_has "q/catalogue.yaml:$(printf %s "$line" | cut -d'|' -f2):"
    out_has "$words"
    run questions --data q
    exits 2
    err_is_one_line
    err_has "$words"
done

says "an emptied list of a questionnaire is told of"
mkdir q
printf 'catalogue:\n' > q/catalogue.yaml
run lint q/catalogue.yaml
exits 1
out_has "q/catalogue.yaml:1:11: error: nothing stands here; “catalogue” should be"

says "an emptied part of an assessment is read as none, and told of with its line"
cp "$hostile/loads/emptied-everything.yaml" a.yaml
run check a.yaml
for place in 7:1 8:1 9:1 11:3 14:5; do
    out_has "a.yaml:$place: look again: nothing stands below"
done
run set a.yaml q7 yes
exits 0
run get a.yaml mnr.q08
out_is "mnr.q08: x"

says "a lock that is no lock, a pipe or a link, harms no command"
for spoiler in "mkfifo .a.yaml.lock" "ln -s /dev/zero .a.yaml.lock" "mkdir .a.yaml.lock" \
    "truncate -s 2G .a.yaml.lock"; do
    rm -rf .a.yaml.lock a.yaml
    run new a.yaml --country NOR
    $spoiler
    run set a.yaml q7 yes
    exits 0
    run edit a.yaml --plain
    exits 2
    err_is_one_line
    err_has "does not say whose it is"
done

says "names in a lock are shown harmless"
run new a.yaml --country NOR
printf 'host: "h\\e[2Jx"\nprocess: "1"\nuser: "u\\u202ev"\nsince: "s"\n' > .a.yaml.lock
run edit a.yaml --plain
exits 2
harmless

says "versions of a file that are none are listed harmlessly and not brought back"
rm -rf "$home/.local"
run new a.yaml --country NOR
run set a.yaml q7 yes
folder=$(dirname "$home"/.local/state/mnr-assess/backups/*/*.yaml)
mkfifo "$folder/20300101T000000Z-0000.yaml"
ln -s /dev/zero "$folder/20300101T000001Z-0000.yaml"
printf 'revision: "\033[2J"' > "$folder/20300101T000002Z-0000.yaml"
run restore a.yaml
exits 0
harmless
keep a.yaml
for version in 1 2 3; do
    run restore a.yaml $version
    exits 2
    err_is_one_line
    harmless
done
kept
rm -rf "$home/.local"
