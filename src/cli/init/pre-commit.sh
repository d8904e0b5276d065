#!/bin/sh
# Written by `catena init --git`: what catena finds a fault in is not committed.
# `git commit --no-verify` commits all the same.
cd "$(git rev-parse --show-toplevel)/{folder}" || exit 1
if ! command -v catena >/dev/null; then
  echo 'catena is not on the path: the corpus is committed without a check' >&2
  exit 0
fi
if catena check --format concise && catena fmt --check; then
  exit 0
fi
echo 'not committed: mend what is told above, or run `catena fmt`' >&2
exit 1
