package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.Candidate;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedTest {

    private static final List<String> PARTS = List.of("az-expressivity", "az-progressivity", "az-trainability");

    private final SearchConfig asked = SearchConfig.of(Map.of());
    private final Equipment equipment = Equipment.of(asked);

    @TempDir
    private Path folder;

    private RunStore store;

    @BeforeEach
    void open() {
        store = H2RunStore.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSearchTakesOverMembersAndRuleOfAzNas() {
        trust("az-nas", PARTS, "batch", "32");

        SearchConfig config = resolved(Map.of("proxies", "auto"));

        assertThat(config.value(Keys.PROXIES))
                .extracting(Vote::proxy)
                .containsExactly("az-expressivity", "az-progressivity", "az-trainability", "flops");
        assertThat(config.value(Keys.AGGREGATION)).isEqualTo(Aggregation.AZ_NAS);
        assertThat(config.value(Keys.TRUST)).contains("az-nas");
        assertThat(config.value(Keys.BATCH)).isEqualTo(32);
    }

    @Test
    void anotherCombinationKeepsTheUsualRule() {
        trust("log", List.of("nwot"), "batch", "64");

        SearchConfig config = resolved(Map.of("proxies", "auto"));

        assertThat(config.value(Keys.PROXIES)).extracting(Vote::proxy).containsExactly("nwot", "params");
        assertThat(config.value(Keys.AGGREGATION)).isEqualTo(Aggregation.LOG_RANK);
    }

    @Test
    void whatIsTypedIsNotTakenOver() {
        trust("az-nas", PARTS, "batch", "32");

        SearchConfig config = resolved(Map.of("proxies", "auto", "batch", "16", "aggregation", "log-rank"));

        assertThat(config.value(Keys.AGGREGATION)).isEqualTo(Aggregation.LOG_RANK);
        assertThat(config.value(Keys.BATCH)).isEqualTo(16);
    }

    private SearchConfig resolved(Map<String, String> given) {
        return new Trusted(store, asked, equipment).resolved(given);
    }

    /** A finished report of twelve networks that all these proxies and both sizes put in order. */
    private void trust(String id, List<String> proxies, String setting, String value) {
        SearchConfig config = TrustKeys.resolved(Map.of("proxies", String.join(",", proxies), setting, value));
        var provenance = new TreeMap<>(Map.of("data", Provenance.ofData(equipment)));
        store.begin(new Run(id, TrustKeys.KIND, config.text(), 0, provenance));
        for (int i = 0; i < 12; i++) {
            int rank = i;
            String genome = "network-" + i;
            store.append(
                    id,
                    List.of(new Candidate(genome, genome, List.of(), "random", 0)),
                    TrustFacts.proxies(config).stream()
                            .map(proxy -> fact(genome, proxy, 0, rank))
                            .toList());
            store.append(id, List.of(), List.of(fact(genome, "accuracy", 4, rank)));
        }
        store.mark(id, RunStatus.FINISHED, 1);
    }

    private static Evaluation fact(String genome, String metric, int fidelity, double value) {
        return new Evaluation(genome, metric, Protocol.exact(), fidelity, 0, Score.of(value), 0, List.of());
    }
}
