-- Why a message did not go out is a code with arguments, no longer a sentence: Emails/Delivery/DeliveryCode.cs lists the
-- codes. The sentences that earlier builds wrote become codes here; what none of the patterns knows becomes `other` with
-- the sentence as its argument, so nothing is lost.
alter table messages
    add column reason_code text,
    add column reason_args jsonb not null default '[]' check (jsonb_typeof(reason_args) = 'array'),
    add constraint messages_reason check (reason_code is not null or reason_args = '[]');
alter table suppressions
    add column reason_code text,
    add column reason_args jsonb not null default '[]' check (jsonb_typeof(reason_args) = 'array'),
    add constraint suppressions_reason check (reason_code is not null or reason_args = '[]');

create function pg_temp.sentences() returns table (code text, pattern text) language sql immutable as $$
    values
        ('suppressed', '^The reader left this topic, or the address bounced\.$'),
        ('host_stopped', '^The server stopped while this was handed over; it may have arrived\.$'),
        ('engine_failed', '^The mail engine broke off, and it may have arrived: (.*)$'),
        ('not_composed', '^Could not be written: (.*)$'),
        ('asked_to_wait', '^The mail server asks to try later: (.*)$'),
        ('sign_in_wanted', '^The mail server wants us to sign in: (.*)\. Check Mail__User, Mail__Password and Mail__Security\.$'),
        ('sender_refused', '^The mail server refuses the sender, not this message: (.*)\. Check Mail__From and whether the server lets this machine send\.$'),
        ('sender_address_refused', '^The mail server refuses the sender''s address: (.*)\. Check Mail__From\.$'),
        ('mailbox_full', '^The mailbox is full: (.*)$'),
        ('policy_refused', '^The mail server''s policy refuses us: (.*)\. Check Mail__From, the sender''s DNS records and whether the server relays for this machine\.$'),
        ('address_refused', '^The address takes no mail: (.*)$'),
        ('message_refused', '^The mail server refuses this message: (.*)$'),
        ('subject_has_line_break', '^The message to (.*) cannot be sent as it is: the subject has a line break\.$'),
        ('header_not_plain', '^The message to (.*) cannot be sent as it is: the header (\S+) has a line break or a letter beyond ASCII\.$'),
        ('address_not_usable', '^The message to .* cannot be sent as it is: "(.*)" is not an address that mail servers take\.$'),
        ('message_not_usable', '^The message to (\S+) cannot be sent as it is: (.*)$'),
        ('password_in_clear', '^Mail:User is set but Mail:Security is none: the password would cross the network in clear\. Set Mail__Security to starttls or tls\.$'),
        ('folder_not_writable', '^The mail folder (.*?) cannot be written: (.*)$'),
        ('confirmation_late', '^The connection to (\S+) broke before it confirmed the message: it did not answer in time$'),
        ('confirmation_lost', '^The connection to (\S+) broke before it confirmed the message: (.*)$'),
        ('connection_failed', '^The connection to (\S+) failed: (.*)\. Check Mail__Host and Mail__Port\.$'),
        ('certificate_not_trusted', '^The certificate of (\S+) is not trusted by this machine\. Set Mail__Host to the name in the certificate, or Mail__Certificate to its SHA-256 fingerprint\.$'),
        ('sign_in_refused', '^(\S+) does not let (\S+) sign in: (.*)\. Check Mail__User and Mail__Password\.$'),
        ('no_answer', '^(\S+) did not answer within (\d+) s\. Check Mail__Host, Mail__Port and Mail__Security(?: \(a port that wants TLS at once stays silent\))?\.$'),
        ('not_supported', '^(\S+) cannot do what is asked: (.*) Check Mail__Security \(STARTTLS\) and Mail__User \(signing in\)\.$')
$$;

-- {"code": …, "args": […]} of one sentence.
create function pg_temp.reason(sentence text) returns jsonb language plpgsql immutable as $$
declare
    known record;
    inner_reason jsonb;
    given_up text[] := regexp_match(sentence, '^Given up after (\d+) tries: (.*)$');
begin
    if given_up is not null then
        inner_reason := pg_temp.reason(given_up[2]);
        return jsonb_build_object('code', 'given_up',
            'args', jsonb_build_array(given_up[1], inner_reason -> 'code') || (inner_reason -> 'args'));
    end if;
    for known in select * from pg_temp.sentences() loop
        if sentence ~ known.pattern then
            return jsonb_build_object('code', known.code, 'args',
                case when known.code not in ('suppressed', 'host_stopped', 'password_in_clear')
                     then to_jsonb(regexp_match(sentence, known.pattern)) else '[]'::jsonb end);
        end if;
    end loop;
    return jsonb_build_object('code', 'other', 'args', jsonb_build_array(sentence));
end $$;

-- Few sentences on many rows: each is read once.
create temporary table converted on commit drop as
select sentence, pg_temp.reason(sentence) as reason
from (select reason as sentence from messages union select detail from suppressions) said
where sentence <> '';

update messages m set reason_code = c.reason ->> 'code', reason_args = c.reason -> 'args'
from converted c where c.sentence = m.reason;
update suppressions s set reason_code = c.reason ->> 'code', reason_args = c.reason -> 'args'
from converted c where c.sentence = s.detail;

alter table messages drop column reason;
alter table suppressions drop column detail;
drop function pg_temp.reason(text);
drop function pg_temp.sentences();

-- What a message says is typed since: days as days, and the links of a check-in, not the id they are made from.
update messages set data = data - 'checkIn' || jsonb_build_object(
    'links.done', format('/c/{token}/%s?answer=done', data ->> 'checkIn'),
    'links.onTrack', format('/c/{token}/%s?answer=on_track', data ->> 'checkIn'),
    'links.stuck', format('/c/{token}/%s?answer=stuck', data ->> 'checkIn'))
where data ? 'checkIn';

update messages set data = data || jsonb_build_object(day.name, to_char(to_date(data ->> day.name, 'DD Month YYYY'), 'YYYY-MM-DD'))
from (values ('check-in', 'milestone.due'), ('plan-ready', 'plan.nextMilestoneDate')) day (email, name)
where messages.email = day.email and data ->> day.name ~ '^\d{1,2} [A-Z][a-z]+ \d{4}$';
