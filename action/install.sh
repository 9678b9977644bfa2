#!/usr/bin/env bash
# Install sitecheck: a published version, or the action's own source.
set -euo pipefail
if [ -n "${SITECHECK_VERSION:-}" ]; then
  python -m pip install --quiet "jekyll-sitecheck==$SITECHECK_VERSION"
else
  python -m pip install --quiet "$SITECHECK_SOURCE"
fi
