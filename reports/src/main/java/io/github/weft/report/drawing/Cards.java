package io.github.weft.report.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts boxes into blocks by their names, the input into the first, and runs of equal blocks into one. */
final class Cards {

    private static final Pattern NUMBERED = Pattern.compile("[a-z]+\\d+");

    private Cards() {}

    static List<Card> of(List<Step> steps) {
        var cards = new ArrayList<Card>();
        var run = new ArrayList<Step>();
        String name = "";
        for (Step step : steps) {
            String block = block(step.nodes().get(0).name());
            boolean input = run.size() == 1 && run.get(0).inputs().isEmpty();
            if (!block.equals(name) && !run.isEmpty() && !input) {
                add(cards, name, run);
            }
            name = block;
            run.add(step);
        }
        add(cards, name, run);
        return cards;
    }

    private static void add(List<Card> cards, String name, List<Step> run) {
        var card = new Card(
                name, name, 1, List.copyOf(run), run.get(run.size() - 1).output());
        run.clear();
        Card before = cards.isEmpty() ? card : cards.get(cards.size() - 1);
        boolean follows = card.entries().equals(List.of(before.output()));
        if (follows && before.signature().equals(card.signature())) {
            cards.set(cards.size() - 1, before.and(card));
        } else {
            cards.add(card);
        }
    }

    /** The name up to the last numbered part before its end, such as {@code stage1.block2}; else its first part. */
    static String block(String node) {
        String[] parts = node.split("\\.");
        for (int i = parts.length - 2; i >= 0; i--) {
            if (NUMBERED.matcher(parts[i]).matches()) {
                return String.join(".", List.of(parts).subList(0, i + 1));
            }
        }
        return parts[0];
    }
}
