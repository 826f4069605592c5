-- Which version of a definition is active: the table has the word that everybody uses for it.
alter table definitions_in_force rename to active_definitions;
