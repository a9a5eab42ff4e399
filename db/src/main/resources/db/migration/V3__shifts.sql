-- What workers did, a row a task. begun and seconds are of the time that the run itself has taken, over all its sittings. For people alone.
-- Made whether or not it is there, so that a kill in between leaves nothing to mend.

CREATE TABLE IF NOT EXISTS shifts (
    number     BIGINT PRIMARY KEY,
    candidate  BIGINT NOT NULL REFERENCES candidates,
    stage      VARCHAR NOT NULL,
    replicate  INTEGER NOT NULL,
    worker     INTEGER NOT NULL,
    begun      DOUBLE PRECISION NOT NULL,
    seconds    DOUBLE PRECISION NOT NULL
);
