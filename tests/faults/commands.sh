#!/bin/bash
# commands.sh PROGRAM SHIM [quick]: every command that writes a file, with each of its system calls
# about files failing in every way, and killed there. The file on disk is then the old one or the
# new one, whole; what the exit status says is so; and the next run works.
set -u
program=$(realpath "$1")
shim=$(realpath "$2")
quick=${3:-}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home/case/home" LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC TERM=dumb SOURCE_DATE_EPOCH=1795255200
export XDG_STATE_HOME="$home/case/home/state" XDG_CONFIG_HOME="$home/case/home/config"
export FAULT_FOLDER="$home/case" FAULT_ORDER="$home/order" FAULT_DONE="$home/done"
unset COLUMNS LANGUAGE NO_COLOR

deeds='EIO ENOSPC EINTR EACCES short half-ENOSPC kill half-kill'
[ -z "$quick" ] || deeds='EIO half-ENOSPC EINTR kill half-kill'
typed=/dev/null # what is read from standard input
runs=0
failed=0

wrong() {
    failed=$((failed + 1))
    [ $failed -gt 20 ] ||
        printf 'NOT SO: %s; call %s (%s) with %s: %s\n' "$sentence" "$n" "$call" "$deed" "$1"
}

# strays TEST...: what is in the folder and is no file of the program's own keeping: names that it
# ought not leave.
strays() {
    find "$home/case" -path "$HOME" -prune -o -name '.*.saving-*' -type f "$@" -print
}

# one_run: the command with one fault; `before` and `after` are the two wholes that may be on disk.
one_run() {
    rm -rf "$home/case" "$home/done"
    mkdir -p "$HOME"
    cd "$home/case" || exit 2
    prepare
    printf '%s %s\n' "$n" "$deed" > "$FAULT_ORDER"
    # The shell says who was killed; we know.
    { LD_PRELOAD=$shim "$program" "${command[@]}" > "$home/out" 2> "$home/err" < "$typed"; } \
        2> "$home/shell"
    status=$?
    call=$(cat "$home/done" 2> /dev/null)
    rm -f "$FAULT_ORDER"
    runs=$((runs + 1))
}

# The target's content: "-" when there is no such file.
content() {
    if [ -e "$target" ]; then sha256sum < "$target"; else printf '%s' -; fi
}

judge() {
    now=$(content)
    case $deed in
    *kill) [ $status -eq 137 ] || wrong "exit status $status, not killed" ;;
    *) [ $status -eq 0 ] || [ $status -eq 2 ] || wrong "exit status $status" ;;
    esac
    [ "$now" = "$old" ] || [ "$now" = "$new" ] || wrong 'the file is neither the old nor the new'
    [ $status -ne 0 ] || [ "$now" = "$new" ] || wrong 'exit status 0, and the file is the old one'
    [ $status -ne 2 ] || [ "$(wc -l < "$home/err")" -ge 1 ] || wrong 'exit status 2 without a word'
    [ $status -eq 137 ] || [ "$call" = unlinkat ] || [ -z "$(strays)" ] || wrong "leaves $(strays)"
    [ "$deed" != short ] || [ $status -eq 0 ] || wrong "a short write is no error: $(cat "$home/err")"
    "$program" "${command[@]}" > "$home/out" 2> "$home/err" < "$typed" ||
        [ "$now" = "$new" ] || wrong "the next run: $(head -c 200 "$home/err")"
    [ "$(content)" = "$new" ] || wrong 'the next run does not lead to the new file'
    # What holds nothing may be that of a save which has just begun.
    [ "${command[0]}" != set ] || [ -z "$(strays -size +0)" ] ||
        wrong "the next run does not clear up $(strays -size +0)"
}

# hold SENTENCE TARGET COMMAND...: all faults at all calls; `prepare` makes the folder.
hold() {
    sentence=$1 target=$2
    shift 2
    command=("$@")
    n=0 deed=none
    one_run
    [ $status -eq 0 ] || wrong "without a fault: $(head -c 200 "$home/err")"
    new=$(content)
    rm -rf "$home/case" && mkdir -p "$HOME" && cd "$home/case" && prepare
    old=$(content)
    [ "$new" != "$old" ] || wrong 'changes nothing'
    for deed in $deeds; do
        n=1
        one_run
        while [ -n "$call" ]; do
            judge
            n=$((n + 1))
            one_run
        done
        [ $n -gt 5 ] || wrong "only $n calls"
        calls=$n
    done
    printf '%s: %s calls\n' "$sentence" "$((calls - 1))"
}

# Calls that change files must be those that the shim knows.
known=$(nm -D --defined-only "$shim" | awk '{ print $3 }')
for import in $(nm -D --undefined-only "$program" | awk '{ sub(/@.*/, "", $2); print $2 }'); do
    case $import in
    open* | creat* | fopen* | freopen* | fdopen* | mkstemp* | mkostemp* | mkdtemp | tmpfile | write \
        | pwrite* | writev | fsync | fdatasync | sync | syncfs | close | rename* | link* | symlink* \
        | unlink* | remove | rmdir | mkdir* | chmod | fchmod* | chown | fchown* | truncate* \
        | ftruncate* | flock | lockf | fcntl* | fallocate | sendfile | copy_file_range | utime*)
        printf '%s\n' "$known" | grep -qx "$import" || {
            sentence='every call is known to the shim' n=0 call=$import deed=none
            wrong "the program calls $import"
        } ;;
    esac
done

small='mnr-assess: 1
id: "0b7c2f1e-0000-4000-8000-000000000000"
country: "NOR"
title: "Norway 2026"
revision: 1
depth: "full"
instruments: {mnr: "2022.1"}
answers:
  mnr.q07:
    value: "no"
'

prepare() { printf '%s' "$small" > nor.yaml; }
hold 'an answer is set' nor.yaml set nor.yaml mnr.q07 yes

# Killed while it writes its lock, one is left that does not say whose it is.
typed=$home/typed
printf 'goto q9\nOne\nTwo\n.\ngoto q9\nquit\n' > "$typed"
prepare() { printf '%s' "$small" > nor.yaml; }
hold 'a text is given line by line' nor.yaml edit --plain nor.yaml
typed=/dev/null

prepare() { mkdir away && printf '%s' "$small" > away/nor.yaml && ln -s away/nor.yaml nor.yaml; }
hold 'an answer is set through a symbolic link' away/nor.yaml set nor.yaml mnr.q07 yes

prepare() { printf '%s' "$small" > nor.yaml; }
hold 'a report is written where there was none' gap.md report nor.yaml --output gap.md

prepare() {
    printf '%s' "$small" > nor.yaml && "$program" report nor.yaml --share > gap.md
}
hold 'an older report is replaced' gap.md report nor.yaml --output gap.md

prepare() { printf '%s' "$small" > nor.yaml; }
hold 'charts are written where there were none' charts/chart-mnr-status.svg \
    report nor.yaml --share --charts charts --output gap.md

prepare() { :; }
hold 'a new file is made' nor.yaml new --practice nor.yaml

printf '%s runs, %s wrong\n' "$runs" "$failed"
[ $failed -eq 0 ]
