#!/bin/sh
# Makes one of the project's environments when it is not there yet or out of date.
#   scripts/setup.sh product|dev|oldest|brownie|schemathesis|slither|tools|tools-dev|browser
# A plain machine with Python 3.11 and Node 20 is enough: uv, the fastest installer, is fetched with
# pip into the environment it serves when the machine has none.
set -eu
cd "$(dirname "$0")/.."

fresh() { # fresh STAMP INPUT...: the stamp is newer than every input
  stamp=$1; shift
  [ -f "$stamp" ] || return 1
  for input in "$@"; do [ "$input" -nt "$stamp" ] && return 1; done
  return 0
}

python() {
  for name in ${PYTHON:-} python3.12 python3.11 python3.13 python3; do
    command -v "$name" >/dev/null 2>&1 || continue
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$name"; return; }
  done
  echo "Python 3.11 or newer is needed and was not found; set PYTHON=" >&2
  exit 2
}

environment() { # environment FOLDER REQUIREMENTS...: an environment with what is pinned
  folder=$1; shift
  stamp=$folder/.stamp-$kind
  fresh "$stamp" "$@" pyproject.toml && return
  echo "setting up $folder ($kind) …" >&2
  [ -x "$folder/bin/python" ] || "$(python)" -m venv "$folder"
  if command -v uv >/dev/null 2>&1; then
    uv=uv
  else
    [ -x "$folder/bin/uv" ] || "$folder/bin/python" -m pip install --quiet --disable-pip-version-check uv
    uv=$folder/bin/uv
  fi
  set -- $(for file in "$@"; do printf -- '-r %s ' "$file"; done)
  # Compiled here, once: where Python keeps no bytecode each start would compile it all again.
  VIRTUAL_ENV=$PWD/$folder "$uv" pip install --quiet --compile-bytecode --python "$folder/bin/python" "$@"
  VIRTUAL_ENV=$PWD/$folder "$uv" pip install --quiet --python "$folder/bin/python" --no-deps -e .
  "$folder/bin/python" -m compileall -q kp_ledger api
  touch "$stamp"
}

tools() { # tools STAMP [npm arguments]
  stamp=$1; shift
  fresh "$stamp" package.json package-lock.json && return
  command -v npm >/dev/null 2>&1 || { echo "Node 20 with npm is needed and was not found" >&2; exit 2; }
  echo "setting up node_modules …" >&2
  npm ci --silent "$@" >&2
  touch "$stamp"
}

browser() { # a Chromium of the system's, for the tests that look at pages
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && return
  done
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "setting up chromium …" >&2
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && return
  fi
  echo "chromium is needed for the tests in a browser and was not found" >&2
  exit 2
}

kind=$1
case $kind in
  product) environment .venv requirements/product.txt ;;
  dev) environment .venv requirements/product.txt requirements/dev.txt ;;
  oldest) environment .venv-oldest requirements/oldest.txt ;;
  brownie) environment .venv-brownie requirements/brownie.txt ;;
  schemathesis) environment .venv-schemathesis requirements/schemathesis.txt ;;
  slither) environment .venv-slither requirements/slither.txt ;;
  browser) browser ;;
  tools) fresh node_modules/.stamp-dev package-lock.json || tools node_modules/.stamp --omit=dev ;;
  tools-dev) tools node_modules/.stamp-dev ;;
  *) echo "usage: scripts/setup.sh product|dev|oldest|brownie|schemathesis|slither|tools|tools-dev|browser" >&2; exit 2 ;;
esac
