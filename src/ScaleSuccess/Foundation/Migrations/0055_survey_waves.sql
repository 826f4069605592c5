-- Surveys after the first: who was asked which one in which wave, and who is to be asked. docs/decisions/0020.

-- A wave of a survey: by a rule of its file, or sent by hand.
create table survey_waves (
    id         bigint generated always as identity primary key,
    survey     text not null,
    -- The rule's key, or "hand", and its month or day: "milestone 2026-03", "hand 2026-03-14". As responses call it.
    wave       text not null,
    rule       text not null,
    started_at timestamptz not null,
    -- Who of ops sent it; null: its rule did.
    started_by text,
    -- Whom ops chose, for those who still wait for a cool-down. Of a rule its file says it.
    condition  jsonb,
    to_one     boolean not null,
    share      int not null check (share between 1 and 100),
    unless_stuck boolean not null,
    unique (survey, wave)
);

-- Since when a rule counts, and up to when it has noted whom its event or its day has come for.
create table survey_rules (
    survey       text not null,
    rule         text not null,
    looked_until timestamptz not null,
    primary key (survey, rule)
);

-- Customers whose event or day has come, until somebody there is asked, nobody can be, or 30 days are over.
create table survey_candidates (
    survey      text not null,
    rule        text not null,
    wave        text not null,
    customer_id bigint not null references customers on delete cascade,
    due_on      date not null,
    primary key (survey, wave, customer_id)
);
create index survey_candidates_customer on survey_candidates (customer_id);

-- Who was asked: one row before the mail. Until closes_at it can be answered.
create table survey_invitations (
    id          bigint generated always as identity primary key,
    survey      text not null,
    wave        text not null,
    customer_id bigint not null references customers on delete cascade,
    contact_id  bigint not null references contacts on delete cascade,
    -- Nobody else at this customer is asked in this wave.
    is_only     boolean not null,
    invited_at  timestamptz not null,
    closes_at   timestamptz not null check (closes_at > invited_at),
    unique (contact_id, survey, wave),
    foreign key (survey, wave) references survey_waves (survey, wave)
);
create unique index survey_invitations_only on survey_invitations (customer_id, survey, wave) where is_only;
create index survey_invitations_customer on survey_invitations (customer_id);
create index survey_invitations_wave on survey_invitations (survey, wave);
create index survey_invitations_day on survey_invitations (survey, invited_at);

-- The wave that somebody answers when they open a survey: the last one they were asked in; who was never asked answers the first.
create function present_wave(contact bigint, survey text) returns text language sql stable
return coalesce((select i.wave from survey_invitations i where i.contact_id = contact and i.survey = present_wave.survey order by i.invited_at desc, i.id desc limit 1), 'first');

-- Whether a customer is in the share of a wave: each wave draws anew, and draws the same whenever it is asked.
create function is_drawn(survey text, wave text, customer bigint, share int) returns boolean language sql immutable
return share >= 100 or (get_byte(sha256(convert_to(survey || ' ' || wave || ' ' || customer, 'UTF8')), 0) * 256
                      + get_byte(sha256(convert_to(survey || ' ' || wave || ' ' || customer, 'UTF8')), 1)) * 100 < share * 65536;

-- What conditions of surveys may name about a person and their company.
create view contact_facts as
select k.id as contact_id, k.customer_id, c.tier, c.country, k.role, a.segment,
       case when p.id is null then 'none'
            when p.closed_at is not null then 'closed'
            when p.achieved_at is not null then 'achieved'
            when exists (select from acceptances s where s.plan_id = p.id) then 'accepted'
            else 'open' end as plan_state
from contacts k
join customers c on c.id = k.customer_id
left join assignments a on a.customer_id = c.id and a.superseded_at is null
left join plans p on p.customer_id = c.id;

-- What happened in the last hour is found without reading every plan.
create index acceptances_accepted on acceptances (accepted_at);
create index plan_items_milestone_done on plan_items (done_at) where kind = 'milestone' and done_at is not null;
create index plans_achieved on plans (achieved_at) where achieved_at is not null;
create index plan_phases_achieved on plan_phases (achieved_at);
create index plans_closed on plans (closed_at) where closed_at is not null;
create index plans_created on plans (created_at);
create index help_requests_closed on help_requests (closed_at) where closed_by is not null;

-- As in 0052; whoever begins in a wave is no longer only invited to it.
create or replace function note_response() returns trigger language plpgsql as $$
begin
    -- Typing on a page that was reached before changes no count.
    if tg_op = 'UPDATE' and new.submitted_at is null and old.answers ?& array(select jsonb_object_keys(new.answers)) then
        return null;
    end if;
    if tg_op = 'DELETE' then
        insert into survey_days_to_count (survey, day) values (old.survey, day_of(old.started_at));
    else
        insert into survey_days_to_count (survey, day) values (new.survey, day_of(new.started_at));
    end if;
    if tg_op <> 'UPDATE' then
        insert into survey_days_to_count (survey, day)
        select coalesce(new.survey, old.survey), day_of(m.created_at) from messages m
        where m.contact_id = coalesce(new.contact_id, old.contact_id) and m.email = 'survey-invitation'
        union
        select i.survey, day_of(i.invited_at) from survey_invitations i
        where i.contact_id = coalesce(new.contact_id, old.contact_id) and i.survey = coalesce(new.survey, old.survey) and i.wave = coalesce(new.wave, old.wave);
    end if;
    return null;
end $$;

create function note_asked() returns trigger language plpgsql as $$
begin
    insert into survey_days_to_count (survey, day) select distinct survey, day_of(invited_at) from new_rows;
    return null;
end $$;
create trigger note_asked after insert on survey_invitations referencing new table as new_rows for each statement execute function note_asked();

-- As in 0052, with those who were asked in a wave.
create or replace function note_recounted(customers bigint[]) returns void language sql as $$
    insert into survey_days_to_count (survey, day)
    select distinct d.survey, d.day
    from unnest(customers) c (id)
    cross join lateral (
        select r.survey, day_of(r.started_at) as day from responses r where r.customer_id = c.id
        union all
        select a.key, day_of(m.created_at) from contacts k join messages m on m.contact_id = k.id and m.email = 'survey-invitation', active_definitions a
        where k.customer_id = c.id and a.kind = 'survey'
        union all
        select i.survey, day_of(i.invited_at) from survey_invitations i where i.customer_id = c.id
        offset 0
    ) d
$$;
