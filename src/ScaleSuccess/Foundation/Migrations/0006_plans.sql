-- A customer's own plan. The texts are copied into it: a later change of a template does not touch it.
create table plans (
    id             bigint generated always as identity primary key,
    customer_id    bigint not null unique references customers on delete cascade,
    response_id    bigint not null references responses,
    contact_id     bigint not null references contacts,
    definition_id  bigint not null references definitions,
    segment        text not null,
    title          text not null,
    version        int not null default 1,
    started_on     date not null,
    deadline       date not null check (deadline > started_on),
    check_in_at    time not null,
    check_in_every int not null check (check_in_every between 1 and 366),
    created_at     timestamptz not null,
    achieved_at    timestamptz
);
create index plans_segment on plans (segment);

create table plan_items (
    id       bigint generated always as identity primary key,
    plan_id  bigint not null references plans on delete cascade,
    kind     text not null check (kind in ('highlight', 'objective', 'challenge', 'benefit', 'milestone', 'action',
                                           'criterion', 'measure')),
    key      text not null,
    -- An action's milestone, a measure's benefit: that item's key.
    parent   text,
    position int not null,
    title    text not null,
    side     text check (side in ('customer', 'vendor')),
    owner_id bigint references contacts on delete set null,
    due_on   date,
    unit     text,
    better   text check (better in ('higher', 'lower')),
    baseline double precision,
    target   double precision,
    -- Which answer, which template and version: {"question", "choice", "definition", "version"}.
    origin   jsonb not null,
    done_at  timestamptz,
    done_by  bigint references contacts on delete set null,
    unique (plan_id, kind, key),
    check (kind <> 'action' or (parent is not null and side is not null and due_on is not null)),
    check (kind <> 'milestone' or due_on is not null)
);

-- A named person's word that this version of the plan is right.
create table acceptances (
    id          bigint generated always as identity primary key,
    plan_id     bigint not null references plans on delete cascade,
    version     int not null,
    contact_id  bigint not null references contacts on delete cascade,
    accepted_at timestamptz not null,
    unique (plan_id, version)
);

-- "I'm stuck": somebody at the vendor is asked for.
create table help_requests (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customers on delete cascade,
    contact_id  bigint not null references contacts on delete cascade,
    about       text not null,
    words       text not null,
    created_at  timestamptz not null,
    closed_at   timestamptz,
    closed_by   text
);
create index help_requests_open on help_requests (created_at) where closed_at is null;
