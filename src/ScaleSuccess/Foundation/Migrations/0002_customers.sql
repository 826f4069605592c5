-- The accounts and their people.
create table customers (
    id         bigint generated always as identity primary key,
    key        text not null check (key <> ''),
    name       text not null check (name <> ''),
    tier       text not null,
    -- An IANA name; a name that PostgreSQL does not know is refused here rather than in a batch of check-ins.
    time_zone  text not null check ((timestamptz '2000-01-01 00:00Z' at time zone time_zone) is not null),
    created_at timestamptz not null
);
create unique index customers_key on customers (lower(key));

create table contacts (
    id           bigint generated always as identity primary key,
    customer_id  bigint not null references customers on delete cascade,
    name         text not null,
    email        text not null check (email like '%_@_%'),
    role         text not null check (role in ('champion', 'economic_buyer', 'admin', 'user')),
    time_zone    text check (time_zone is null or (timestamptz '2000-01-01 00:00Z' at time zone time_zone) is not null),
    -- Part of every personal link; raising it ends the links sent so far.
    link_version smallint not null default 1,
    created_at   timestamptz not null
);
create unique index contacts_email on contacts (customer_id, lower(email));

-- Keys of the vendor's other systems; only a hash is kept.
create table api_keys (
    id         bigint generated always as identity primary key,
    name       text not null check (name <> ''),
    hash       bytea not null unique,
    created_by text not null,
    created_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz
);

-- The secret that signs personal links; the newest signs, all verify.
create table link_keys (
    id         smallint generated always as identity primary key,
    secret     bytea not null check (length(secret) = 32),
    created_at timestamptz not null
);
create index customers_by_name on customers (lower(name), id);
