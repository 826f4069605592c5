-- In which language somebody reads a survey: as their vendor says, and as they have chosen themselves, which counts first. BCP 47 tags.
alter table contacts add column language text check (language ~ '^[A-Za-z0-9-]{2,35}$');
alter table contacts add column own_language text check (own_language ~ '^[A-Za-z0-9-]{2,35}$');
