#!/bin/sh
# listen.sh PROGRAM FOLDER: the wizard on the practice country under the screen reader yasr, whose
# speech is written to FOLDER/speech.log instead of being spoken. `tail -f` it beside.
set -eu
program=$(realpath "$1")
folder=$(realpath "$2")/listen
rm -rf "$folder" "$folder/../speech.log"
mkdir -p "$folder/.config/mnr-assess"
echo "reader: on" >"$folder/.config/mnr-assess/settings.yaml"
"$program" new "$folder/practice.yaml" --practice >/dev/null
printf '#!/bin/sh\nexec cat >>"%s/../speech.log"\n' "$folder" >"$folder/speak"
printf '#!/bin/sh\nexec "%s" "%s/practice.yaml"\n' "$program" "$folder" >"$folder/run"
chmod +x "$folder/speak" "$folder/run"
sed -e 's/^synthesizer=.*/synthesizer=emacspeak server/' \
    -e "s#^synthesizer port=.*#synthesizer port=|$folder/speak#" \
    /etc/yasr/yasr.conf >"$folder/yasr.conf"
export HOME="$folder" TERM=linux
exec yasr -C "$folder/yasr.conf" "$folder/run"
