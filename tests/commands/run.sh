#!/bin/sh
# run.sh PROGRAM [FILE...]: tests the commands from outside, as a script would use them.
#
# Every case is a sentence about the product. It starts in an empty directory, with a clock that
# stands still, and says what must come out on both streams, the exit status, and which files must
# not change. The cases are in the files beside this one; FILE... runs some of them only:
#
#     tests/commands/run.sh build/mnr-assess set.sh
set -u
program=$(realpath "$1")
shift
here=$(dirname "$(realpath "$0")")
hostile=$(dirname "$here")/hostile
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC TERM=dumb SOURCE_DATE_EPOCH=1795255200
unset COLUMNS LANGUAGE NO_COLOR

# Sanitizers make everything slower.
limit=10 # seconds: a hang is an error, slowness is for bench
grep -q __asan_init "$program" && limit=20

# The faces of the report, for the cases that look at each.
report_formats="markdown html latex json"

passed=0
failed=0
sentence=
faults=0

finish_case() {
    [ -n "$sentence" ] || return 0
    if [ $faults -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# says SENTENCE: begins a case, in an empty directory.
says() {
    finish_case
    sentence=$1
    faults=0
    rm -rf "$home/case"
    mkdir "$home/case"
    cd "$home/case" || exit 2
}

# wrong TEXT: the case does not hold; why is told a few times.
wrong() {
    [ "$faults" -gt 0 ] || printf 'NOT SO: %s\n' "$sentence"
    faults=$((faults + 1))
    [ "$faults" -gt 4 ] || printf '        %s\n' "$1"
}

# run ARGUMENT...: runs the program; its input is the file `in`, if the case made one.
run() {
    ran="mnr-assess $*"
    [ -e "$home/in" ] || : > "$home/in"
    timeout "$limit" "$program" "$@" < "$home/in" > "$home/out" 2> "$home/err"
    status=$?
    rm -f "$home/in"
    [ "$status" -ne 124 ] || wrong "$ran: took more than $limit s"
}

# types LINE...: what the next run reads from standard input.
types() {
    printf '%s\n' "$@" > "$home/in"
}

exits() {
    [ "$status" -eq "$1" ] ||
        wrong "$ran: exit status $status, not $1: $(head -c 300 "$home/err")"
}

out_has() {
    grep -qF -- "$1" "$home/out" || wrong "$ran: standard output lacks: $1"
}

out_lacks() {
    ! grep -qF -- "$1" "$home/out" || wrong "$ran: standard output has: $1"
}

out_is() {
    [ "$(cat "$home/out")" = "$1" ] ||
        wrong "$ran: standard output is not: $1 but: $(head -c 300 "$home/out")"
}

err_has() {
    grep -qF -- "$1" "$home/err" ||
        wrong "$ran: standard error lacks: $1; it is: $(head -c 300 "$home/err")"
}

no_err() {
    [ ! -s "$home/err" ] || wrong "$ran: standard error has: $(head -c 300 "$home/err")"
}

# One line that begins with the program's name.
err_is_one_line() {
    [ "$(wc -l < "$home/err")" -eq 1 ] && grep -q '^mnr-assess: ' "$home/err" ||
        wrong "$ran: standard error is not one line: $(head -c 300 "$home/err")"
}

# json EXPRESSION: jq finds it true of the output.
json() {
    jq -e "$1" "$home/out" > /dev/null 2>&1 || wrong "$ran: the output does not hold: $1"
}

file_has() {
    grep -qF -- "$2" "$1" || wrong "$ran: $1 lacks: $2"
}

file_lacks() {
    ! grep -qF -- "$2" "$1" || wrong "$ran: $1 has: $2"
}

# keep FILE...: remembers what the files are; kept: they are the same, down to inode and time.
keep() {
    kept=$(stat -c '%n %i %s %Y %Z %a' "$@" && cat "$@" | sha256sum)
    kept_files=$*
}

kept() {
    # shellcheck disable=SC2086 # a list of names
    [ "$kept" = "$(stat -c '%n %i %s %Y %Z %a' $kept_files && cat $kept_files | sha256sum)" ] ||
        wrong "$ran: $kept_files changed"
}

# No control character but newline and tab on either stream.
harmless() {
    ! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]' \
        "$home/out" "$home/err" || wrong "$ran: writes control characters"
}

# talk [COMMAND...]: the plain mode on a.yaml (run by COMMAND), which reads what is written to descriptor 3.
talk() {
    rm -f out err # of an earlier one, or what it said would be taken for this one's
    mkfifo pipe
    "$@" "$program" edit --plain a.yaml < pipe > out 2> err &
    child=$!
    exec 3> pipe
}

# leave: the input ends, and the program with it.
leave() {
    exec 3>&-
    wait $child
    status=$?
}

# waits FILE TEXT: until the file has the text.
waits() {
    tries=0
    until grep -qF -- "$2" "$1" 2> /dev/null || [ $tries -eq 600 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
}

# Without FILE: each of them in a process of its own, as many at once as there are processors.
run_all() {
    # shellcheck disable=SC2016 # for the inner shell
    printf '%s\n' doors.sh hostile.sh plain.sh saying.sh set.sh set_from.sh report.sh new.sh get.sh status.sh check.sh \
        keeping.sh forget.sh \
        questions.sh country.sh verify.sh export.sh form.sh restore.sh lint.sh crosswalk.sh \
        usage.sh limits.sh |
        xargs -P "$(nproc)" -I '{}' \
            sh -c '"$0" "$1" "$2" > "$3/$2" 2>&1' "$here/run.sh" "$program" '{}' "$home"
    ended=$?
    cat "$home"/*.sh | awk '
        /^[0-9]+ passed, [0-9]+ failed$/ {passed += $1; failed += $3; next}
        {print}
        END {printf "%d passed, %d failed\n", passed, failed}'
    return $ended
}

if [ $# -eq 0 ]; then
    run_all
    exit
fi
for cases in "$@"; do
    # shellcheck source=/dev/null # each of the files above
    . "$here/$cases"
done
finish_case
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
