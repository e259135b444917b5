# Limits: what would make a file that could not be read again is not taken, and which limit is said.

head='mnr-assess: 1
id: "a"
country: "NOR"
title: "T"
revision: 7
instruments: {mnr: "2022.1", law: "2023.1"}'

# repeat COUNT TEXT
repeat() {
    awk -v count="$1" -v text="$2" 'BEGIN {for (i = 0; i < count; i++) printf "%s", text}'
}

# not_taken LIMIT ARGUMENT...: a command that changes a.yaml takes nothing, and says which limit.
not_taken() {
    words=$1
    shift
    keep a.yaml
    run "$@"
    exits 2
    err_is_one_line
    err_has "not taken, as the file could not be opened again with it: $words"
    kept
}

# The last line of a record of exactly so many bytes.
fill_up() {
    {
        printf '%s\nfiller: "' "$head"
        repeat $(($1 - $(printf '%s\nfiller: ""\n' "$head" | wc -c))) x
        echo '"'
    } > a.yaml
    [ "$(wc -c < a.yaml)" -eq "$1" ] || wrong "a file of $1 bytes"
}

says "a note that would make the file larger than 16 MiB is not taken"
fill_up $((16 * 1024 * 1024 - 60000))
repeat 65000 n > "$home/in"
not_taken "larger than 16 MiB" set a.yaml q7 yes --note -
err_has "make a text shorter, or take one out, first"
for change in "title $(repeat 64000 t)" "q3 2016 $(repeat 64000 t)" \
    "law.d1 drafted --note $(repeat 64000 t)" "q7 yes --source $(repeat 64000 t)" \
    "q7 --not-applicable $(repeat 64000 t)" "q7 yes --by new|$(repeat 64000 t)"; do
    # shellcheck disable=SC2086 # words
    not_taken "larger than 16 MiB" set a.yaml $change
done
run set a.yaml q7 yes --note "a short one"
exits 0
run check a.yaml
out_lacks "error"

says "an answer more than a mapping may have is not taken"
{
    printf '%s\nanswers:\n' "$head"
    awk 'BEGIN {for (i = 0; i < 4999; i++) printf "  x.q%d: {value: \"yes\"}\n", i}'
} > a.yaml
run set a.yaml q7 yes
exits 0
run get a.yaml q7
out_is "mnr.q07: yes"
not_taken "more than 5000 entries in one mapping" set a.yaml q10 yes
run set a.yaml q7 no --note "no new entry"
exits 0

says "a key more than a file may have is not taken"
{
    printf '%s\n' "$head"
    awk 'BEGIN {for (i = 0; i < 4991; i++) printf "x%d: 1\n", i}'
} > a.yaml
run set a.yaml q7 yes
exits 0
not_taken "more than 5000 entries in one mapping" set a.yaml law.d1 drafted --note "So."

says "a finding more than a mapping may have is not taken"
{
    printf '%s\nfindings:\n' "$head"
    awk 'BEGIN {for (i = 0; i < 5000; i++) printf "  x.c%d: {status: \"x\"}\n", i}'
} > a.yaml
run set a.yaml q7 yes
exits 0
not_taken "more than 5000 entries in one mapping" set a.yaml law.d1 drafted --note "So."

says "nodes more than a file may have are not taken"
{ printf '%s\nfiller: [1' "$head"; repeat 499980 ',1'; echo ']'; } > a.yaml
set -- set a.yaml q7 yes
for source in 1 2 3 4 5 6 7 8 9; do set -- "$@" --source "A $source | 2024 | B"; done
not_taken "more than 500000 entries in one file" "$@"

says "the last revision is not gone beyond"
printf '%s\n' "$head" | sed 's/revision: 7/revision: 999999999/' > a.yaml
run set a.yaml q7 yes
exits 0
run status a.yaml --json
json '.revision == 1000000000'
not_taken "a revision higher than 1000000000" set a.yaml q7 no
err_has "write a lower “revision” into the file by hand"
not_taken "a revision higher than 1000000000" set a.yaml title New

says "a title that is too long makes no file"
run new a.yaml --country NOR --title "$(repeat 65537 t)"
exits 2
err_is_one_line
err_has "longer than 64 KiB"
[ ! -e a.yaml ] || wrong "there is a file"
run new a.yaml --country NOR --title "$(printf 'a\377b')"
exits 2
err_is_one_line
[ ! -e a.yaml ] || wrong "there is a file"

says "line by line the same is not taken, and one goes on"
{
    printf '%s\nanswers:\n' "$head"
    awk 'BEGIN {for (i = 0; i < 4999; i++) printf "  x.q%d: {value: \"yes\"}\n", i}'
} > a.yaml
types "goto q7" yes "goto q10" yes "goto q7" no quit
run edit --plain a.yaml
out_has "more than 5000 entries in one mapping"
run get a.yaml q7
out_is "mnr.q07: no"
run get a.yaml q10 --json
json '.state == "unanswered"'

