#!/bin/sh
# run.sh PROGRAM: opens the wizard on a copy of the practice country. Answers given there stay in
# practice.yaml until that file is deleted.
set -eu
[ -e practice.yaml ] || "$1" new practice.yaml --practice
exec "$1" edit practice.yaml
