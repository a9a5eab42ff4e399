package io.github.weft.trust.html;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.weft.report.Metrics;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import io.github.weft.trust.Estimate;
import io.github.weft.trust.Measurements;
import io.github.weft.trust.TrustReport;
import io.github.weft.trust.TrustRow;
import io.github.weft.trust.TrustSample;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The scores and the truth of some networks, for the scatter plot. */
final class TrustPageData {

    private static final int MOST = 2000;

    private final JsonGenerator json;

    private TrustPageData(JsonGenerator json) {
        this.json = json;
    }

    /** JSON text without {@code <}, so that it may stand in a script element. */
    static String of(TrustSample sample, TrustReport report) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonMapper().createGenerator(text)) {
            new TrustPageData(json).write(sample, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private void write(TrustSample sample, TrustReport report) throws IOException {
        int all = sample.candidates().size();
        int every = Math.max(1, (all + MOST - 1) / MOST);
        List<Integer> shown =
                IntStream.range(0, all).filter(i -> i % every == 0).boxed().toList();
        json.writeStartObject();
        json.writeObjectField(
                "candidates", shown.stream().map(sample.candidates()::get).toList());
        column("truth", sample.truth().name(), unit(sample.truth()), "", raw(sample.truth()), shown);
        json.writeArrayFieldStart("scores");
        for (TrustRow row : report.rows()) {
            String rho = row.spearman().map(Estimate::toString).orElse("unknown");
            if (row.combination().isPresent() && row.kind() == TrustRow.Kind.RECOMMENDED) {
                score(
                        row.name() + " (recommended)",
                        "",
                        rho,
                        sample.combined(row.combination().get()),
                        shown);
            } else if (row.combination().isPresent()) {
                score(row.name(), "", rho, sample.combined(row.combination().get()), shown);
            } else {
                Optional<Measurements> proxy = Stream.concat(sample.proxies().stream(), sample.inherited().stream())
                        .filter(one -> one.name().equals(row.name()))
                        .findFirst();
                if (proxy.isPresent()) {
                    score(row.name(), unit(proxy.get()), rho, raw(proxy.get()), shown);
                }
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void score(String name, String unit, String rho, List<Score> values, List<Integer> shown)
            throws IOException {
        column("", name, unit, rho, values, shown);
    }

    private void column(String field, String name, String unit, String rho, List<Score> values, List<Integer> shown)
            throws IOException {
        if (!field.isEmpty()) {
            json.writeFieldName(field);
        }
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("unit", unit);
        json.writeStringField("rho", rho);
        json.writeArrayFieldStart("values");
        for (int i : shown) {
            json.writeObject(
                    values.get(i).value().isPresent() ? values.get(i).value().getAsDouble() : null);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static List<Score> raw(Measurements measured) {
        return measured.replicates().stream().map(Replicates::mean).toList();
    }

    private static String unit(Measurements measured) {
        String unit = measured.metric().unit();
        return unit.isEmpty() ? Metrics.unit(measured.name()) : unit;
    }
}
