# What is kept beside a file between runs, and who has it open.

# apart COMMAND...: runs it where its processes are counted by themselves, as in a container.
apart() {
    unshare -p -f --mount-proc "$@"
}

says "who opens a file that is open in another container of the same computer is told"
run new a.yaml --country NOR
if apart true 2> "$home/err"; then
    talk unshare -p -f --mount-proc
    waits out "mnr.q01a> "
    keep a.yaml .a.yaml.lock
    run edit a.yaml --plain
    exits 2
    err_has "has it open since 2026-11-21T10:00:00Z; --take-over works on it all the same"
    kept
    ran="edit in two containers"
    apart "$program" edit a.yaml --plain < /dev/null > "$home/out" 2> "$home/err"
    status=$?
    exits 2
    err_has "has it open"
    kept
    leave
    exits 0
    [ ! -e .a.yaml.lock ] || wrong "its lock is left"
fi

# ---- files that may not be changed ----

# tried ARGUMENT...: the program as an ordinary user, whose home is $user.
user=$home/case/u
lower=
[ "$(id -u)" -ne 0 ] || lower="setpriv --reuid=65534 --regid=65534 --clear-groups"
tried() {
    ran="mnr-assess $* ($spoil)"
    [ -e "$home/in" ] || : > "$home/in"
    # shellcheck disable=SC2086 # words
    (cd "$user" && $lower env HOME="$user" $given "$program" "$@") < "$home/in" \
        > "$home/out" 2> "$home/err"
    status=$?
    rm -f "$home/in"
}

# homely: a home of theirs with the file a.yaml.
homely() {
    given= spoil=
    rm -rf "$user"
    mkdir -p "$user"
    chmod 755 "$home" "$home/case"
    (cd "$user" && "$program" new a.yaml --country NOR > "$home/out")
    [ -z "$lower" ] || chown -R 65534:65534 "$user"
}

# refused WORDS COMMAND...: nothing is written, and why is said.
refused() {
    words=$1
    shift
    keep "$user/a.yaml"
    tried "$@"
    exits 2
    err_is_one_line
    err_has "$words"
    kept
}

says "a file that its owner made read-only is not changed, by root neither"
for lower in "$lower" ""; do
    homely
    tried set a.yaml q7 yes
    tried report a.yaml --output r.md
    for mode in 444 400 555; do
        chmod $mode "$user/a.yaml" "$user/r.md"
        refused "a.yaml: this file can only be read; “chmod u+w”" set a.yaml q7 no
        refused "a.yaml: this file can only be read; “chmod u+w”" restore a.yaml 1
        keep "$user/r.md"
        tried report a.yaml --full --output r.md
        exits 2
        err_has "r.md: this file can only be read"
        kept
        types "goto q7" 2 "title x" "note y" save quit
        keep "$user/a.yaml"
        tried edit a.yaml --plain
        exits 2
        out_has "You can only look at it, and change nothing: this file can only be read"
        out_has "That is not taken"
        no_err
        kept
        [ -z "$(ls -A "$user" | grep -e lock -e saving)" ] || wrong "$ran: something is left beside it"
        types "goto q7" quit
        tried edit a.yaml --plain
        exits 0
        out_has "Q7"
    done
done

says "what was looked at line by line can be saved under another name, and changed there"
homely
chmod 444 "$user/a.yaml"
types "save b.yaml" "goto q7" 1 quit
tried edit a.yaml --plain
exits 0
tried get b.yaml q7
out_is "mnr.q07: yes"
tried get a.yaml q7
out_is "mnr.q07: (Not answered)"

