#!/bin/sh
# Builds the nodes that are not on a package registry from source, through the Go module proxy.
#   scripts/nodes.sh [kubo|geth]...     (none named: both)
# The programs are .nodes/bin/ipfs and .nodes/bin/geth. One already built at its version is left
# alone. Go 1.26 is needed; the first build of each takes some minutes.
set -eu
cd "$(dirname "$0")/.."

KUBO=v0.40.1
GETH=v1.13.15
NODES=$PWD/.nodes

go_command() {
  for go in ${GO:-} go /usr/local/go/bin/go; do
    command -v "$go" >/dev/null 2>&1 && { command -v "$go"; return; }
  done
  echo "Go 1.26 is needed to build the nodes and was not found; set GO=" >&2
  exit 2
}

built() { # built PROGRAM VERSION: its stamp says this version and the program is there
  [ -x "$NODES/bin/$1" ] && [ "$(cat "$NODES/.stamp-$1" 2>/dev/null)" = "$2" ]
}

stamped() { # stamped PROGRAM VERSION: written last, so that an interrupted build is built again
  echo "$2" >"$NODES/.stamp-$1"
  echo "built .nodes/bin/$1 $2" >&2
}

kubo() { # a module of our own pins it: `go install …@version` refuses Kubo's replace directives
  built ipfs $KUBO && return
  echo "building Kubo $KUBO, about 3 minutes on two cores …" >&2
  mkdir -p "$NODES/kubo"
  printf 'module tools\n\ngo 1.26\n' >"$NODES/kubo/go.mod"
  rm -f "$NODES/kubo/go.sum"
  (
    cd "$NODES/kubo"
    "$go" get -tool "github.com/ipfs/kubo/cmd/ipfs@$KUBO"
    GOBIN=$NODES/bin "$go" install github.com/ipfs/kubo/cmd/ipfs
  )
  stamped ipfs $KUBO
}

geth() { # the last one that seals Clique; a dependency reaches into the runtime, hence the flag
  built geth $GETH && return
  echo "building geth $GETH, about 2 minutes on two cores …" >&2
  GOBIN=$NODES/bin "$go" install -ldflags=-checklinkname=0 \
    "github.com/ethereum/go-ethereum/cmd/geth@$GETH"
  stamped geth $GETH
}

[ $# -gt 0 ] || set -- kubo geth
for node in "$@"; do
  case $node in
    kubo | geth) ;;
    *) echo "usage: scripts/nodes.sh [kubo|geth]..." >&2; exit 2 ;;
  esac
done
go=$(go_command)
mkdir -p "$NODES/bin"
for node in "$@"; do "$node"; done
