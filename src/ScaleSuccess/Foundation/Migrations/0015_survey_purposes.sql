-- What a response is for, so that plans and segments ask for that and never for a survey's key. All surveys but the
-- first one were of no use to the product.
alter table responses add column purpose text not null default 'onboarding'
    check (purpose in ('onboarding', 'check_in', 'health', 'other'));
update responses set purpose = 'other' where survey <> 'onboarding';
alter table responses alter column purpose drop default;

-- Both are asked by purpose from now on.
drop index responses_customer;
create index responses_customer on responses (customer_id, purpose, submitted_at);
drop index responses_submitted;
create index responses_submitted on responses (purpose, submitted_at) where submitted_at is not null;

-- The versions of our survey so far, to which responses point, say what they are for and what their questions mean, as
-- the file does from now on. The only change ever made to a stored text: without it plans could not be made from answers
-- that were given before, nor could it be told which old question was which.
update definitions set source =
    regexp_replace(
        regexp_replace(
            regexp_replace(source, '^survey: onboarding *$', E'survey: onboarding\npurpose: onboarding', 'n'),
            '^( *)- key: (goals|challenges|benefits|measures|people|where_now|where_to_be|by_when|risk|team_size) *\n\1  ask:',
            E'\\1- key: \\2\n\\1  means: \\2\n\\1  ask:', 'gn'),
        '^( *)- key: how *\n\1  ask:', E'\\1- key: how\n\\1  means: pace\n\\1  ask:', 'gn')
where kind = 'survey' and key = 'onboarding' and source !~ '(?n)^purpose:';

-- As in 0010, but answered is who answered the onboarding survey.
create or replace view customer_stages as
select c.id as customer_id,
       case
           when p.achieved_at is not null then 6
           when a.plan_id is not null and (done.plan_id is not null or told.plan_id is not null) then 5
           when a.plan_id is not null then 4
           when p.id is not null then 3
           when answered.customer_id is not null then 2
           when invited.customer_id is not null then 1
           else 0
       end as stage
from customers c
left join plans p on p.customer_id = c.id
left join (select distinct plan_id from acceptances) a on a.plan_id = p.id
left join (select distinct plan_id from plan_items where done_at is not null and side = 'customer'
           -- Accepting ticks this one by itself.
           and key not like '%.confirm\_plan') done on done.plan_id = p.id
left join (select distinct plan_id from check_ins where answered_at is not null) told on told.plan_id = p.id
left join (select distinct customer_id from responses
           where purpose = 'onboarding' and submitted_at is not null) answered on answered.customer_id = c.id
left join (
    select distinct k.customer_id from messages m join contacts k on k.id = m.contact_id where m.email = 'survey-invitation'
) invited on invited.customer_id = c.id;
