"""Three weeks in the life of an installation, told through the program itself. SQL stands in only where no click leads."""
import json, os, re, subprocess
from visitor import *
import smtp

ops, guest = Browser(), Browser()
PUBLISHED = "(select id from segment_models where status = 'published')"
CANDIDATE = "select max(id) from segment_models where status = 'candidate'"


def sign_in(name, password, chosen):
    ops.__init__()
    ops.send("/ops", UserName=name, Password=password)
    if ops.url.endswith("/ops/password"): ops.send("/ops/password", Current=password, Chosen=chosen, Again=chosen)
    assert ops.url.startswith(SITE + "/ops") and "sign-in" not in ops.url, ops.url


def link(customer, kind):
    page = ops.get(f"/ops/customers/{customer}")
    return re.search(rf'name="{kind}-\d+"[^>]*value="([^"]+)"', page).group(1) if f'name="{kind}-' in page else None


def answer(survey, pages):
    for number, fields in enumerate(pages, 1): guest.send(f"{survey}/{number}", "answers", go="next", **fields)


def settle(*steps):
    for name in steps or ("assign-segments", "start-plans", "propose-plans", "record-outcomes"): step(name)


def pages(goals, team, how, risk, **more):
    first = {"goals": goals, "where_to_be": "my_team"}
    if "own" in more: first |= {"goals": goals + ["other"], "goals.other": more["own"]}
    people = more.get("people", [])
    return [first, {"where_now": "trying", "team_size": team, "challenges": ["no_time", "habits"]},
            {"by_when": more.get("by_when", ""), "how": how, "risk": risk},
            {"benefits": ["hours_back"], "measures.report_hours.baseline": more.get("baseline", "12"), "measures.report_hours.target": more.get("target", "4")},
            {f"people.{row}.{field}": value for row, person in enumerate(people, 1) for field, value in zip(("name", "email", "role"), person)}]


def first_day():
    sign_in("admin", serve(), "four unrelated words here")
    for address in ("olga@acme.example", "lena@acme.example", "gone@acme.example"): ops.send("/ops/settings", "add-user", Email=address)
    gone = one("select id from ops_users where user_name = 'gone@acme.example'")
    ops.send("/ops/settings", f"user-{gone}", button=("Do", "remove"))
    keys = []
    for name in ("CRM", "Billing, old", "Data warehouse"):
        ops.send("/ops/settings", "create-key", KeyName=name)
        keys += re.findall(r"ss_[0-9a-f]{48}", ops.text)
    ops.send("/ops/settings", "revoke-key", button=("Revoked", one("select id from api_keys where name like 'Billing%'")))
    run("seed", "--customers", "200", "--seed", "1")
    return keys[0]


def customers_of_the_api(key):
    """Several people each; they answer at the pages, halfway, differently, or not at all."""
    surveys = []
    for number in range(1, 13):
        told = api(key, {"key": f"crm-{number}", "name": f"Northwind {number} & Co", "tier": ["small", "medium", "large"][number % 3],
                         "timeZone": ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"][number % 4], "contacts": [
            {"name": f"Ada Champion {number}", "email": f"ada{number}@crm-{number}.example", "role": "champion"},
            {"name": f"Ben Buyer {number}", "email": f"ben{number}@crm-{number}.example", "role": "economic_buyer", "timeZone": "Europe/Lisbon"},
            {"name": f"Cem Admin {number}", "email": f"cem{number}@crm-{number}.example", "role": "admin"},
            {"name": f"Dee User {number}", "email": f"dee{number}@crm-{number}.example", "role": "user"}]})
        surveys.append([contact["surveyLink"] for contact in told["contacts"]])
    settle("invite-contacts", "dispatch-messages")
    answer(surveys[0][0], pages(["save_time"], "few", "fast", "some", own="A quiet Monday, “at last”", people=[("Eve New", "eve@crm-1.example", "user")]))
    answer(surveys[1][0], pages(["fewer_mistakes", "one_place"], "few", "careful", "low", baseline="1,5", target=""))
    answer(surveys[2][0], pages(["see_numbers"], "many", "steady", "some", baseline="", target=""))
    answer(surveys[3][0], pages(["quick_answers"], "one", "fast", "high", baseline="20", target="5"))
    answer(surveys[3][1], pages(["one_place"], "some", "careful", "low", baseline="30", target="9"))
    answer(surveys[4][1], pages(["faster_approvals"], "one", "steady", "some"))
    answer(surveys[5][0], pages(["save_time"], "few", "fast", "some")[:2])       # still writing
    settle()


