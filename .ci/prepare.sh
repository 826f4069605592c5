# What run, test and bench have in common. POSIX sh, for Debian and macOS; sourced with $root set.
# Everything it says goes to stderr, so that `./run VERB > file` holds the verb's own words only.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Nothing of the build lingers after it.
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

# Stack=full where its packages restore, else embedded; remembered until the pinned versions change or obj/stack is
# deleted. STACK=full or STACK=embedded decides it beforehand.
choose_stack() {
  Stack=${STACK:-${Stack:-}}
  unset STACK
  if [ -z "$Stack" ]; then
    pinned=$(cat "$root/Directory.Packages.props" "$root/Directory.Build.props" "$root/src/ScaleSuccess.Web/ScaleSuccess.Web.csproj" | cksum)
    remembered="$root/obj/stack"
    if [ -f "$remembered" ] && [ "$(head -n 1 "$remembered")" = "$pinned" ]; then
      Stack=$(tail -n 1 "$remembered")
    else
      try_full
      if [ "$certain" = yes ]; then
        mkdir -p "$root/obj"
        printf '%s\n%s\n' "$pinned" "$Stack" >"$remembered"
      fi
    fi
  fi
  case $Stack in full|embedded) ;; *) stop "STACK is '$Stack'; it can be full or embedded." ;; esac
  export Stack
}

# Certain is what the registry said; that it did not answer is worth another try at the next start.
try_full() {
  log=$(mktemp)
  certain=yes
  if dotnet restore "$root/src/ScaleSuccess.Web" -p:Stack=full --verbosity quiet >"$log" 2>&1; then
    Stack=full
    say "Stack full: $(full_packages)."
  else
    Stack=embedded
    lacking=$(sed -n -e 's/.*Unable to find package \([^ ]*\) with version (>= \([^)]*\)).*/\1 \2/p' \
                     -e 's/.*Unable to find package \([^ ]*\)\. No packages.*/\1/p' "$log" | LC_ALL=C sort -u | paste -s -d , - | sed 's/,/, /g')
    if [ -n "$lacking" ]; then
      say "Stack full cannot be restored here (the registry lacks $lacking); going on with embedded. Delete obj/stack to try again."
    else
      certain=no
      say "Stack full cannot be restored now ($(grep -m 1 error "$log" | sed -e 's/.*error //' -e 's/ \[[^]]*\]$//')); going on with embedded."
    fi
  fi
  rm -f "$log"
}

# What the restore of stack full really took: a registry may hold only a later version than the pinned one.
full_packages() {
  sed -n '/Only in stack full/,/<\/ItemGroup>/s/.*Include="\([^"]*\)" Version="\([^"]*\)".*/\1 \2/p' "$root/Directory.Packages.props" |
    while read -r name pin; do
      taken=$(sed -n "s|^ *\"$name/\([^\"]*\)\": {\$|\1|p" "$root/src/ScaleSuccess.Web/obj/full/project.assets.json" | head -n 1)
      if [ "$taken" = "$pin" ]; then printf '%s %s\n' "$name" "$taken"; else printf '%s %s (for %s)\n' "$name" "$taken" "$pin"; fi
    done | paste -s -d , - | sed 's/,/, /g'
}

# build PROJECT DLL: in Release, and only when a source differs from what DLL was built from.
build() {
  sources=$(cd "$root" && find src tests surveys plans emails Directory.* global.json .editorconfig BannedSymbols.txt \
      \( -name bin -o -name obj -o -name node_modules -o -name TestResults \) -prune -o -type f -exec cksum {} + 2>/dev/null \
      | LC_ALL=C sort | cksum)
  built="$2.sources"
  if [ -f "$2" ] && [ -f "$built" ] && [ "$(cat "$built")" = "$sources" ]; then return 0; fi
  say "Building (stack $Stack; the first time fetches its packages) ..."
  compile "$1" || return 1
  [ ! -f "$2" ] || printf '%s\n' "$sources" >"$built"
}

# compile PROJECT: silent when it succeeds.
compile() {
  log=$(mktemp)
  if dotnet build "$1" -c Release --verbosity quiet -nologo >"$log" 2>&1; then code=0; else code=1; cat "$log" >&2; fi
  rm -f "$log"
  return "$code"
}
