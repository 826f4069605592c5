-- Who of the vendor's people may do what, their sessions, and failed sign-ins.

-- Everybody could do everything so far, and keeps that.
alter table ops_users add column role text not null default 'admin' check (role in ('admin', 'ops'));
alter table ops_users alter column role drop default;

-- A session works as long as its row is here and its stamp is the user's: a new password changes the user's.
create table ops_sessions (
    -- SHA-256 of what the cookie holds: reading the table opens no session.
    hash           bytea primary key check (length(hash) = 32),
    user_id        text not null references ops_users on delete cascade,
    security_stamp text not null,
    created_at     timestamptz not null,
    expires_at     timestamptz not null
);
create index ops_sessions_user on ops_sessions (user_id);
create index ops_sessions_expiry on ops_sessions (expires_at);

-- Failed sign-ins by account and by where they come from; the row without a client counts all unknown ones together.
create table sign_in_attempts (
    -- SHA-256 of the name as typed, which may be nobody's.
    account  bytea not null check (length(account) = 32),
    client   text not null,
    failures int not null,
    last_at  timestamptz not null,
    -- When the account's next attempt may be checked, once there were too many.
    next_at  timestamptz not null,
    primary key (account, client)
);
create index sign_in_attempts_age on sign_in_attempts (last_at);
