-- What a measure stood at, when, and who says so. Append-only.
create table readings (
    id          bigint generated always as identity primary key,
    plan_id     bigint not null references plans on delete cascade,
    measure     text not null,
    value       double precision not null check (value not in ('NaN', 'Infinity', '-Infinity')),
    source      text not null check (source in ('answer', 'check_in')),
    check_in_id bigint unique references check_ins on delete set null,
    contact_id  bigint references contacts on delete set null,
    read_at     timestamptz not null
);
create index readings_measure on readings (plan_id, measure, read_at desc);
