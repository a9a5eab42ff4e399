package io.github.weft.proxy.probe;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that is done when first asked for, and once: the answer, or the failure, is kept. */
final class Once<T> implements Supplier<T> {

    private @Nullable Supplier<T> work;
    private @Nullable T answer;
    private @Nullable Throwable failure;

    Once(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public T get() {
        if (work != null) {
            Supplier<T> now = work;
            work = null;
            try {
                answer = now.get();
            } catch (RuntimeException | OutOfMemoryError e) {
                failure = e;
            }
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof OutOfMemoryError e) {
            throw e;
        }
        return Objects.requireNonNull(answer);
    }

    /** Whether the answer is here. */
    boolean done() {
        return answer != null;
    }
}
