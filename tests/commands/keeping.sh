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
