# What run, test and bench have in common. POSIX sh, for Debian and macOS; sourced with $root set.
# All its messages go to stderr, so that `./run VERB > file` contains only the verb's own output.

: "${root:?is set by who sources this}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# No build server keeps running afterwards.
export MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif has sudo; then sudo "$@"
  else stop "Needs root or sudo for: $*"; fi
}

# install PACKAGE...: Debian's packages, without questions and without starting what they contain.
install() {
  [ $# -gt 0 ] || return 0
  say "Installing $* ..."
  log=$(mktemp)
  if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive \
         apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2; rm -f "$log"
    stop "Could not install $*. Install them by hand and start again."
  fi
  rm -f "$log"
}

# What building and running need: .NET, ICU and time zones for it, Node.js with npm.
install_for_running() {
  has dotnet || stop "The .NET 10 SDK is missing (dotnet is not on the PATH). Install it and start again."
  if has apt-get; then
    missing=
    has npm && has node || missing="$missing nodejs npm"
    [ -e /etc/ssl/certs/ca-certificates.crt ] || missing="$missing ca-certificates"
    [ -e /usr/share/zoneinfo/Europe ] || missing="$missing tzdata"
    # Its name carries its version; the newest that this Debian has is the one.
    [ -n "$(find /usr/lib -name 'libicuuc.so.*' 2>/dev/null | head -n 1)" ] || missing="$missing ^libicu[0-9]+\$"
    # shellcheck disable=SC2086
    install $missing
  elif ! has npm; then
    if has brew; then say "Installing node ..."; brew install node >&2; else stop "Node.js with npm is missing. Install it (for example: brew install node) and start again."; fi
  fi
}

# build PROJECT DLL: in Release, and only when a source differs from what DLL was built from.
build() {
  sources=$(cd "$root" && find src tests surveys plans emails Directory.* global.json .editorconfig BannedSymbols.txt \
      \( -name bin -o -name obj -o -name node_modules -o -name TestResults \) -prune -o -type f -exec cksum {} + 2>/dev/null \
      | LC_ALL=C sort | cksum)
  built="$2.sources"
  if [ -f "$2" ] && [ -f "$built" ] && [ "$(cat "$built")" = "$sources" ]; then return 0; fi
  say "Building (the first time fetches the packages) ..."
  compile "$1" || return 1
  [ ! -f "$2" ] || printf '%s\n' "$sources" >"$built"
}

# compile PROJECT: silent when it succeeds. One compiler for all projects, which goes when they are done: it costs half of what
# it costs to start one for each, and to warm up its analyzers each time.
compile() {
  log=$(mktemp)
  compiler=scalesuccess-$$
  if DOTNET_TieredPGO=0 dotnet build "$1" -c Release --verbosity quiet -nologo \
      -p:UseSharedCompilation=true -p:SharedCompilationId="$compiler" >"$log" 2>&1; then code=0; else code=1; cat "$log" >&2; fi
  rm -f "$log"
  sdk=$(dotnet --version)
  sdks=$(dotnet --list-sdks | sed -n "s/^$sdk \[\(.*\)\]\$/\1/p")
  # Should this not reach it, it ends by itself, idle for ten minutes.
  dotnet exec "$sdks/$sdk/Roslyn/bincore/VBCSCompiler.dll" -pipename:"$compiler" -shutdown >/dev/null 2>&1 || :
  return "$code"
}
