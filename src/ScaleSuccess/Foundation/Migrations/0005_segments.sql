-- A trained model, whole: the columns it knows, its clusters, and which segment each cluster stands for.
create table segment_models (
    id         bigint generated always as identity primary key,
    engine     text not null,
    -- How many it was trained on, of how many there were: the newest count.
    rows       int not null,
    answers    int not null,
    k          int not null,
    model      jsonb not null,
    report     jsonb not null,
    trained_at timestamptz not null
);

-- Where a response placed its customer, and why. By a rule when model_id is null.
create table assignments (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customers on delete cascade,
    response_id bigint not null unique references responses on delete cascade,
    segment     text not null,
    model_id    bigint references segment_models,
    confidence  double precision not null check (confidence between 0 and 1),
    reason      text not null,
    assigned_at timestamptz not null
);
create index assignments_customer on assignments (customer_id, id desc);
create index assignments_segment on assignments (segment);
