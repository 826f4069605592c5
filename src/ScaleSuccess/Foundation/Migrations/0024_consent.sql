-- Whether a person has agreed to be a contact. The vendor answers for those whom it names itself; whoever a colleague names in
-- a survey is asked once, and until they agree they get nothing else and see no plan. Everybody known so far stays.
alter table contacts
    add column consent text not null default 'given' check (consent in ('given', 'asked', 'declined', 'reported')),
    add column named_by bigint references contacts on delete set null;
create index contacts_without_consent on contacts (customer_id) where consent <> 'given';

-- Invitations of colleagues are a topic of their own, which the invited can leave for every company at once.
alter table messages drop constraint messages_topic_check,
    add constraint messages_topic_check check (topic in ('survey', 'plan', 'check_in', 'invitation'));
alter table suppressions drop constraint suppressions_topic_check,
    add constraint suppressions_topic_check check (topic in ('survey', 'plan', 'check_in', 'invitation'));

create or replace view reachable_contacts as
select k.id, k.customer_id, k.role, k.time_zone
from contacts k
where k.consent = 'given'
  and not exists (select from suppressions s where s.address = lower(k.email) and s.lifted_at is null and s.topic is null);
