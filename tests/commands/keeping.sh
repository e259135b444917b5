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

# ---- where nothing can be kept ----

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
if unshare -m true 2> "$home/err"; then
    mkdir u
    lower=
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
