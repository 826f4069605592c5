-- Every answer to a check-in is kept, in the order in which they came: a colleague may add to what another has said, or correct
-- it. The check-in's own columns hold the newest.
create table check_in_answers (
    id          bigint generated always as identity primary key,
    check_in_id bigint not null references check_ins on delete cascade,
    contact_id  bigint not null references contacts on delete cascade,
    answer      text not null check (answer in ('done', 'on_track', 'stuck')),
    reading     double precision,
    words       text not null,
    answered_at timestamptz not null
);
create index check_in_answers_of on check_in_answers (check_in_id, id);

insert into check_in_answers (check_in_id, contact_id, answer, reading, words, answered_at)
select id, contact_id, answer, reading, words, answered_at from check_ins where answered_at is not null order by answered_at, id;

-- A second answer may bring a second reading. Which answer comes first is decided under the plan's lock, not by this.
alter table readings drop constraint readings_check_in_id_key;
create index readings_check_in on readings (check_in_id);
