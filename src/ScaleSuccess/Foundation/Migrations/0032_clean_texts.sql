-- Texts that were stored before control, bidirectional and invisible characters were taken out where they enter. The rule is
-- in code (TypedText): the next start cleans them by it, once, and removes the row (CleanStoredTexts).
create table pending_cleanups (
    name text primary key
);
insert into pending_cleanups values ('typed_texts');
