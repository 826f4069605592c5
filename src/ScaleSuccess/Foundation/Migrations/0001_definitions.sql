-- What ops and operators write: surveys, plan templates, goal modules and e-mails, every version kept for ever.
-- A plan or message points at the version it was made from, so versions are never changed and never deleted.
create table definitions (
    id         bigint generated always as identity primary key,
    kind       text not null check (kind in ('survey', 'plan', 'email')),
    key        text not null check (key <> ''),
    version    int not null check (version > 0),
    source     text not null,
    html       text check (kind = 'email' or html is null),
    origin     text not null check (origin in ('file', 'ops')),
    author     text not null,
    created_at timestamptz not null,
    unique (kind, key, version),
    unique (id, kind, key)
);

-- Which version counts now. Ops put any version in force, also an older one.
create table definitions_in_force (
    kind          text not null,
    key           text not null,
    definition_id bigint not null,
    primary key (kind, key),
    foreign key (definition_id, kind, key) references definitions (id, kind, key)
);
