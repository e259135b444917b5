#!/bin/sh
# run.sh BUILD SECONDS FUZZER...: runs each fuzzer of the folder BUILD for SECONDS, as many at once
# as there are processors. Starts from the seeds in the tree and from what earlier runs here left in
# BUILD/corpus. FUZZ_SEED makes a run that can be repeated. Says for each how often it ran; exit
# status 1 when something was found, which then stands in BUILD/found.
set -eu
build=$1
seconds=$2
shift 2
here=$(dirname "$0")
mkdir -p "$build/found" "$build/seeds"

# Those seeds that other tests keep already.
rm -rf "$build/seeds/assessment" "$build/seeds/questionnaire"
mkdir -p "$build/seeds/assessment" "$build/seeds/questionnaire"
cp "$here"/../hostile/loads/* "$here"/../hostile/refused/* "$build/seeds/assessment"
(cd "$here/../data/small" && find . -name '*.yaml') | while read -r file; do
    name=${file#./}
    { printf '# %s\n' "$name" && cat "$here/../data/small/$name"; } \
        > "$build/seeds/questionnaire/$(printf %s "$name" | tr / -)"
done

# fuzz NAME: one fuzzer; what it writes goes to a file, of which its last words are told.
cat > "$build/one.sh" <<'END'
build=$1 seconds=$2 here=$3 name=$4
mkdir -p "$build/corpus/$name"
set -- "$build/corpus/$name"
for folder in "$here/seeds/$name" "$build/seeds/$name"; do
    [ ! -d "$folder" ] || set -- "$@" "$folder"
done
dictionary=$here/$name.dict
[ ! -e "$dictionary" ] || set -- "-dict=$dictionary" "$@"
if UBSAN_OPTIONS=print_stacktrace=1 "$build/fuzz-$name" -max_total_time="$seconds" -timeout=20 \
    -rss_limit_mb=2048 -max_len=16384 -seed="${FUZZ_SEED:-0}" \
    -print_final_stats=1 -artifact_prefix="$build/found/$name-" \
    "$@" > "$build/$name.log" 2>&1
then
    printf '%s: nothing found in %s executions, %s inputs kept\n' "$name" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log")" \
        "$(find "$build/corpus/$name" -type f | wc -l)"
else
    grep -E 'does not hold|ERROR|SUMMARY|runtime error|Test unit written' "$build/$name.log"
    printf '%s: SOMETHING FOUND; all of it is in %s\n' "$name" "$build/$name.log"
    exit 1
fi
END
printf '%s\n' "$@" | xargs -P "$(nproc)" -n 1 sh "$build/one.sh" "$build" "$seconds" "$here"
