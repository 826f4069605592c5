# What the tests need beyond running: a browser (Debian has Chromium without the parts that draw a window, which shows the same pages for
# two thirds of the processor's time; not every system with apt has it), and a real mail server that the tests start and stop themselves.

install_for_tests() {
  if ! has apt-get; then
    has chromium-headless-shell || has chromium || [ -d "/Applications/Chromium.app" ] || say "The browser tests need Chromium (macOS: brew install --cask chromium)."
    return 0
  fi
  missing=
  has chromium-headless-shell || { has chromium && ! apt-cache show chromium-headless-shell >/dev/null 2>&1; } \
    || (install chromium-headless-shell) || has chromium || missing="$missing chromium"
  [ -n "$(find /usr/share/fonts -name '*.ttf' 2>/dev/null | head -n 1)" ] || missing="$missing fonts-liberation"
  # shellcheck disable=SC2086
  install $missing
  [ -x /usr/sbin/postfix ] || install_postfix
}

# Debian would start postfix on port 25 when installing it and at every boot, which is not wanted here.
install_postfix() {
  policy=/usr/sbin/policy-rc.d
  echo "postfix postfix/main_mailer_type select Local only" | as_root debconf-set-selections
  if [ -e "$policy" ]; then
    install postfix
  else
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod +x "$policy"
    (install postfix)
    code=$?
    as_root rm -f "$policy"
    [ "$code" -eq 0 ] || exit "$code"
  fi
  if has systemctl; then as_root systemctl disable postfix >/dev/null 2>&1; fi
}
