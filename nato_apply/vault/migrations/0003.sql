-- The zone of the computer on which a revision was saved: its moment is in UTC.

ALTER TABLE revision ADD COLUMN zone TEXT;