def edits():
    """Other versions of templates, modules and e-mails, one of them put out of force again."""
    for key, times in (("small-fast", 2), ("growing", 1), ("steady", 1), ("goal-save_time", 1)):
        for turn in range(times):
            text = next(value for form in ops.forms(f"/ops/segments/templates/{key}") for name, value in form["fields"] if name == "Text")
            where = "benefits:" if key.startswith("goal-") else "milestones:"
            text = text.replace(where, f"# Ops looked at this, round {turn + 1}.\n{where}", 1).replace("title: \"{{customer.name}}:", "title: \"{{customer.name}} goes", 1)
            ops.send(f"/ops/segments/templates/{key}", "template", button=("Do", "save"), Text=text)
    ops.send("/ops/segments/templates/small-fast", "put-in-force-2")
    for key in ("survey-invitation", "check-in"):
        fields = dict(next(form for form in ops.forms(f"/ops/emails/{key}") if dict(form["fields"]).get("_handler") == "email")["fields"])
        ops.send(f"/ops/emails/{key}", "email", button=("Do", "save"), Text=fields["Text"].replace("Hello ", "Good day ", 1), Html=fields["Html"].replace("Hello ", "Good day ", 1))
    changed = one("select count(*) from definitions where origin = 'ops'")
    assert int(changed) >= 7, changed


def people_use_their_plans():
    customers = [row[0] for row in sql("select customer_id from plans order by id limit 40")]
    for turn, customer in enumerate(customers):
        plan = link(customer, "plan")
        if turn < 30: guest.send(plan, "accept")
        for _ in range(turn % 4):
            button = next((b for form in guest.forms(plan) for b in form["buttons"] if b[0] == "done"), None)
            if button: guest.send(plan, button=button)
        if turn == 6: guest.send(plan, button=next(b for form in guest.forms(plan) for b in form["buttons"] if b[0] == "open"))
        if turn in (5, 9, 12, 20): guest.send(plan, "stuck", words=["We cannot sign in.", "", "Who imports “our” data?\nAnd when?", "Later, please"][turn % 4])
        if turn in (3, 8): ops.send(f"/ops/customers/{customer}", button=("Wanted", "done"))
    for request in sql("select id from help_requests order by id limit 2"): ops.send("/ops", "close-help", button=("Request", request[0]))
    # A plan without measures whose every action is done has reached its goal.
    free = one("select p.id from plans p where not exists (select from plan_items i where i.plan_id = p.id and i.kind = 'measure') order by id limit 1")
    plan, customer = link(one(f"select customer_id from plans where id = {free}"), "plan"), one(f"select customer_id from plans where id = {free}")
    while button := next((b for form in guest.forms(plan) for b in form["buttons"] if b[0] == "done"), None): guest.send(plan, button=button)
    while ("Wanted", "done") in [b for form in ops.forms(f"/ops/customers/{customer}") for b in form["buttons"]]: ops.send(f"/ops/customers/{customer}", button=("Wanted", "done"))
    step("record-outcomes")
    mail = [json.load(open(f"{DATA}/mail/{name}"))["mail"] for name in sorted(os.listdir(f"{DATA}/mail")) if name.endswith(".json")]
    leave = [sent["headers"]["List-Unsubscribe"].strip("<>") for sent in mail]
    for where in leave[20:23]: guest.send(where, "topics", button=("leave", where.split("/")[-1]))
    guest.send(leave[22], "topics", button=("return", leave[22].split("/")[-1]))
    guest.send(leave[23], "topics", button=("leave", "check_in"))
    ops.send(f"/ops/customers/{customers[2]}", "end-links-" + one(f"select min(id) from contacts where customer_id = {customers[2]}"))


