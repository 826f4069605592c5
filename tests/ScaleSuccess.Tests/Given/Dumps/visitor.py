"""A browser without script, and the program with its database, for story.py."""
import html.parser, http.cookiejar, json, os, signal, subprocess, time, urllib.error, urllib.parse, urllib.request

BASE = os.environ["BASE"]          # a tree of the last landed build, built with stack full
DATA = os.environ["DATA"]          # its data folder
PORT = os.environ.get("PORT", "5190")
SITE = f"http://localhost:{PORT}"
DATABASE = ["psql", "-h", "127.0.0.1", "-p", os.environ["PGPORT"], "-U", "postgres", "-d", "scalesuccess", "-v", "ON_ERROR_STOP=1", "-qAt"]
APP = ["dotnet", f"{BASE}/src/ScaleSuccess.Web/bin/full/Release/net10.0/ScaleSuccess.Web.dll"]
ENV = {**os.environ, "ASPNETCORE_ENVIRONMENT": "Development", "Vendor__PublicUrl": SITE,
       "ConnectionStrings__ScaleSuccess": f"Host=127.0.0.1;Port={os.environ['PGPORT']};Username=postgres;Database=scalesuccess;Maximum Pool Size=16"}
server = None


def sql(text):
    done = subprocess.run(DATABASE, input=text, text=True, capture_output=True)
    if done.returncode != 0: raise SystemExit(f"{text}\n{done.stderr}")
    return [line.split("|") for line in done.stdout.splitlines()]


def one(text): return sql(text)[0][0]


def run(*arguments, fails=False, **env):
    done = subprocess.run([*APP, *arguments, "--data", DATA], cwd=BASE, env={**ENV, **env}, text=True, capture_output=True)
    print(" ", *arguments, *env.values(), "→", (done.stdout.strip().splitlines() or ["-"])[-1], flush=True)
    if (done.returncode != 0) != fails: raise SystemExit(done.stdout + done.stderr)


def step(name, **rest): run("step", name, **rest)


def serve():
    """Returns the one-time password, or None once it was changed."""
    global server
    log = open(f"{DATA}.log", "a+")
    start = log.seek(0, os.SEEK_END)
    server = subprocess.Popen([*APP, "serve", "--port", PORT, "--data", DATA], cwd=BASE, env=ENV, stdout=log, stderr=log)
    while True:
        log.seek(start)
        said = log.read()
        if "Stop with Ctrl-C" in said: break
        if server.poll() is not None: raise SystemExit(said)
        time.sleep(0.3)
    words = said.split("one-time password ")
    return words[1].split()[0] if len(words) > 1 else None


def stop():
    server.send_signal(signal.SIGTERM)
    server.wait()


def advance(days):
    """While the server is down: the clock is a file."""
    file = f"{DATA}/clock"
    ahead = open(file).read() if os.path.exists(file) else "0.00:00:00"
    day, rest = ahead.split(".", 1) if "." in ahead.split(":")[0] else ("0", ahead)
    with open(file, "w") as out: out.write(f"{int(day) + days}.{rest}")


class Forms(html.parser.HTMLParser):
    """The forms of a page: their fields as they stand, and their buttons."""
    def __init__(self, text):
        super().__init__()
        self.forms, self.form, self.area, self.select = [], None, None, None
        self.feed(text)

    def handle_starttag(self, tag, pairs):
        a = dict(pairs)
        if tag == "form": self.form = {"action": a.get("action"), "fields": [], "buttons": []}; self.forms.append(self.form)
        if self.form is None or "name" not in a and tag not in ("option",): return
        if tag == "input" and (a.get("type") not in ("checkbox", "radio") or "checked" in a): self.form["fields"].append([a["name"], a.get("value") or ""])
        if tag == "button": self.form["buttons"].append((a["name"], a.get("value") or ""))
        if tag == "textarea": self.area = [a["name"], ""]; self.form["fields"].append(self.area)
        if tag == "select": self.select = [a["name"], ""]; self.form["fields"].append(self.select)
        if tag == "option" and self.select is not None and ("selected" in a or not self.select[1]): self.select[1] = a.get("value") or ""

    def handle_data(self, data):
        if self.area is not None: self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "form": self.form = None
        if tag == "textarea" and self.area is not None: self.area[1] = self.area[1].removeprefix("\n"); self.area = None
        if tag == "select": self.select = None


class Browser:
    def __init__(self):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, path, data=None):
        url = path if path.startswith("http") else SITE + path
        try:
            with self.opener.open(url, data) as page: self.url, self.text = page.url, page.read().decode()
        except urllib.error.HTTPError as refused:
            raise SystemExit(f"{url}: {refused.code} {refused.read().decode()[:2000]}")
        return self.text

    def forms(self, path): return Forms(self.get(path)).forms

    def send(self, path, handler=None, button=None, **changed):
        """Opens the page and sends its form of this name, or the one that has this button."""
        for form in self.forms(path):
            name = dict(form["fields"]).get("_handler")
            if handler is not None and name != handler or button is not None and button not in form["buttons"]: continue
            fields = [[key, value] for key, value in form["fields"] if key not in changed]
            for key, values in changed.items(): fields += [[key, value] for value in (values if isinstance(values, list) else [values])]
            if button is not None: fields.append(list(button))
            return self.get(urllib.parse.urljoin(self.url, form["action"] or self.url), urllib.parse.urlencode([tuple(pair) for pair in fields]).encode())
        raise SystemExit(f"{path} has no form {handler or button}: {[dict(f['fields']).get('_handler') for f in self.forms(path)]}")


def api(key, body):
    asked = urllib.request.Request(SITE + "/api/customers", json.dumps(body).encode(),
                                   {"Content-Type": "application/json", "Authorization": "Bearer " + key})
    with urllib.request.urlopen(asked) as reply: return json.load(reply)
