-- What a draft has taken in already: a form that is sent twice adds once, while two people who add the same each get theirs.
-- Each is the check sum of what was sent, and where what it added came to lie; the last few are kept.
alter table definition_drafts add column posts text[] not null default '{}';