def answer_check_ins():
    open_ones = sql("select c.id, p.customer_id, c.measure, i.target from check_ins c join plans p on p.id = c.plan_id "
                    "left join plan_items i on i.plan_id = p.id and i.kind = 'measure' and i.key = c.measure where c.answered_at is null order by c.id limit 24")
    for turn, (check_in, customer, measure, target) in enumerate(open_ones):
        where = link(customer, "plan").replace("/p/", "/c/") + f"/{check_in}"
        fields = {"answer": ["done", "on_track", "stuck"][turn % 3], "words": ["", "All fine “here”", "The import fails\nagain"][turn % 3]}
        if measure: fields["reading"] = target if turn % 3 == 0 and target else "9,5"
        guest.send(where, "answer", **fields)
    step("record-outcomes")


def models():
    """Candidate, discarded, published, former; and what ops do with segments."""
    step("train-segments")
    ops.send(f"/ops/segments/models/{one(CANDIDATE)}", "discard")
    by_rule = sql("select customer_id from assignments where superseded_at is null order by customer_id limit 4")
    for (customer,), reason in zip(by_rule, ("They asked for it: “growing”", "The CEO's wish", "Too early: wait", "To be lifted")):
        ops.send(f"/ops/customers/{customer}", "pin", Segment="growing", Reason=reason)
    ops.send(f"/ops/customers/{by_rule[3][0]}", "lift-pin")
    stop()
    advance(1)
    run("seed", "--customers", "12", "--seed", "2")
    settle()
    step("train-segments", Segments__MostClusters="3")                                # so that one of them can be split
    serve()
    model = one(CANDIDATE)
    ops.send(f"/ops/segments/models/{model}", "publish")
    settle()
    found = [row[0] for row in sql(f"select distinct segment, min(cluster) from segment_clusters where model_id = {model} group by 1 order by 2")]
    ops.send(f"/ops/segments/{found[0]}", "rename", Name="Quick winners", Describes="They want one thing, and soon.")
    ops.send(f"/ops/segments/{found[0]}", "rename", Name="Quick winners", Describes="One thing, soon, with little risk.")
    ops.send(f"/ops/segments/{found[1]}", "rename", Name="From old to new", Describes="")
    now = one(f"select template from segments where key = '{found[0]}'")
    ops.send(f"/ops/segments/{found[0]}", "template", Template="steady" if now != "steady" else "growing")
    for customer, segment, reason in ((20, found[1], "Pinned by mistake? No: by Lena"), (21, found[0], "Same owner as customer 20."), (22, found[0], "For a week")):
        ops.send(f"/ops/customers/{customer}", "pin", Segment=segment, Reason=reason)
    ops.send("/ops/customers/21", "pin", Segment=found[1], Reason="The other one, after all.")
    ops.send("/ops/customers/22", "lift-pin")
    ops.send(f"/ops/segments/{found[2]}", "merge", Into=found[1])
    settle()
    ops.send(f"/ops/segments/{found[1]}", f"undo {found[2]}")
    settle()
    ops.send("/ops/segments/models", "policy", When="auto", Most="100")
    ops.send("/ops/segments/models", "policy", When="auto", Most="2.5")
    ops.send("/ops/segments/models", "policy", When="word", Most="5")
    for proposal in sql("select id from plan_proposals where decided_at is null order by id limit 3"):
        ops.send("/ops/segments/proposals", f"keep-plan {proposal[0]}")
    return model, found