says "a file of somebody else stays theirs, or is not changed"
lower=
if [ "$(id -u)" -eq 0 ]; then
    homely
    chown 65534:65534 "$user" "$user/a.yaml"
    tried set a.yaml q7 yes
    exits 0
    [ "$(stat -c '%u %g %a' "$user/a.yaml")" = "65534 65534 600" ] || wrong "root took it over"
    tried set a.yaml q7 no
    tried restore a.yaml 1
    exits 0
    [ "$(stat -c '%u %g %a' "$user/a.yaml")" = "65534 65534 600" ] || wrong "root took it over"
    lower="setpriv --reuid=65533 --regid=65534 --clear-groups"
    chmod 777 "$user"
    chmod 640 "$user/a.yaml"
    refused "a.yaml: this file belongs to somebody else (user 65534)" set a.yaml q7 yes
    types "goto q7" 1 quit
    tried edit a.yaml --plain
    out_has "You can only look at it, and change nothing: this file belongs to somebody else"
    chmod 660 "$user/a.yaml"
    tried set a.yaml q7 partly
    exits 0
    [ "$(stat -c '%u %g %a' "$user/a.yaml")" = "65534 65534 660" ] || wrong "who may write in it took it over"
    [ -z "$(ls -A "$user" | grep -e saving)" ] || wrong "$ran: something is left beside it"
    tried get a.yaml q7
    out_is "mnr.q07: partly"
fi

# mounted SCRIPT: runs it where m.yaml is a.yaml, mounted by itself.
mounted() {
    ran="mounted: $1"
    touch m.yaml
    unshare -m sh -c "mount --bind a.yaml m.yaml; $1" > "$home/out" 2> "$home/err"
    status=$?
}

says "a file that is mounted by itself is written in place, after a version was put aside"
export program
run new a.yaml --country NOR
run set a.yaml q10 yes
if unshare -m true 2> "$home/err"; then
    inode=$(stat -c %i a.yaml)
    # shellcheck disable=SC2016 # for the inner shell
    mounted '"$program" set m.yaml q7 yes && "$program" restore m.yaml'
    exits 0
    no_err
    out_has "1          2026-11-21 10:00 UTC"
    run get a.yaml q7
    out_is "mnr.q07: yes"
    # shellcheck disable=SC2016
    mounted '"$program" set m.yaml q7 --clear; "$program" set m.yaml q10 --clear; printf "goto q7\n2\nquit\n" | "$program" edit m.yaml --plain; "$program" restore m.yaml 1'
    exits 0
    no_err
    [ "$(stat -c %i a.yaml)" = "$inode" ] || wrong "it is another file now"
    [ -z "$(ls -A | grep -e saving -e lock)" ] || wrong "something is left beside it"
    mounted 'cat m.yaml; "$program" report a.yaml --output r.md; touch mounted.md; cp r.md mounted.md; mount --bind r.md mounted.md; "$program" report a.yaml --full --output mounted.md > out'
    exits 0
    no_err
fi

says "a file that is mounted by itself where nothing can be written is told of at once"
if [ "$(id -u)" -eq 0 ] && unshare -m true 2> "$home/err"; then
    lower="setpriv --reuid=65534 --regid=65534 --clear-groups"
    homely
    mkdir -p "$user/shut"
    : > "$user/shut/m.yaml"
    ran="mounted in a folder of root's"
    unshare -m sh -c "cd '$user'; mount --bind a.yaml shut/m.yaml; export HOME='$user'; \
        $lower '$program' set shut/m.yaml q7 yes; \
        printf 'goto q7\n1\nquit\n' | $lower '$program' edit shut/m.yaml --plain" \
        > "$home/out" 2> "$home/err"
    status=$?
    exits 2
    err_is_one_line
    err_has "shut/m.yaml: this file is mounted by itself, and nothing can be written beside it; mount its folder instead"
    out_has "You can only look at it, and change nothing: this file is mounted by itself"
fi

# ---- where nothing can be kept ----

# told: one line, once, that nothing can be kept, and why.
told() {
    err_is_one_line
    err_has "Nothing can be kept (versions, unsaved answers, drafts): $why"
    err_has "$advice"
    harmless
}

