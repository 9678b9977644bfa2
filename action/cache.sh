#!/usr/bin/env bash
# Say where pip keeps what it has fetched, and under which key to keep that for the next run. (setup-python's
# own cache hashes no file outside the repository that is checked out, and ends with an error without one.)
set -euo pipefail
python - >>"$GITHUB_OUTPUT" <<'PYTHON'
import hashlib, os, pathlib, subprocess, sys
needs = pathlib.Path(os.environ["SITECHECK_SOURCE"], "pyproject.toml").read_bytes()
needs += os.environ.get("SITECHECK_VERSION", "").encode()
folder = subprocess.run([sys.executable, "-m", "pip", "cache", "dir"], capture_output=True, text=True, check=True)
system, python = os.environ.get("RUNNER_OS", "any"), "%d.%d" % sys.version_info[:2]
print(f"folder={folder.stdout.strip()}")
print(f"key=sitecheck-pip-{system}-{python}-{hashlib.sha256(needs).hexdigest()[:16]}")
PYTHON