def weeks(model, found):
    stop(); advance(8)
    settle("watch-segments", "send-due-check-ins", "dispatch-messages")              # too few new answers
    serve()
    answer_check_ins()
    for segment in found:
        if not one(CANDIDATE): ops.send(f"/ops/segments/{segment}", "split")
    split = one(CANDIDATE)
    ops.send(f"/ops/segments/models/{split}", "publish"); settle()
    ops.send(f"/ops/segments/models/{model}", "publish"); settle()                   # went back
    ops.send("/ops/segments/models", "back-to-rules"); settle()
    ops.send(f"/ops/segments/models/{model}", "publish"); settle()
    stop()
    run("seed", "--customers", "32", "--seed", "3")
    settle()
    step("train-segments")
    advance(8)
    settle("watch-segments", "send-due-check-ins")                                   # steady
    # A second person of each of forty customers answers the opposite, later.
    sql("""with said as (select customer_id, row_number() over (order by customer_id) as turn from responses where submitted_at is not null group by 1 limit 40),
           buyers as (insert into contacts (customer_id, name, email, role, created_at)
                      select customer_id, 'Bo Buyer ' || customer_id, 'bo' || customer_id || '@example.com', 'economic_buyer', now() + interval '17 days' from said where turn > 8 returning id, customer_id)
           insert into responses (customer_id, contact_id, survey, wave, definition_id, answers, started_at, saved_at, submitted_at)
           select customer_id, id, 'onboarding', 'first', (select definition_id from definitions_in_force where kind = 'survey'),
                  '{"goals": ["one_place", "see_numbers"], "where_to_be": ["several_teams"], "where_now": ["all"], "team_size": ["many"], "how": ["steady"], "risk": ["high"], "challenges": ["buy_in"], "benefits": ["less_chasing"]}'::jsonb,
                  t, t, t from buyers, (select now() + interval '16 days 12 hours' as t) at""")
    sql("update segment_drifts set watched_at = watched_at - interval '7 days' where id = (select max(id) from segment_drifts)")
    advance(1)
    settle("watch-segments", "assign-segments", "start-plans", "propose-plans")      # drifted
    sql("update publish_policy set automatic = true, most_moved = 1")
    step("train-segments")                                                            # replaces the candidate, and publishes itself where it is as good
    sql("update publish_policy set automatic = false, most_moved = 0.05")
    settle()


def mail_in_trouble():
    """The mail server is away, locked, refuses; and what becomes of the messages."""
    # The last in the story: a running server would send again what waits.
    due = [row[0] for row in sql("select m.id from messages m join contacts k on k.id = m.contact_id where state = 'due' and m.email = 'plan-ready' order by m.id limit 14")]
    asked = [row[0] for row in sql("select k.email from messages m join contacts k on k.id = m.contact_id where state = 'due' and m.email = 'check-in' order by m.id desc limit 8")]
    refused = dict(zip(asked, ("nobody", "full", "later", "policy", "from", "ninth", "cut", "content")))

    def alone(message, **env):
        sql(f"update messages set due_at = due_at + interval '1 year' where state = 'due' and id <> {message}")
        step("dispatch-messages", **env)
        sql(f"update messages set due_at = due_at - interval '1 year' where state = 'due' and id <> {message}")
        sql(f"update messages set due_at = due_at + interval '1 day' where state = 'due' and id = {message}")

    pem = f"{DATA}.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", pem, "-out", pem + ".crt", "-days", "2", "-subj", "/CN=localhost"], check=True, capture_output=True)
    open(pem, "a").write(open(pem + ".crt").read())
    known = {"Mail__User": "acme", "Mail__Password": "not it"}
    servers = {how: smtp.Server(how, pem, refused).settings for how in ("plain", "login", "members", "sender", "silent", "tls")}
    alone(due[0], **servers["plain"] | {"Mail__Port": smtp.closed_port()})
    alone(due[1], **servers["plain"] | known)
    alone(due[2], **servers["login"] | known)
    alone(due[3], **servers["members"])
    alone(due[4], **servers["sender"])
    alone(due[5], **servers["silent"] | {"Mail__Timeout": "00:00:01"})
    alone(due[6], **servers["tls"] | {"Mail__Security": "starttls"})
    os.rename(f"{DATA}/mail", f"{DATA}/mail.kept"); open(f"{DATA}/mail", "w").close()
    alone(due[8])
    os.remove(f"{DATA}/mail"); os.rename(f"{DATA}/mail.kept", f"{DATA}/mail")
    sql(f"update messages set data = '{{}}' where id = {due[9]}")                       # cannot be written
    sql(f"update contacts set email = 'zo\u00eb@example.com' where id = (select contact_id from messages where id = {due[10]})")
    sql(f"update messages set attempts = 8 where state = 'due' and contact_id = (select id from contacts where email = '{asked[5]}')")
    sql(f"update messages set state = 'handed', handed_at = created_at, attempts = 1, leased_until = created_at where id in ({due[11]}, {due[12]})")
    step("dispatch-messages", **servers["plain"])
    sql(f"""update messages set state = 'unknown', attempts = 1, settled_at = created_at, leased_until = null,
            reason = 'The mail engine broke off, and it may have arrived: Object reference not set to an instance of an object.' where id = {due[12]};
            update messages set state = 'handed', handed_at = now(), attempts = 1, leased_until = now() + interval '10 years' where id = {due[13]}""")
