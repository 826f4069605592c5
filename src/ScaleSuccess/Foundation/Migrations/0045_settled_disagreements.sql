-- Several people of a customer answer the survey: where somebody answers otherwise than the plan has it, those who may settle it do so once,
-- until that person's answer changes.
create table settled_disagreements (
    id         bigint generated always as identity primary key,
    plan_id    bigint not null references plans on delete cascade,
    -- Who had answered otherwise, and what: the question's fields, as they were given.
    contact_id bigint not null references contacts on delete cascade,
    question   text not null,
    theirs     jsonb not null,
    -- kept: what the plan says; taken: their answer.
    decision   text not null check (decision in ('kept', 'taken')),
    settled_by bigint references contacts on delete set null,
    settled_at timestamptz not null
);
-- Of an answer in words only its hash fits into an index.
create unique index settled_disagreements_once on settled_disagreements (plan_id, contact_id, question, md5(theirs::text));

-- An invitation says as what its reader was named: those that wait to be sent, too.
update messages m
set data = m.data || jsonb_build_object('invited.role', case k.role when 'champion' then 'the champion' when 'economic_buyer' then 'the decision maker' when 'admin' then 'an admin' else 'a user' end)
from contacts k
where k.id = m.contact_id and m.email = 'colleague-invitation' and not m.data ? 'invited.role';
