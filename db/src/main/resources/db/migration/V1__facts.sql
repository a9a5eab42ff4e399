-- Times and numbers of seconds are for people; nothing that is compared between runs reads them.
--
-- Where number is a BIGINT without GENERATED it is run * 2^40 + the order of adding within the run: a run's rows lie together, and are read
-- in that order, without another index to keep. Each commit rewrites a page of every index it touches, so there are few.

CREATE TABLE runs (
    number        INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            VARCHAR NOT NULL,
    kind          VARCHAR NOT NULL,
    configuration VARCHAR NOT NULL,
    seed          BIGINT NOT NULL,
    status        VARCHAR NOT NULL,
    started       TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    elapsed       DOUBLE PRECISION NOT NULL,
    UNIQUE (id)
);

CREATE TABLE provenance (
    run   INTEGER NOT NULL REFERENCES runs,
    name  VARCHAR NOT NULL,
    fact  VARCHAR NOT NULL,
    PRIMARY KEY (run, name)
);

-- genome is the canonical text: the identity within the run.
CREATE TABLE candidates (
    number    BIGINT PRIMARY KEY,
    run       INTEGER NOT NULL REFERENCES runs,
    genome    VARCHAR NOT NULL,
    proposed  VARCHAR NOT NULL,
    parents   VARCHAR ARRAY NOT NULL,
    operator  VARCHAR NOT NULL,
    step      INTEGER NOT NULL,
    UNIQUE (run, genome)
);

-- What was measured and how. Few rows, so that an evaluation is small.
CREATE TABLE measures (
    number           INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    metric           VARCHAR NOT NULL,
    protocol_digest  VARCHAR NOT NULL,
    protocol         VARCHAR NOT NULL,
    fidelity         INTEGER NOT NULL,
    UNIQUE (metric, protocol_digest, fidelity)
);

-- Append-only. candidate and measure are their numbers. Either score or failure is there. minus_zero marks -0.0, which the database would keep as 0.0.
-- curve holds big-endian IEEE 754 doubles, eight bytes each.
CREATE TABLE evaluations (
    number      BIGINT PRIMARY KEY,
    candidate   BIGINT NOT NULL REFERENCES candidates,
    measure     INTEGER NOT NULL,
    replicate   INTEGER NOT NULL,
    score       DOUBLE PRECISION,
    minus_zero  BOOLEAN NOT NULL,
    failure     VARCHAR,
    seconds     DOUBLE PRECISION NOT NULL,
    curve       VARBINARY NOT NULL,
    UNIQUE (candidate, measure, replicate),
    CHECK ((score IS NULL) <> (failure IS NULL))
);

-- Members of populations. One that stays on for many steps is one row.
-- fitness holds big-endian IEEE 754 doubles, eight bytes each.
CREATE TABLE members (
    number     BIGINT PRIMARY KEY,
    candidate  BIGINT NOT NULL,
    alleles    VARCHAR NOT NULL,
    birth      BIGINT NOT NULL,
    fitness    VARBINARY NOT NULL
);

-- population lists members.number in the strategy's order; state is the strategy's own text.
CREATE TABLE steps (
    number      BIGINT PRIMARY KEY,
    population  BIGINT ARRAY NOT NULL,
    state       CHARACTER LARGE OBJECT NOT NULL
);

-- file is relative to weights/RUN/ beside the database.
CREATE TABLE weights (
    number     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run        INTEGER NOT NULL REFERENCES runs,
    candidate  BIGINT NOT NULL REFERENCES candidates,
    file       VARCHAR NOT NULL,
    sha256     VARCHAR NOT NULL,
    UNIQUE (run, file)
);
