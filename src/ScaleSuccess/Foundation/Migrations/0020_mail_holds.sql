-- No mail goes out while a hold is not released. `restored`: this database is a copy of another one, made by nobody in particular.
create table mail_holds (
    id          bigint generated always as identity primary key,
    since       timestamptz not null,
    reason_code text not null check (reason_code in ('ops', 'operator', 'restored')),
    held_by     text,
    released_at timestamptz,
    released_by text,
    check (held_by is not null or reason_code = 'restored')
);
create unique index mail_holds_one on mail_holds ((true)) where released_at is null;

-- Which database of which cluster this is, as it was seen last: another answer means that it is a copy. One row.
-- cluster_id, database_oid, table_oid (of this table): PostgreSQL's own (null: may not be asked). folder, files_since: of a cluster that is ours alone.
create table database_identity (
    only_one     boolean primary key default true check (only_one),
    cluster_id   text,
    database_oid bigint not null,
    table_oid    bigint not null,
    folder       text,
    files_since  timestamptz
);
