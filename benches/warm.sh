#!/usr/bin/env bash
# How much a whole `ask` costs beside starting the program: the median of many runs of each, in turn,
# and their ratio. The shell's own share in starting a process is in both figures, so the ratio is a
# lower bound; a harness that leaves it out gives a higher one. Run `cargo build --release` first.
set -euo pipefail
cd "$(dirname "$0")/.."
program=target/release/catena
runs=${1:-101}
[ -x "$program" ] || { echo "error: no $program: run cargo build --release" >&2; exit 1; }

now() { date +%s%N; }
# The time of one run in nanoseconds; what it prints is thrown away.
once() { local start; start=$(now); "$program" "$@" >/dev/null 2>&1 || true; echo $(($(now) - start)); }
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

verdicts="which explanations admit trust"
words="claims matching \"reputation\""
first=$("$program" ask --format json "$verdicts" | cksum)
"$program" ask "$words" >/dev/null
base=$(mktemp) ask=$(mktemp) text=$(mktemp)
trap 'rm -f "$base" "$ask" "$text"' EXIT
for _ in $(seq "$runs"); do
  once --version >>"$base"
  once ask "$verdicts" >>"$ask"
  once ask "$words" >>"$text"
done
[ "$first" = "$("$program" ask --format json "$verdicts" | cksum)" ] || { echo "error: the answer changed" >&2; exit 1; }

b=$(median <"$base") a=$(median <"$ask") t=$(median <"$text")
awk -v b="$b" -v a="$a" -v t="$t" -v n="$runs" 'BEGIN {
  printf "median of %d runs each, in turn\n", n
  printf "catena --version                        %6.2f ms\n", b / 1e6
  printf "catena ask (a verdict)                  %6.2f ms   ratio %.2f\n", a / 1e6, a / b
  printf "catena ask (words, warm text index)     %6.2f ms   ratio %.2f\n", t / 1e6, t / b
}'
