package io.github.weft.proxy.probe;

import io.github.weft.data.Images;
import io.github.weft.eval.NotApplicable;
import io.github.weft.run.Seeds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What proxies look at beside the candidate. The labelled samples: one batch that all share, and others of the same data for proxies whose
 * protocol wants more images, or other ones. And the teacher that candidates are held against, if there is one. Safe for many threads.
 */
public final class BatchSource {

    private final Batch base;
    private final DrawnBy drawn;
    private final Teacher teacher;
    private final Map<String, Batch> batches = new ConcurrentHashMap<>();
    private final Map<String, List<Batch>> parts = new ConcurrentHashMap<>();

    private BatchSource(Batch base, DrawnBy drawn, Teacher teacher) {
        this.base = base;
        this.drawn = drawn;
        this.teacher = teacher;
    }

    /**
     * Different images drawn by a seed.
     *
     * @param data name of the data they are from
     * @param size images of the shared batch
     */
    public static BatchSource of(String data, Images images, int size, long seed) {
        return new BatchSource(
                Batch.draw(data, images, size, seed),
                (purpose, count) ->
                        Batch.draw(data, images, Math.min(count, images.size()), Seeds.derive(seed, purpose)),
                Teacher.none());
    }

    /** A batch and no others: a proxy that wants its own does not apply. */
    public static BatchSource only(Batch batch) {
        return new BatchSource(
                batch,
                (purpose, size) -> {
                    throw new NotApplicable("there is one batch of %s images, and %s needs its own of %s"
                            .formatted(batch.size(), purpose, size));
                },
                Teacher.none());
    }

    /** A batch, and others by their size: what a test draws from. */
    public static BatchSource with(Batch batch, IntFunction<Batch> others) {
        return new BatchSource(batch, (purpose, size) -> others.apply(size), Teacher.none());
    }

    /** The same samples with a teacher. */
    public BatchSource taughtBy(Teacher other) {
        return new BatchSource(base, drawn, other);
    }

    /** Whom candidates are held against, perhaps {@linkplain Teacher#none nobody}. */
    public Teacher teacher() {
        return teacher;
    }

    /** The batch all proxies share. */
    public Batch base() {
        return base;
    }

    /** The first images of the shared batch, or all where there are no more. */
    public Batch leading(int count) {
        return count >= base.size()
                ? base
                : parts.computeIfAbsent("leading " + count, key -> List.of(base.part(0, count)))
                        .get(0);
    }

    /**
     * Another batch: different images within it, as many as asked for or all there are, drawn by the purpose's own seed.
     *
     * @param purpose who it is for, in the words of {@code weft proxies}
     * @throws NotApplicable if there is one batch and no others
     */
    public Batch drawn(String purpose, int size) {
        return batches.computeIfAbsent(purpose + " " + size, key -> drawn.draw(purpose, size));
    }

    /**
     * Several batches of one size, of which no two have an image in common; smaller ones where there are not so many images.
     *
     * @param purpose who they are for, in the words of {@code weft proxies}
     * @throws NotApplicable if there is one batch and no others
     */
    public List<Batch> disjoint(String purpose, int count, int size) {
        Batch whole = drawn(purpose, count * size);
        int each = Math.min(size, whole.size() / count);
        return parts.computeIfAbsent(
                purpose + " " + count + " " + size,
                key -> IntStream.range(0, count)
                        .mapToObj(i -> whole.part(i * each, each))
                        .toList());
    }

    @FunctionalInterface
    private interface DrawnBy {
        Batch draw(String purpose, int size);
    }
}
