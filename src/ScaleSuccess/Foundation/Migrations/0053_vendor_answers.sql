-- What the vendor thinks a customer would answer in the onboarding survey: each person is asked whether it is right. Answers are
-- only what people send.
create table vendor_answers (
    customer_id bigint not null references customers (id) on delete cascade,
    -- The question's meaning, else its key.
    name        text not null,
    given       text[] not null check (cardinality(given) > 0),
    -- How we were told.
    source      text not null check (source in ('api')),
    known_at    timestamptz not null,
    primary key (customer_id, name)
);
