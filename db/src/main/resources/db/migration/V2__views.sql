-- Views for people and other programs: names and columns stay, new ones are only ever added. Tables may change, these are what to query.
-- Each is made whether or not it is there, so that a kill in between leaves nothing to mend. Times and seconds are for people.

CREATE OR REPLACE VIEW v_runs AS
SELECT r.id AS run,
       r.kind,
       LOWER(r.status) AS status,
       r.seed,
       r.started,
       r.elapsed AS seconds,
       REGEXP_SUBSTR(r.configuration, '^space: (.*)$', 1, 1, 'm', 1) AS space,
       REGEXP_SUBSTR(r.configuration, '^data: (.*)$', 1, 1, 'm', 1) AS data,
       (SELECT p.fact FROM provenance p WHERE p.run = r.number AND p.name = 'data') AS data_digest,
       (SELECT p.fact FROM provenance p WHERE p.run = r.number AND p.name = 'weft') AS weft,
       (SELECT p.fact FROM provenance p WHERE p.run = r.number AND p.name = 'command') AS command,
       r.configuration
FROM runs r;

-- position counts the candidates of a run in the order of adding, from 0.
CREATE OR REPLACE VIEW v_candidates AS
SELECT r.id AS run,
       c.number - CAST(c.run AS BIGINT) * 1099511627776 AS position,
       c.genome AS architecture,
       c.operator,
       c.step,
       c.parents
FROM candidates c
JOIN runs r ON r.number = c.run;

CREATE OR REPLACE VIEW v_evaluations AS
SELECT r.id AS run,
       c.genome AS architecture,
       m.metric,
       m.fidelity,
       e.replicate,
       e.score,
       e.failure,
       e.seconds,
       m.protocol,
       m.protocol_digest,
       CONCAT(';', m.protocol) LIKE '%;imported=%' AS imported,
       e.number - CAST(c.run AS BIGINT) * 1099511627776 AS position
FROM evaluations e
JOIN candidates c ON c.number = e.candidate
JOIN runs r ON r.number = c.run
JOIN measures m ON m.number = e.measure;

-- What was repeated, as one row. place 1 is the one that counts: what was measured before what was imported, then the highest fidelity, then
-- most repetitions. Of a proxy every batch is a protocol of its own; the mean over those is that of v_evaluations.
CREATE OR REPLACE VIEW v_scores AS
SELECT run,
       architecture,
       metric,
       fidelity,
       protocol,
       imported,
       COUNT(score) AS repetitions,
       CAST(AVG(score) AS DOUBLE PRECISION) AS mean,
       CAST(STDDEV_SAMP(score) AS DOUBLE PRECISION) AS deviation,
       ROW_NUMBER() OVER (PARTITION BY run, architecture, metric
                          ORDER BY imported, fidelity DESC, COUNT(score) DESC, protocol) AS place
FROM v_evaluations
WHERE score IS NOT NULL
GROUP BY run, architecture, metric, fidelity, protocol, imported;

-- One row a candidate. weft leaderboard knows more: ranks with ties, Pareto layers, intervals, constraints.
CREATE OR REPLACE VIEW v_leaderboard AS
SELECT run,
       architecture,
       MAX(CASE WHEN metric = 'accuracy' THEN fidelity END) AS epochs,
       MAX(CASE WHEN metric = 'accuracy' THEN mean END) AS accuracy,
       MAX(CASE WHEN metric = 'accuracy' THEN repetitions END) AS repetitions,
       MAX(CASE WHEN metric = 'accuracy' THEN deviation END) AS deviation,
       MAX(CASE WHEN metric = 'test-accuracy' THEN mean END) AS test_accuracy,
       MAX(CASE WHEN metric = 'inherited-accuracy' THEN mean END) AS inherited_accuracy,
       MAX(CASE WHEN metric = 'zero-cost' THEN mean END) AS zero_cost,
       MAX(CASE WHEN metric = 'params' THEN mean END) AS params,
       MAX(CASE WHEN metric = 'flops' THEN mean END) AS flops,
       MAX(CASE WHEN metric = 'peak-memory' THEN mean END) AS peak_memory,
       MAX(CASE WHEN metric = 'latency' THEN mean END) AS latency,
       MAX(CASE WHEN metric = 'measured-latency' THEN mean END) AS measured_latency
FROM v_scores
WHERE place = 1
GROUP BY run, architecture;

CREATE OR REPLACE VIEW v_failures AS
SELECT run,
       REGEXP_SUBSTR(failure, '^[^:]*') AS kind,
       COUNT(DISTINCT architecture) AS candidates
FROM v_evaluations
WHERE failure IS NOT NULL
GROUP BY run, REGEXP_SUBSTR(failure, '^[^:]*');

-- file is relative to weights/RUN/ beside the database.
CREATE OR REPLACE VIEW v_weights AS
SELECT r.id AS run,
       c.genome AS architecture,
       w.file,
       w.sha256
FROM weights w
JOIN runs r ON r.number = w.run
JOIN candidates c ON c.number = w.candidate;
