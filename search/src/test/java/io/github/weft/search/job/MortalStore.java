package io.github.weft.search.job;

import io.github.weft.db.RunStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A store as a process sees it that is killed after so many writes: those are kept, and no later one gets through. */
final class MortalStore {

    /** The process is dead. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final Set<String> WRITES = Set.of("append", "commitStep");

    private final RunStore store;
    private int writesLeft;

    MortalStore(RunStore store, int writes) {
        this.store = store;
        this.writesLeft = writes;
    }

    RunStore open() {
        return (RunStore) Proxy.newProxyInstance(
                RunStore.class.getClassLoader(),
                new Class<?>[] {RunStore.class},
                (self, method, arguments) -> call(method, arguments));
    }

    /** From now on nothing is written. */
    synchronized void kill() {
        writesLeft = 0;
    }

    private synchronized Object call(Method method, Object[] arguments) throws Throwable {
        if (WRITES.contains(method.getName()) && writesLeft-- <= 0) {
            writesLeft = 0;
            throw new Killed();
        }
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
