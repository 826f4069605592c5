-- Answers to a survey, kept as typed from the first keystroke on; submitted once.
create table responses (
    id            bigint generated always as identity primary key,
    customer_id   bigint not null references customers on delete cascade,
    contact_id    bigint not null references contacts on delete cascade,
    survey        text not null,
    wave          text not null,
    definition_id bigint not null references definitions,
    answers       jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
    started_at    timestamptz not null,
    saved_at      timestamptz not null,
    submitted_at  timestamptz,
    unique (contact_id, survey, wave)
);
create index responses_customer on responses (customer_id, submitted_at);
create index responses_submitted on responses (submitted_at) where submitted_at is not null;
