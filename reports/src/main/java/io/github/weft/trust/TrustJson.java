package io.github.weft.trust;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import io.github.weft.report.RowALine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trust report as one JSON document, a row a line:
 *
 * <pre>{@code
 * {"truth": name, "candidates": count, "judged": count, "k": count, "rows": [{"score": name, "kind": text, "votes": [name or -name],
 *  "aggregation": text, "spearman": {"value": number, "low": number, "high": number}, "kendall": the same, "topTenth": number,
 *  "precision": number, "measured": count, "candidates": count, "imputed": {"spearman": as spearman, "kendall": as spearman},
 *  "sign": "+", "-" or "?", "cost": number,
 *  "spread": {"replicates": count, "mean": number, "deviation": number}, "withinFlops": number, "bestHalf": number,
 *  "regrets": {"one": number, "three": number, "five": number}, "givenParams": as spearman,
 *  "overParams": as spearman, "overFlops": as spearman, "verdict": text}],
 *  "ceiling": {"seeds": number, "candidates": count, "spearman": as above, "kendall": as above, "ofMean": number},
 *  "redundancy": {"names": [name], "kendall": [[number]], "clusters": [[name]]},
 *  "recommendation": {"votes": [name or -name], "aggregation": text, "calibrated": true or false, "folds": count}}
 * }</pre>
 *
 * <p>What is not known is null. Field names are an interface: only ever added to. Numbers are exact.
 */
public final class TrustJson {

    private final JsonGenerator json;

    private TrustJson(JsonGenerator json) {
        this.json = json;
    }

    public static String of(TrustReport report) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonMapper().createGenerator(text)) {
            json.setPrettyPrinter(new RowALine());
            new TrustJson(json).write(report);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(TrustReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("truth", report.truth());
        json.writeNumberField("candidates", report.candidates());
        json.writeNumberField("judged", report.judged());
        json.writeNumberField("k", report.k());
        json.writeArrayFieldStart("rows");
        for (TrustRow row : report.rows()) {
            row(row);
        }
        json.writeEndArray();
        ceiling(report.ceiling());
        redundancy(report.redundancy());
        recommendation(report.recommendation());
        json.writeEndObject();
    }

    private void row(TrustRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField("score", row.name());
        json.writeStringField("kind", row.kind().toString());
        votes(row.votes());
        json.writeObjectField(
                "aggregation", row.aggregation().map(Aggregation::toString).orElse(null));
        estimate("spearman", row.spearman());
        estimate("kendall", row.kendall());
        number("topTenth", row.topTenth());
        number("precision", row.precision());
        json.writeNumberField("measured", row.measured());
        json.writeNumberField("candidates", row.candidates());
        imputed(row.imputed());
        json.writeStringField("sign", row.sign());
        number("cost", row.cost());
        spread(row.spread());
        number("withinFlops", row.withinFlops());
        number("bestHalf", row.bestHalf());
        regrets(row.regrets());
        estimate("givenParams", row.givenParams());
        estimate("overParams", row.overParams());
        estimate("overFlops", row.overFlops());
        json.writeStringField("verdict", row.verdict());
        json.writeEndObject();
    }

    private void imputed(Optional<Imputed> imputed) throws IOException {
        if (started("imputed", imputed)) {
            estimate("spearman", imputed.orElseThrow().spearman());
            estimate("kendall", imputed.orElseThrow().kendall());
            json.writeEndObject();
        }
    }

    private void regrets(Optional<Regrets> regrets) throws IOException {
        if (started("regrets", regrets)) {
            json.writeNumberField("one", regrets.orElseThrow().one());
            json.writeNumberField("three", regrets.orElseThrow().three());
            json.writeNumberField("five", regrets.orElseThrow().five());
            json.writeEndObject();
        }
    }

    private void ceiling(Optional<Ceiling> ceiling) throws IOException {
        if (started("ceiling", ceiling)) {
            json.writeNumberField("seeds", ceiling.orElseThrow().seeds());
            json.writeNumberField("candidates", ceiling.orElseThrow().candidates());
            estimate("spearman", ceiling.map(Ceiling::spearman));
            estimate("kendall", ceiling.map(Ceiling::kendall));
            json.writeNumberField("ofMean", ceiling.orElseThrow().ofMean());
            json.writeEndObject();
        }
    }

    private void redundancy(Redundancy redundancy) throws IOException {
        json.writeObjectFieldStart("redundancy");
        json.writeObjectField("names", redundancy.names());
        json.writeArrayFieldStart("kendall");
        for (List<OptionalDouble> row : redundancy.kendall()) {
            json.writeStartArray();
            for (OptionalDouble tau : row) {
                json.writeObject(tau.isPresent() ? tau.getAsDouble() : null);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeObjectField("clusters", redundancy.clusters());
        json.writeEndObject();
    }

    private void recommendation(Optional<Recommendation> recommendation) throws IOException {
        if (started("recommendation", recommendation)) {
            Recommendation known = recommendation.orElseThrow();
            votes(known.combination().votes());
            json.writeStringField(
                    "aggregation", known.combination().aggregation().toString());
            json.writeBooleanField("calibrated", known.calibrated());
            json.writeNumberField("folds", known.folds());
            json.writeEndObject();
        }
    }

    private void spread(Optional<Spread> spread) throws IOException {
        if (started("spread", spread)) {
            json.writeNumberField("replicates", spread.orElseThrow().replicates());
            json.writeNumberField("mean", spread.orElseThrow().mean());
            json.writeNumberField("deviation", spread.orElseThrow().deviation());
            json.writeEndObject();
        }
    }

    private void estimate(String name, Optional<Estimate> estimate) throws IOException {
        if (started(name, estimate)) {
            json.writeNumberField("value", estimate.orElseThrow().value());
            json.writeNumberField("low", estimate.orElseThrow().low());
            json.writeNumberField("high", estimate.orElseThrow().high());
            json.writeEndObject();
        }
    }

    private void votes(List<Vote> votes) throws IOException {
        json.writeObjectField("votes", votes.stream().map(Vote::toString).toList());
    }

    private void number(String name, OptionalDouble number) throws IOException {
        json.writeObjectField(name, number.isPresent() ? number.getAsDouble() : null);
    }

    /** Opens an object for what is known, or writes null. */
    private boolean started(String name, Optional<?> known) throws IOException {
        if (known.isEmpty()) {
            json.writeNullField(name);
            return false;
        }
        json.writeObjectFieldStart(name);
        return true;
    }
}
