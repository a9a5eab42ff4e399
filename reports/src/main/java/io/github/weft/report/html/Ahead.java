package io.github.weft.report.html;

import io.github.weft.report.Evidence;
import io.github.weft.report.Lead;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.report.Peers;
import io.github.weft.report.Regret;

/** How far a winner is ahead of another, in words. */
final class Ahead {

    private Ahead() {}

    /** What goes before the name of the other, such as {@code 0.90 points above}. */
    static String by(Peers peers, Lead lead) {
        if (lead.difference() == 0) {
            return "no better than";
        }
        boolean table = peers.winner().evidence().rung() == Evidence.Rung.TABLE;
        String amount = table ? Regret.text(Math.abs(lead.difference())) : Words.points(lead.difference());
        return amount + (lead.difference() > 0 ? " above" : " below");
    }

    /** What goes after it: which number says so, how fair that is, and how sure. */
    static String how(Peers peers, Lead lead) {
        return switch (peers.winner().evidence().rung()) {
            case TABLE -> ", by the table";
            case SUPERNET -> ", in the inherited accuracy that it was picked by";
            case IMPORTED -> ", by imported numbers";
            default -> ", " + number(peers, lead) + sure(lead);
        };
    }

    private static String number(Peers peers, Lead lead) {
        if (lead.metric().equals(Metrics.TEST_ACCURACY)) {
            return "on test images";
        }
        String after = peers.before() ? " after " + Words.many(peers.epochs(), "epoch") : "";
        return "in the validation accuracy" + after + " that it was picked by";
    }

    private static String sure(Lead lead) {
        if (lead.margin().isEmpty()) {
            return ", from " + trainings(lead);
        }
        return " (" + interval(lead) + ")" + (lead.open() ? ", which is no evidence of a difference" : "");
    }

    /** Of a lead that has one. */
    static String interval(Lead lead) {
        double margin = lead.margin().orElseThrow();
        return "95 % interval " + Numbers.percent(lead.difference() - margin) + " to "
                + Numbers.percent(lead.difference() + margin) + " from " + trainings(lead);
    }

    private static String trainings(Lead lead) {
        return lead.own() == lead.others()
                ? Words.many(lead.own(), "training") + " each"
                : Words.many(lead.own(), "training") + " against " + lead.others();
    }
}
