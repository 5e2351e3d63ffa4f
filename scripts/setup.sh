#!/bin/sh
# Makes one of the project's environments when it is not there yet or out of date.
#   scripts/setup.sh product|dev|brownie|tools|tools-dev
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
  VIRTUAL_ENV=$PWD/$folder "$uv" pip install --quiet --python "$folder/bin/python" "$@"
  VIRTUAL_ENV=$PWD/$folder "$uv" pip install --quiet --python "$folder/bin/python" --no-deps -e .
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

kind=$1
case $kind in
  product) environment .venv requirements/product.txt ;;
  dev) environment .venv requirements/product.txt requirements/dev.txt ;;
  brownie) environment .venv-brownie requirements/brownie.txt ;;
  tools) fresh node_modules/.stamp-dev package-lock.json || tools node_modules/.stamp --omit=dev ;;
  tools-dev) tools node_modules/.stamp-dev ;;
  *) echo "usage: scripts/setup.sh product|dev|brownie|tools|tools-dev" >&2; exit 2 ;;
esac
