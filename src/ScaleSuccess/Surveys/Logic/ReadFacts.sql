-- What conditions of surveys may name about one person and their company. $1: contact.
select tier, country, role, segment, plan_state from contact_facts where contact_id = $1
