#!/bin/sh
# screenshots.sh PROGRAM FOLDER [COLUMNSxROWS [SETTING...]]: pictures of the wizard on the practice
# country in a real terminal (xterm, on a display of its own), to be looked at before a release.
# Each setting is a line of the file of settings, such as "theme: paper".
set -eu
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
size=${3:-80x24}
if [ $# -lt 3 ]; then shift $#; else shift 3; fi
export HOME="$folder/home"
rm -rf "$HOME"
mkdir -p "$HOME/.config/mnr-assess"
{
    echo "hints: off"
    for setting in "$@"; do echo "$setting"; done
} >"$HOME/.config/mnr-assess/settings.yaml"
"$program" new "$HOME/practice.yaml" --practice >/dev/null

# NAME, then the keys that lead there: xdotool's names, and words to type after a quote.
scenes() {
    cat <<'END'
gate         g "7 Return
text         g "8 Return
many         Escape g "17 Return
note         n
sources      Escape s a
hidden       Escape Escape g "7 Return 3
outline      Escape o
find         slash "police
finish       Escape f
findings     Escape r
capability   Return
record       Escape Escape t
published    M
settings     Escape Escape comma
glossary     Escape w
help         Escape F1
keys         Escape k
report       Escape p
report-more  Next Next Next
large        Escape m
END
}

# shellcheck disable=SC2016 # the inner shell expands
xvfb-run -a -s '-screen 0 2000x1500x24' sh -eu -c '
    program=$1 folder=$2 size=$3
    xterm -u8 -tn xterm-256color -fa "DejaVu Sans Mono" -fs 10 -geometry "$size" \
        -e "$program" "$HOME/practice.yaml" &
    window=$(xdotool search --sync --onlyvisible --class xterm | head -n 1)
    xdotool windowfocus --sync "$window"
    sleep 1
    while read -r name keys; do
        for key in $keys; do
            case $key in
            \"*) xdotool type --delay 20 "${key#?}" ;;
            *) xdotool key --delay 20 "$key" ;;
            esac
            sleep 0.2
        done
        import -window "$window" "$folder/$name-$size.png"
    done
    xdotool key ctrl+q
    wait
' sh "$program" "$folder" "$size" <<END
$(scenes)
END
rm -rf "$HOME"
ls "$folder"
