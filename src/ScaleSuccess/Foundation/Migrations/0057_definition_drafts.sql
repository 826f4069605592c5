-- Templates and goal modules are drafted as surveys are: what ops are changing about a definition and have not published yet, one draft each,
-- seen and changed by all of ops.
alter table survey_drafts rename to definition_drafts;
alter table definition_drafts rename column survey to key;
alter table definition_drafts
    add column kind text not null default 'survey',
    drop constraint survey_drafts_pkey,
    add primary key (kind, key);
alter table definition_drafts alter column kind drop default;
