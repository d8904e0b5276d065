#!/usr/bin/env bash
# What a whole run costs beside starting the program: the median of many runs of each command, in turn, and their
# ratio; then the same question on libraries that the example `corpus` makes up, beside the paper's corpus. The shell's own
# share in starting a process is in all figures, so a ratio is a lower bound. Answers from what is kept are first
# held against those from the texts. Run `cargo build --release --bins --example corpus` first.
#     benches/warm.sh [RUNS [SIZE ...]]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${PROGRAM:-target/release/catena} maker=${MAKER:-target/release/examples/corpus}
runs=${1:-51}; shift || true
sizes=("$@"); [ ${#sizes[@]} -gt 0 ] || sizes=(10000 100000)
folder=${FOLDER:-target/made-up}
[ -x "$program" ] || { echo "error: no $program: run cargo build --release" >&2; exit 1; }
for size in "${sizes[@]}"; do [ -d "$folder/c$size" ] || "$maker" "$folder/c$size" "$size"; done

now() { date +%s%N; }
# The time of one run in nanoseconds; what it prints is thrown away.
once() { local start; start=$(now); "$program" "$@" >/dev/null 2>&1 || true; echo $(($(now) - start)); }
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

# A made-up library's first work, which has a dozen claims.
work_of() { basename "$(ls "$1/corpus/works" | head -1)" .catena; }

names=() libraries=() commands=()
add() { names+=("$1"); libraries+=("$2"); commands+=("$3"); }
add "--version" . "--version"
add "ask, a verdict" . "ask|which explanations admit trust"
add "ask, with words" . "ask|claims matching \"reputation\""
add "ask, as typed" . "ask|what does Kydd say about trust?"
add "show, a topic" . "show|trust"
add "show, a work" . "show|keating2015"
add "ask, a work's claims" . "ask|claims in kydd2005"
for size in "${sizes[@]}"; do
  add "$size claims: a work's claims" "$folder/c$size" "ask|claims in $(work_of "$folder/c$size")"
  add "$size claims: a work's page" "$folder/c$size" "show|$(work_of "$folder/c$size")"
done

times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT
for at in "${!names[@]}"; do
  IFS='|' read -ra command <<<"${commands[$at]}"
  "$program" --library "${libraries[$at]}" "${command[@]}" >/dev/null 2>&1 || true
  kept=$("$program" --library "${libraries[$at]}" "${command[@]}" 2>/dev/null | cksum)
  texts=$("$program" --library "${libraries[$at]}" "${command[@]}" --no-cache 2>/dev/null | cksum || true)
  [ "$at" = 0 ] || [ "$kept" = "$texts" ] || { echo "error: another answer from the texts: ${names[$at]}" >&2; exit 1; }
done
for _ in $(seq "$runs"); do
  for at in "${!names[@]}"; do
    IFS='|' read -ra command <<<"${commands[$at]}"
    once --library "${libraries[$at]}" "${command[@]}" >>"$times/$at"
  done
done
base=$(median <"$times/0")
echo "median of $runs runs each, in turn; $("$program" --version); $(nproc) processors"
for at in "${!names[@]}"; do
  awk -v t="$(median <"$times/$at")" -v b="$base" -v n="${names[$at]}" \
    'BEGIN { printf "%-34s %8.2f ms   %5.2f x --version\n", n, t / 1e6, t / b }'
done
