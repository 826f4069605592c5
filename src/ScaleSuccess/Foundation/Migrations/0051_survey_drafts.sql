-- What ops are changing about a survey and have not published yet: one draft each, seen and changed by all of ops.
create table survey_drafts (
    survey     text primary key,
    -- The version that was active when the draft was begun; 0: the survey is new.
    based_on   int not null,
    -- Counted with each save, so that of two people who change it at once neither overwrites the other unseen.
    revision   int not null,
    source     text not null,
    author     text not null,
    saved_at   timestamptz not null
);