# spoils COMMAND WHY ADVICE [NAME=VALUE...]: where the state folder is as COMMAND makes it, every
# command that would keep something says so and does its work.
spoils() {
    spoil=$1 why=$2 advice=$3
    shift 3
    given=$*
    rm -rf "$user"
    mkdir -p "$user/.local/state"
    chmod 755 "$home" "$home/case"
    (cd "$user" && "$program" new a.yaml --country NOR > "$home/out")
    [ -z "$lower" ] || chown -R 65534:65534 "$user"
    state=$user/.local/state/mnr-assess
    (cd "$user/.local/state" && eval "$spoil")
    for value in yes no; do
        tried set a.yaml q7 $value
        exits 0
        told
    done
    tried get a.yaml q7
    out_is "mnr.q07: no"
    no_err
    tried restore a.yaml
    told
    types "goto q7" 1 "goto q10" 1 quit
    tried edit a.yaml --plain
    exits 0
    [ "$(grep -c "Nothing can be kept (versions, unsaved" "$home/out")" -eq 1 ] || wrong "$ran: it is not told once"
    no_err
    tried get a.yaml q7
    out_is "mnr.q07: yes"
}

says "where nothing can be kept, that is said, and why, and what to do"
lower=
[ "$(id -u)" -ne 0 ] || lower="setpriv --reuid=65534 --regid=65534 --clear-groups"
spoils 'mkdir mnr-assess; chmod 777 mnr-assess; chown -R 65534 . 2> /dev/null || :' "$user/.local/state/mnr-assess: others may write in this folder" "chmod go-w"
spoils 'ln -s /tmp mnr-assess' "$user/.local/state/mnr-assess: this is a link" "move it away"
spoils 'echo x > mnr-assess' "$user/.local/state/mnr-assess: " "move"
spoils 'true' "it is not known where" "set HOME or XDG_STATE_HOME" HOME=
spoils 'true' "it is not known where" "set HOME or XDG_STATE_HOME" HOME=here XDG_STATE_HOME=there
spoils 'true' "/proc/mnr-assess: " "set XDG_STATE_HOME to a folder where you may write" XDG_STATE_HOME=/proc
spoils 'chmod 555 .' "$user/.local/state/mnr-assess: Permission denied" "set XDG_STATE_HOME"
if [ -n "$lower" ]; then
    spoils 'mkdir mnr-assess; chmod 700 mnr-assess' "$user/.local/state/mnr-assess: belongs to root, not to you" "sudo chown -R 65534 '$user/.local/state/mnr-assess'"
    spoils 'mkdir mnr-assess; chmod 700 mnr-assess; mkdir mnr-assess/backups mnr-assess/.runs; chown 65534 mnr-assess' "$user/.local/state/mnr-assess/" "sudo chown -R 65534"
fi

says "a home that is full, or can only be read, is told of"
spoil="a full disk"
lower=
if unshare -m true 2> "$home/err"; then
    mkdir u
    for options in size=4k,nr_inodes=2 ro size=64k; do
        unshare -m sh -c "mount -t tmpfs -o $options none u; cp '$program' u/ 2> /dev/null; \
            [ $options = size=64k ] && head -c 1M /dev/zero > u/full 2> /dev/null; \
            '$program' new a.yaml --country NOR > out; export HOME=\$PWD/u; \
            '$program' set a.yaml q7 yes 2> err; echo \$? > status; \
            '$program' edit a.yaml --plain < /dev/null > out" 2> "$home/err"
        ran="set ($options)"
        [ "$(cat status)" -eq 0 ] || wrong "$ran: exit status $(cat status)"
        cp err "$home/err"
        err_is_one_line
        err_has "Nothing can be kept (versions, unsaved answers, drafts): "
        file_has out "Nothing can be kept (versions, unsaved"
        rm -f a.yaml
    done
fi

says "a crash leaves nothing of the answers on a disk"
lower=
[ "$(id -u)" -ne 0 ] || lower="setpriv --reuid=65534 --regid=65534 --clear-groups"
homely
cd "$user" || exit 2
ulimit -c unlimited 2> "$home/err"
# shellcheck disable=SC2086 # words
talk $lower env HOME="$user"
waits out "mnr.q01a> "
grep -q "^Max core file size  *0  *0 " /proc/$child/limits || wrong "there may be a core: $(grep core /proc/$child/limits)"
# The system gives the files of a process that may not be dumped to root.
grep -q __asan_init "$program" || [ "$(stat -c %u /proc/$child/environ)" = 0 ] || wrong "the process may be dumped"
kill -ABRT $child
wait $child 2> "$home/err"
[ $? -eq 134 ] || wrong "it is not killed"
exec 3>&-
[ -z "$(find . -name 'core*')" ] || wrong "there is a core"