says "a lock of a user with a long name is a lock like any other"
run new a.yaml --country NOR
USER=$(repeat 5000 u)
export USER
types "lock" quit
run edit --plain a.yaml
exits 0
[ ! -e .a.yaml.lock ] || wrong "the lock stays"
unset USER

# ---- every key survives ----

says "every key of a record survives a change of something else"
cat > a.yaml << 'END'
mnr-assess: 1
id: "the-id"
country: "NOR"
title: "The title"
revision: 5
depth: "standard"
depths: {mnr.cap01: "full", zz.cap: "core", MNR.CAP02: "full"}
instruments: {mnr: "2022.1", law: "2023.1", zz: "1", MNR: "other"}
place: "mnr.q17"
respondents:
- {id: "moj", organisation: "Ministry", floor: 3, more: {deep: ["x"]}}
findings:
  mnr.cap04: {status: "partly", reason: "The reason.", seen: "yes"}
  mnr.cap05: {only: "this"}
  zz.cap: {status: "odd"}
  MNR.CAP06: {status: "partly", reason: "other spelling"}
answers:
  mnr.q07: {value: "yes", note: "The note.", sources: [{title: "Decree", date: "2024", held: "Here", internal: true, shelf: "B"}],
    later: true, sensitive: true, by: "moj", at: "2026-01-01T00:00:00Z", colour: "blue", tree: {a: [1, {b: c}]}}
  mnr.q08: {by: "moj"}
  mnr.q09: {at: "2026-01-02T00:00:00Z"}
  mnr.q10: {state: "unanswered", sensitive: false}
  mnr.q11: {strange: "only this"}
  mnr.q12: {reason: "a reason without a state"}
  mnr.q13: {state: "unknown", by: "nobody-listed"}
  mnr.q14: {state: "not-applicable", reason: "So it is."}
  mnr.q06: {values: ["good-practice"]}
  mnr.q15: {note: ""}
  zz.q1: {value: "kept", sources: [{title: "x"}]}
  MNR.Q07: {value: "another spelling"}
zz: {a: 1}
newer: ["x", 1, ~]
END
for key in $(sed -n '/^.SH KEYS/,/^.SS Kinds/p' "$here/../../man/mnr-assess.5.in" |
    grep -A1 '^.TP' | grep '^\.B' | sed 's/^\.BR* //; s/ ", " / /g'); do
    grep -q "\b$key:" a.yaml || wrong "$key, which the manual names, is not in it"
done
for change in "set a.yaml q16 yes" "set a.yaml q16 no --note x" "set a.yaml law.d1 drafted --note so" \
    "set a.yaml depth full mnr.cap03" "set a.yaml q16 --clear" "set a.yaml q16 yes --by new|New" \
    "set a.yaml mnr.cap04 --clear" "set a.yaml law.d1 --clear" \
    "set a.yaml instruments mnr,law" "set a.yaml instruments mnr"; do
    # shellcheck disable=SC2086 # words
    run $change
    exits 0
    for words in 'id: "the-id"' 'country: "NOR"' 'title: "The title"' 'depth: "standard"' \
        'mnr.cap01: "full"' 'zz.cap: "core"' 'MNR.CAP02: "full"' 'mnr: "2022.1"' 'zz: "1"' \
        'MNR: "other"' 'place: "mnr.q17"' 'organisation: "Ministry"' 'floor: 3' 'deep: ' \
        'seen: "yes"' 'only: "this"' 'status: "odd"' 'reason: "other spelling"' \
        'note: "The note."' 'title: "Decree"' 'date: "2024"' 'held: "Here"' 'internal: true' \
        'shelf: "B"' 'later: true' 'sensitive: true' 'at: "2026-01-01T00:00:00Z"' \
        'colour: "blue"' 'b: c' 'at: "2026-01-02T00:00:00Z"' 'sensitive: false' \
        'strange: "only this"' 'reason: "a reason without a state"' 'state: "unknown"' \
        'by: "nobody-listed"' 'state: "not-applicable"' 'reason: "So it is."' \
        'values: ["good-practice"]' 'note: ""' 'value: "kept"' 'value: "another spelling"' \
        'newer:' 'zz:'; do
        file_has a.yaml "$words"
    done
    [ "$(grep -c 'by: "moj"' a.yaml)" -eq 2 ] || wrong "by, after $change"
done

says "what is brought back is in the file, also after a save of the same run"
run new a.yaml --country NOR
cp a.yaml killed.yaml
run set killed.yaml q7 partly --note "From the killed save."
computer=$(hostname | cut -c1-24 | tr -c '[:alnum:]\n' _)
mv killed.yaml ".a.yaml.saving-$computer-AbCdEf"
touch -d '+1 hour' ".a.yaml.saving-$computer-AbCdEf"
types "goto q7" no "goto q10" yes recover 1 quit
run edit --plain a.yaml
exits 0
out_has "Brought back and saved"
file_has a.yaml "From the killed save."
run get a.yaml q7 --json
json '.value == "partly"'
run get a.yaml q10
out_is "mnr.q10: yes"
