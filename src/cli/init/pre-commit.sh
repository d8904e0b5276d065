#!/bin/sh
# Written by `catena init --git`: does not commit a corpus with errors. It checks what is about to be
# committed, even if the files have changed since. `git commit --no-verify` commits anyway.
folder={folder}

top=$(git rev-parse --show-toplevel) || exit 1
# git names these from the top, where the hook begins.
case ${GIT_INDEX_FILE:-} in
  '' | /* | ?:*) ;;
  *) GIT_INDEX_FILE=$PWD/$GIT_INDEX_FILE && export GIT_INDEX_FILE ;;
esac
if [ -n "${GIT_DIR:-}" ]; then
  GIT_DIR=$(git rev-parse --absolute-git-dir) && GIT_WORK_TREE=$top && export GIT_DIR GIT_WORK_TREE
fi
# A branch may have no corpus.
[ -n "$(git --literal-pathspecs -C "$top" ls-files -- "$folder"corpus)" ] || exit 0
if ! command -v catena >/dev/null; then
  echo 'catena is not on your PATH: committing the corpus without a check' >&2
  exit 0
fi
cd "$top/$folder" || exit 1
if catena check --staged --format concise && catena fmt --check --staged; then
  exit 0
fi
echo 'not committed: fix the problems above, or run `catena fmt`, then `git add` the files again' >&2
exit 1
