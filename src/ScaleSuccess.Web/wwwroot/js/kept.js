// What could not be sent stays in this browser, under its form and version, until the server has it.
const prefix = "unsent answers ";

// Null where the browser keeps nothing: nobody is told then that it does.
const store = (() => {
  try {
    return window.localStorage;
  } catch (denied) {
    if (denied.name !== "SecurityError") throw denied;
    return null;
  }
})();

export function keptAnswers(form) {
  const value = name => form.elements.namedItem(name).value, address = form.getAttribute("hx-post");
  const own = `${prefix}${address} ${value("page")} ${value("version")}`;
  return {
    // Whether it is kept now.
    keep() {
      try {
        store?.setItem(own, JSON.stringify([...new FormData(form)].filter(([name]) => !name.startsWith("_"))));
      } catch (full) {
        if (full.name === "QuotaExceededError") return false;
        throw full;
      }
      return store !== null;
    },
    forget: () => store?.removeItem(own),
    // Whether anything was: typed here before, and compared with what was shown then, so that what changed elsewhere since is noticed.
    restore() {
      const kept = JSON.parse(store?.getItem(own) ?? "null");
      if (kept) putBack(form, kept);
      return kept !== null;
    },
    // Of other pages of the same survey. What is refused is left for its own page, where it is seen.
    async sendOthers() {
      for (const key of Object.keys(store ?? {}).filter(key => key.startsWith(`${prefix}${address} `) && key !== own)) {
        const body = new URLSearchParams(JSON.parse(store.getItem(key)));
        body.set("__RequestVerificationToken", value("__RequestVerificationToken"));
        try {
          if ((await fetch(address, { method: "POST", body })).ok) store.removeItem(key);
        } catch (offline) {
          if (!(offline instanceof TypeError)) throw offline;
          return; // the next page tries again
        }
      }
    },
  };
}

// Only what was changed: the rest is as the server has it now.
function putBack(form, kept) {
  const typed = name => kept.filter(([field]) => field === name).map(([, value]) => value);
  const shown = JSON.parse(typed("shown")[0]);
  for (const name of Object.keys(shown)) {
    const values = typed(name), before = shown[name] ?? [];
    if (values.join("\n") === before.join("\n")) continue;
    for (const [index, field] of [...form.elements].filter(field => field.name === name).entries()) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else field.value = values[index] ?? "";
    }
  }
  form.elements.namedItem("shown").value = typed("shown")[0];
}
