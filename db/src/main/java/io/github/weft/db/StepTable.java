package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code steps}. */
final class StepTable {

    private StepTable() {}

    /** A row: the population as what stands for its members in {@code members}. */
    private record Row(int number, List<Long> population, String state) {

        static Row read(Rows rows, ResultSet row) throws SQLException {
            Object[] population = (Object[]) row.getArray("population").getArray();
            return new Row(
                    (int) (row.getLong("number") - rows.first()),
                    Arrays.stream(population).map(Long.class::cast).toList(),
                    row.getString("state"));
        }

        Step step(Map<Long, Member> members) {
            return new Step(
                    number,
                    population.stream()
                            .map(member -> Rows.referred(members, member))
                            .toList(),
                    state);
        }
    }

    static void add(Handle handle, int run, Step step, LastPopulation last) {
        var rows = new Rows(run);
        long row = rows.first() + step.number();
        long next = rows.next(handle, "steps");
        if (row != next) {
            throw new StoreException(
                    Kind.CONFLICT,
                    "step %d cannot be stored; the next one is %d.".formatted(step.number(), next - rows.first()));
        }
        Map<Member, Long> numbers =
                MemberTable.add(handle, run, step.population(), last.before(row, () -> numbers(handle, run)));
        handle.createUpdate("""
                        INSERT INTO steps (number, population, state)
                        VALUES (:number, :population, :state)
                        """)
                .bind("number", row)
                .bindArray(
                        "population",
                        Long.class,
                        step.population().stream().map(numbers::get).toList())
                .bind("state", step.state())
                .execute();
        last.remember(row, numbers);
    }

    /** What stands for the members of the last step. */
    private static Map<Member, Long> numbers(Handle handle, int run) {
        var numbers = new HashMap<Member, Long>();
        lastRow(handle, run)
                .ifPresent(row -> MemberTable.some(handle, row.population())
                        .forEach((number, member) -> numbers.put(member, number)));
        return numbers;
    }

    static Optional<Step> last(Handle handle, int run) {
        return lastRow(handle, run).map(row -> row.step(MemberTable.some(handle, row.population())));
    }

    private static Optional<Row> lastRow(Handle handle, int run) {
        var rows = new Rows(run);
        return rows.query(handle, """
                        SELECT number, population, state FROM steps
                        WHERE number BETWEEN :first AND :last
                        ORDER BY number DESC
                        FETCH FIRST ROW ONLY
                        """)
                .map((row, context) -> Row.read(rows, row))
                .findOne();
    }

    static List<Step> all(Handle handle, int run) {
        Map<Long, Member> members = MemberTable.all(handle, run);
        var rows = new Rows(run);
        return rows.query(handle, """
                        SELECT number, population, state FROM steps
                        WHERE number BETWEEN :first AND :last
                        ORDER BY number
                        """)
                .map((row, context) -> Row.read(rows, row).step(members))
                .list();
    }
}
