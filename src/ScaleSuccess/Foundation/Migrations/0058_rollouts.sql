-- A new version of a template or a goal module reaches a share of the customers first; the others go on with the version before.
alter table definitions add column note text not null default '';

create table rollouts (
    -- The version that is rolled out.
    definition_id bigint primary key,
    kind       text not null,
    key        text not null,
    -- What everybody else goes on with. Null: it is the first version, or everybody got it at once.
    before_id  bigint references definitions,
    -- Percent of the customers.
    share      int not null check (share between 1 and 100),
    -- It is proposed to plans that live, too; else only new plans are made from it.
    takes_live boolean not null,
    state      text not null check (state in ('running', 'paused', 'finished', 'rolled_back')),
    -- Two people who decide at once: only what was looked at is changed.
    revision   int not null default 1,
    changed_by text not null,
    changed_at timestamptz not null,
    foreign key (definition_id, kind, key) references definitions (id, kind, key),
    check (state not in ('running', 'paused') or before_id is not null)
);
create unique index rollouts_open on rollouts (kind, key) where state in ('running', 'paused');

-- Where a customer stands among all of them for this version, 0 to 99: the same whenever it is asked, so a wider share keeps those who were in.
-- Rollout.PlaceOf says the same in C#; a test holds the two equal.
create function rollout_place(key text, version int, customer bigint) returns int language sql immutable as $$
    select (get_byte(h, 0) * 256 + get_byte(h, 1)) * 100 / 65536 from sha256(convert_to(key || ':' || version || ':' || customer, 'UTF8')) h
$$;
