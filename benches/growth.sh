#!/usr/bin/env bash
# How the evaluation of questions grows: the time that `ask --explain` tells, without reading the library, in
# libraries of several sizes that the example `corpus` makes up; the best of so many runs, in turn, and the exponent
# between the smallest and the largest. Run `cargo build --release --bins --example corpus` first.
#     benches/growth.sh [RUNS [SIZE ...]]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${PROGRAM:-target/release/catena} maker=${MAKER:-target/release/examples/corpus}
runs=${1:-3}; shift || true
sizes=("$@"); [ ${#sizes[@]} -gt 0 ] || sizes=(10000 30000 100000)
folder=${FOLDER:-target/made-up}
for size in "${sizes[@]}"; do [ -d "$folder/c$size" ] || "$maker" "$folder/c$size" "$size"; done
while IFS= read -r question; do
  times=()
  for size in "${sizes[@]}"; do
    best=
    for _ in $(seq "$runs"); do
      time=$("$program" --library "$folder/c$size" ask --explain "$question" | sed -n 's/.* in \([0-9]*\) µs, [0-9]* steps/\1/p')
      if [ -z "$best" ] || [ "$time" -lt "$best" ]; then best=$time; fi
    done
    times+=("$best")
  done
  awk -v t="${times[*]}" -v s="${sizes[*]}" -v q="$question" 'BEGIN { n = split(t, a, " "); split(s, b, " ")
    for (i = 1; i <= n; i++) printf "%9.1f", a[i] / 1000
    printf "  ms   exponent %.2f   %s\n", log(a[n] / a[1]) / log(b[n] / b[1]), q }'
done <<'QUESTIONS'
find claim c where exists claim d (d -[disputes]-> c) count
how many claims not contested by any claim
how many claims that dispute any claim
how many claims about any theory
find work w where not exists work v (v -[cites]-> w) count
QUESTIONS
