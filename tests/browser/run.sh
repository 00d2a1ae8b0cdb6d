#!/bin/sh
# Opens the pages that hence writes in headless Chromium. Run it from anywhere: `sh tests/browser/run.sh`.
#
# It needs Rust, Node.js 20 and npm. Chromium is installed where the system is Debian's and the user is root; elsewhere the
# variable CHROMIUM may say where one is. Nothing is skipped: what is missing fails the run.
set -eu

cd "$(dirname "$0")"

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

for tool in cargo node npm; do
    command -v "$tool" >/dev/null || fail "the browser tests need $tool"
done

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
if [ -z "$CHROMIUM" ]; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        apt-get update
        DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends chromium fonts-noto-core
        CHROMIUM=$(command -v chromium) || fail "chromium was installed, and is not there"
    else
        fail "the browser tests need Chromium; install it, or say in CHROMIUM where it is"
    fi
fi
export CHROMIUM

npm ci --no-audit --no-fund --ignore-scripts

cargo build --locked --quiet --package hence-cli
HENCE=$(cargo metadata --locked --no-deps --format-version 1 |
    node -e 'let t="";process.stdin.on("data",d=>t+=d).on("end",()=>console.log(JSON.parse(t).target_directory+"/debug/hence"))')
export HENCE

exec node --test --test-reporter=spec annotate.test.mjs
