-- "How is it going?": asked on a day of the plan, answered at most once, recorded once.
create table check_ins (
    id          bigint generated always as identity primary key,
    plan_id     bigint not null references plans on delete cascade,
    contact_id  bigint not null references contacts on delete cascade,
    -- The day where the contact lives; with the plan it names the occurrence.
    day         date not null,
    zone        text not null,
    due_at      timestamptz not null,
    -- Keys of the plan's items it asks about.
    milestone   text,
    measure     text,
    created_at  timestamptz not null,
    answer      text check (answer in ('done', 'on_track', 'stuck')),
    reading     double precision,
    words       text not null default '',
    answered_at timestamptz,
    recorded_at timestamptz,
    unique (plan_id, day),
    check ((answer is null) = (answered_at is null)),
    check (recorded_at is null or answered_at is not null)
);
create index check_ins_unrecorded on check_ins (answered_at) where answered_at is not null and recorded_at is null;
