# set and the plain mode take the same words as the same answer: every value of every question.
#
# Each value is said in one way, and the ways take turns (SAYING=all: each in every way).

# All questions are asked there, whatever was answered.
without_conditions() {
    cp -R "$here/../../questionnaires" asked
    find asked -name '*.yaml' -exec sed -i -E -e '/^ *asked_if: >-$/,+1d' -e '/^ *(asked_if|taken_from): /d' {} +
}

# What is said for value $round of each question that has so many, in way $turn: a line
# {id, set: [ARGUMENT...], plain: [LINE...]} each. Values of options are ids; "none" is the last.
cat > "$home/values.jq" <<'END'
def up: ascii_upcase;
def text($q; $i): if $i == ($q.options | length) then $q.none else $q.options[$i].text end;
def id($q; $i): if $i == ($q.options | length) then "none" else $q.options[$i].id end;
def number($q; $i): if $i == ($q.options | length) then "0" else "\($i + 1)" end;
def said($q; $i; $way):
    [number($q; $i), id($q; $i), (id($q; $i) | up), text($q; $i), (text($q; $i) | up)][$way];
def alone($q; $i): $i == ($q.options | length) or $q.options[$i].exclusive;
def list($q; $i; $way; $between):
    ($q.options | length) as $n | (if $n > 0 then ($i + 1) % $n else 0 end) as $j |
    if $n < 2 or alone($q; $i) or alone($q; $j) then [$i] else [$i, $j] end
    | {has: map(id($q; .)), words: (map(said($q; .; $way)) | join($between))};
def one($words): {set: [$words], plain: [" \($words)"]};
def many($q; $i; $way):
    list($q; $i; $way; [",", ", ", " ", "; "][$i % 4]) as $l |
    if $q.describes and ($l.has | index($q.describes))
    then {set: [$l.words, "words for \($q.id)"], plain: [" \($l.words)", "words for \($q.id)"]}
    else one($l.words) end;
def picks($q; $i; $way):
    list($q; $i; $way; ", ") as $l |
    if $l.has == ["none"] then one($l.words)
    elif $way == 0 then {set: [$l.words], plain: [" \($l.words)", "."]}
    else {set: [$l.words, "words \($i)"], plain: [" \($l.words)", "words \($i)", "."]} end;
def fields($q; $way):
    ($q.fields | map("\(.text) \($way)") | if $q.kind == "year" then .[0] = "20\(10 + $way)" else . end)
    as $texts |
    if $way % 2 == 0 then {set: $texts, plain: (" " + $texts[0] | [.] + $texts[1:])}
    else [range($texts | length) as $f | "\($q.fields[$f].id | if $way == 3 then up else . end)=\($texts[$f])"]
         | {set: ., plain: [" " + join(" | ")]} end;
def values:
    if .kind == "text" or .kind == "number"
    then (.options | length) + (if .none then 1 else 0 end) + 1
    elif .kind == "date" or .kind == "country" then 3
    elif .kind == "contact" then 4
    elif .kind == "year" then 6
    else (.options | length) + (if .none then 1 else 0 end) end;
def say($i; $way): . as $q | (.options | length) as $n | ($n + if .none then 1 else 0 end) as $all |
    if .kind == "text" and $i < $all then picks($q; $i; if $n > 0 or $i < $n then $way else [0, 1, 2, 3, 4][$way] end)
    elif .kind == "text"
    then ["yes, and 1", "- a list", "none of it", "naïve | text", "post=Head"][$way]
         | {set: ["--", .], plain: [" " + ., "."]}
    elif .kind == "number" and $i < $all then one(said($q; $i; if $way == 0 then 1 else $way end))
    elif .kind == "number" then one(["18", "0", "2.5", "007", "120"][$way])
    elif .kind == "date" then one(["2026-11-21", "2026-11", "2026"][$i])
    elif .kind == "country" then one(["SWE", "sweden", "NOR"][$i])
    elif .kind == "year" and $i > 3 then one(said($q; 0; [0, 1, 3, 4, 2][$way]))
    elif .fields | length > 0 then fields($q; $i)
    elif .kind == "many" then many($q; $i; $way)
    else one(said($q; $i; $way)) end;
[.[] | select(values > $round)] | to_entries[]
| .key as $at | .value | (($round + $at + $turn) % 5) as $way | {id} + say($round; $way)
END

# What both records answer, without what is not part of the answer.
answers_in() {
    "$program" export "$1" --format json | jq -S '.answers | map(del(.applies, .answer))'
}

# Says one round of values in both ways, and compares.
say_round() {
    jq -c --argjson round "$1" --argjson turn "$2" -f "$home/values.jq" all.json > said ||
        wrong "no values are made"
    [ -s said ] || return
    split -l 60 said part.
    for part in part.*; do
        jq -r '"goto \(.id)", .plain[]' "$part" > "$home/in"
        run edit plain.yaml --plain --data asked
        exits 0
    done
    rm -f part.*
    jq -r '"\"$program\" set set.yaml " + ([.id] + .set | @sh)' said > commands
    ran="mnr-assess set"
    program=$program sh -e commands > "$home/out" 2> "$home/err" ||
        wrong "a value of round $1 is refused: $(tail -1 "$home/err")"
    answers_in plain.yaml > plain.json
    answers_in set.yaml > set.json
    cmp -s plain.json set.json ||
        wrong "round $1 in turn $2: $(diff plain.json set.json | head -5 | tr '\n' ' ')"
}

says "every value of every question is the same answer by set and by the plain mode"
without_conditions
run questions --json
cp "$home/out" all.json
run new set.yaml --country NOR
cp set.yaml plain.yaml
turns=0
[ "${SAYING:-}" != all ] || turns="0 1 2 3 4"
for turn in $turns; do
    round=0
    while [ $round -lt 24 ]; do
        say_round $round "$turn"
        round=$((round + 1))
    done
done
[ "$(jq '[.[] | select(.state == "answered")] | length' set.json)" -eq "$(jq length all.json)" ] ||
    wrong "not every question is answered"

says "what one refuses the other refuses, too"
run new set.yaml --country NOR
cp set.yaml plain.yaml
keep set.yaml plain.yaml
for words in "q7=9" "q7=maybe" "q7=1 2" "q6=2,perhaps" "q6=2 2" "q6=0 2" "q3=soon" \
    "q1=Atlantis" "q5=99" "q2=organisation=x" "law.d1.since=21.11.2026" "law.m1.time-limit=many"; do
    run set set.yaml "${words%%=*}" "${words#*=}"
    exits 2
    err_is_one_line
    types "goto ${words%%=*}" " ${words#*=}"
    run edit plain.yaml --plain --data "$here/../../questionnaires"
    run get plain.yaml "${words%%=*}" --json
    json '.state == "unanswered" or .id == "mnr.q01"'
done
