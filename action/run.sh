#!/usr/bin/env bash
# Run sitecheck with the action's inputs, which come as environment variables: nothing that a pull request
# chooses is ever put into the text of a command.
set -uo pipefail

read -r -a paths <<<"${SITECHECK_PATHS:-.}"
options=(--fail-on "${SITECHECK_FAIL_ON:-warning}")
[ -n "${SITECHECK_CONFIG:-}" ] && options+=(--config "$SITECHECK_CONFIG")
[ -n "${SITECHECK_BASELINE:-}" ] && options+=(--baseline "$SITECHECK_BASELINE")
if [ -n "${SITECHECK_BASE:-}" ] && [ "${SITECHECK_SCOPE:-lines}" != all ]; then
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    # Without fetch-depth: 0 the checkout holds one commit, and nobody knows what the branch changed.
    git fetch --quiet --no-tags --unshallow origin "$SITECHECK_BASE" "$(git rev-parse HEAD)" || true
  fi
  options+=(--changed-since "$SITECHECK_BASE" --scope "${SITECHECK_SCOPE:-lines}")
fi
report=$(mktemp)
options+=(--output "json=$report")
[ "${SITECHECK_SUMMARY:-true}" = true ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ] &&
  summary=$(mktemp) && options+=(--output "summary=$summary")
[ -n "${SITECHECK_SARIF:-}" ] && options+=(--output "sarif=$SITECHECK_SARIF")
[ "${SITECHECK_ONLINE:-false}" = true ] && options+=(--online)
if [ "${SITECHECK_ANNOTATIONS:-true}" = true ]; then
  options+=(--format github)
else
  options+=(--format concise)
fi

sitecheck check "${options[@]}" -- "${paths[@]}"
status=$?
[ -n "${summary:-}" ] && cat "$summary" >>"$GITHUB_STEP_SUMMARY"

python - "$report" "$status" >>"${GITHUB_OUTPUT:-/dev/null}" <<'PYTHON'
import json, sys
try:
    with open(sys.argv[1], encoding="utf-8") as file:
        summary = json.load(file)["summary"]
except (OSError, ValueError, KeyError):
    summary = {"error": "", "warning": ""}
print(f"errors={summary['error']}\nwarnings={summary['warning']}\nexit-code={sys.argv[2]}")
PYTHON
[ -n "${SITECHECK_SARIF:-}" ] && echo "sarif-file=$SITECHECK_SARIF" >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$status"
