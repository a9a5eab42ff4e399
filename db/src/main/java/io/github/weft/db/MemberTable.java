package io.github.weft.db;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The table {@code members}: a member of a population that stays on from step to step is one row. */
final class MemberTable {

    private MemberTable() {}

    /** What stands for the members; those that are not known yet are added. */
    static Map<Member, Long> add(Handle handle, int run, List<Member> members, Map<Member, Long> known) {
        var numbers = new HashMap<Member, Long>();
        long next = known.keySet().containsAll(members) ? 0 : new Rows(run).next(handle, "members");
        for (Member member : members) {
            Long number = known.get(member);
            if (number != null) {
                numbers.put(member, number);
            } else if (!numbers.containsKey(member)) {
                insert(handle, next, run, member);
                numbers.put(member, next++);
            }
        }
        return numbers;
    }

    private static void insert(Handle handle, long number, int run, Member member) {
        handle.createUpdate("""
                        INSERT INTO members (number, candidate, alleles, birth, fitness)
                        VALUES (:number, :candidate, :alleles, :birth, :fitness)
                        """)
                .bind("number", number)
                .bind("candidate", CandidateTable.number(handle, run, member.genome()))
                .bind("alleles", member.alleles())
                .bind("birth", member.birth())
                .bind("fitness", Doubles.bytes(member.fitness()))
                .execute();
    }

    static Map<Long, Member> some(Handle handle, List<Long> numbers) {
        return read(handle.createQuery("""
                        SELECT m.number, c.genome, m.alleles, m.birth, m.fitness
                        FROM members m JOIN candidates c ON c.number = m.candidate
                        WHERE m.number = ANY (:numbers)
                        """).bindArray("numbers", Long.class, numbers));
    }

    static Map<Long, Member> all(Handle handle, int run) {
        return read(new Rows(run).query(handle, """
                        SELECT m.number, c.genome, m.alleles, m.birth, m.fitness
                        FROM members m JOIN candidates c ON c.number = m.candidate
                        WHERE m.number BETWEEN :first AND :last
                        """));
    }

    private static Map<Long, Member> read(Query query) {
        return query
                .map((row, context) -> Map.entry(
                        row.getLong("number"),
                        new Member(
                                row.getString("genome"),
                                row.getString("alleles"),
                                row.getLong("birth"),
                                Doubles.list(row.getBytes("fitness")))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
