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
