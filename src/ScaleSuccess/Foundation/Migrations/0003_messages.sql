-- One row per (person, message, occurrence), written before anything is handed to the mail server.
--   due      waits for due_at
--   handed   given to the mail server, outcome not known yet; a crash leaves it here
--   sent     the mail server took it
--   unknown  the outcome was lost: it may have arrived, so it is never sent again by itself
--   rejected, suppressed  will not be sent; `reason` says why
create table messages (
    id           bigint generated always as identity primary key,
    contact_id   bigint not null references contacts on delete cascade,
    email        text not null,
    occurrence   text not null,
    topic        text not null check (topic in ('survey', 'plan', 'check_in')),
    data         jsonb not null default '{}',
    state        text not null default 'due'
                 check (state in ('due', 'handed', 'sent', 'unknown', 'rejected', 'suppressed')),
    due_at       timestamptz not null,
    leased_until timestamptz,
    attempts     int not null default 0,
    handed_at    timestamptz,
    settled_at   timestamptz,
    reason       text,
    created_at   timestamptz not null,
    unique (contact_id, email, occurrence)
);
create index messages_due on messages (due_at) where state = 'due';
create index messages_handed on messages (leased_until) where state = 'handed';
create index messages_trouble on messages (settled_at) where state in ('unknown', 'rejected');

-- Addresses (of one topic, or of all when topic is null) that get nothing until somebody lifts it.
create table suppressions (
    id         bigint generated always as identity primary key,
    address    text not null check (address = lower(address)),
    topic      text check (topic in ('survey', 'plan', 'check_in')),
    cause      text not null check (cause in ('bounce', 'unsubscribed', 'ops')),
    detail     text not null default '',
    created_at timestamptz not null,
    lifted_at  timestamptz
);
create unique index suppressions_one on suppressions (address, topic) nulls not distinct where lifted_at is null;
