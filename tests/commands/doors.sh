# The same words are the same text by whichever door they come: arguments, standard input, lines. The
# table is tests/data/doors.tsv; pastes, keys and the person's own editor are in tests/screen/test_doors.c.

doors=$(dirname "$here")/data/doors.tsv
tab=$(printf '\t')

# given DOOR EXPECTED ACTUAL: what was kept (JSON) is what the table says.
given() {
    [ "$3" = "$2" ] || wrong "$name by $1: $3, not $2"
}

# refused DOOR: by status 2, and the file is as it was.
refused() {
    [ "$status" -eq 2 ] || wrong "$name by $1: status $status, not 2"
    err_is_one_line
    kept
}

# kept_of ID FILTER: what the file has of an answer.
kept_of() {
    "$program" get a.yaml "$1" --json | jq -c "$2"
}

# door NAME EXPECTED ID FILTER ARGUMENT...: sets something with these arguments.
door() {
    door=$1 expected=$2 id=$3 filter=$4
    shift 4
    keep a.yaml
    run set a.yaml "$@"
    case $expected in
    refused | blank) refused "$door" ;;
    *)
        exits 0
        given "$door" "$expected" "$(kept_of "$id" "$filter")"
        ;;
    esac
}

# A note that nobody can see is no note.
note() {
    expected=$2
    [ "$2" != blank ] || expected=null
    door "$1" "$expected" mnr.q10 .note mnr.q10 no --note "$3"
}

# piped: the bytes as standard input.
piped() {
    # shellcheck disable=SC2059 # the table has formats
    printf "$bytes" > "$home/in"
}

# No words at all take all sources away; some that nobody can see make none.
source_door() {
    if [ "$given" != blank ]; then
        door "--source" "$line" mnr.q10 .sources[-1].title mnr.q10 --unknown --source "" --source "$words"
    else
        run set a.yaml mnr.q10 --unknown --source "" --source "$words"
        kept_of mnr.q10 '.sources[].title' | grep -q '[[:alnum:]]' ||
            given "--source" "" "$(kept_of mnr.q10 '.sources[].title')"
    fi
}

by_argument() {
    door "argument" "$given" mnr.q09 .value mnr.q09 "$words"
    note "--note" "$given" "$words"
    door "--not-applicable" "$given" mnr.q13 .reason mnr.q13 --not-applicable "$words"
    source_door
    door "status" "$given" law.d1 .reason law.d1 drafted --note "$words"
    door "field" "$line" mnr.q02 .values[0] mnr.q02 "$words"
    run set a.yaml title Before
    keep a.yaml
    run set a.yaml title "$words"
    case $line in
    refused | blank) refused title ;;
    *) given title "$line" "$("$program" export a.yaml --format json | jq -c .title)" ;;
    esac
    rm -f b.yaml
    run new b.yaml --title "$words"
    case $line in
    refused | blank) [ "$status" -eq 2 ] && [ ! -e b.yaml ] || wrong "$name by new --title" ;;
    *) given "new --title" "$line" "$("$program" export b.yaml --format json | jq -c .title)" ;;
    esac
}

by_standard_input() {
    piped
    door "standard input" "$given" mnr.q09 .value mnr.q09 -
    piped
    note "--note -" "$given" -
}

# typed DOOR EXPECTED ID FILTER BEFORE BEHIND: between these lines of the plain mode.
typed() {
    run set a.yaml "$3" --clear
    # shellcheck disable=SC2059
    {
        printf '%s\n' "goto $3"
        printf "$5"
        printf "$bytes"
        printf "$6"
    } > "$home/in"
    run edit --plain a.yaml
    case $2 in
    blank) given "$1" null "$(kept_of "$3" "$4")" ;;
    refused)
        [ "$status" -eq 1 ] || wrong "$name by $1: status $status"
        given "$1" null "$(kept_of "$3" "$4")"
        ;;
    *)
        exits 0
        given "$1" "$2" "$(kept_of "$3" "$4")"
        ;;
    esac
}

# A line of its own is a field or a title only where the words have no line end.
by_lines() {
    typed "lines" "$given" mnr.q09 .value "" "\n.\n"
    run set a.yaml mnr.q10 --note ""
    typed "lines of a note" "$given" mnr.q10 .note "note\n" "\n.\n"
    case $bytes in
    *\\[rn]*) return ;;
    esac
    typed "a reason" "$line" mnr.q13 .reason "na\n" "\n"
    typed "a field" "$line" mnr.q02 '.values[0]' "" "\n\n\n"
}

says "words are the same text by whichever door they come"
run new a.yaml --country NOR
while IFS=$tab read -r name bytes given typed keys; do
    case $name in "#"* | "whole ("* | '"keys"'* | answer*) continue ;; esac
    line=$(printf '%s' "$given" | sed 's/\\n/ /g')
    # shellcheck disable=SC2059
    words=$(printf "$bytes")
    by_argument < /dev/null
    by_standard_input
    by_lines
done < "$doors"

says "a NUL character is no text, and is refused where one can come"
run new a.yaml --country NOR
keep a.yaml
printf 'a\000b' > "$home/in"
run set a.yaml mnr.q09 -
exits 2
err_is_one_line
kept
printf 'goto q9\na\000b\n.\n' > "$home/in"
run edit --plain a.yaml
exits 1

says "a file whose name nobody can see is not made"
for name in '\342\200\213' ' ' '\357\273\277' './\343\205\244'; do
    # shellcheck disable=SC2059
    run new "$(printf "$name")"
    exits 2
    err_is_one_line
done
[ -z "$(ls -A)" ] || wrong "a file was made: $(ls -A)"

says "a file that holds what nobody can see is read, told of, and can be mended"
run new a.yaml --country NOR
run set a.yaml mnr.q09 HERE
run set a.yaml mnr.q13 --not-applicable HERE
sed -i 's/HERE/\\u200b/' a.yaml
run check a.yaml
exits 1
out_has "Q9: an empty text is no answer; clear it instead (there is nothing in it that can be seen)"
out_has "Q13: “not applicable” needs a reason (there is nothing in it that can be seen)"
run set a.yaml mnr.q07 yes
exits 0
run get a.yaml q9 --json
json '.value == "\u200b"'
run set a.yaml mnr.q09 "A committee."
exits 0
run set a.yaml mnr.q13 --clear
exits 0
run check a.yaml
out_lacks "can be seen"

says "a long line comes whole through a pipe"
run new a.yaml --country NOR
{ printf 'goto q9\n' && yes 'Some words.' | tr '\n' ' ' | head -c 65532 && printf 'END.\n.\n'; } > "$home/in"
run edit --plain a.yaml
exits 0
run get a.yaml q9 --json
json '.value | length == 65536 and endswith("END.")'

says "CR ends a line as newline does"
run new a.yaml --country NOR
printf 'goto q7\r1\rgoto q9\r\nOne\rTwo\r\n.\rquit\r' > "$home/in"
run edit --plain a.yaml
exits 0
run get a.yaml q7
out_is "mnr.q07: yes"
run get a.yaml q9 --json
json '.value == "One\nTwo"'

says "a byte order mark before the first command is none of it"
run new a.yaml --country NOR
printf '\357\273\277goto q7\r\n1\r\n' > "$home/in"
run edit --plain a.yaml
exits 0
run get a.yaml q7
out_is "mnr.q07: yes"
