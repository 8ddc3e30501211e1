package org.hodograph.kernels.auto;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What the bank prefers, in words: {@code order 3, 0.4 s, coloured}. A function of the bank's state; the text is kept while it holds. */
final class Choice {

    private int key = -1;
    private String text = "";

    String of(Bank bank) {
        int leader = bank.weights.leader();
        if (leader < 0) {
            return "";
        }
        Filters filters = bank.families[leader >> 16].filters;
        double seconds =
                Math.scalb(filters.dynamics.scale(leader & 0xffff) * bank.clock.spacing(), bank.clock.exponent());
        int exponent = (int) Math.floor(Math.log10(seconds));
        int digit = (int) Math.round(seconds / Math.pow(10, exponent));
        int now = ((leader >> 16) * 10_000 + exponent + 1_000) * 16 + digit;
        if (now != key) {
            key = now;
            Family family = filters.family;
            text = "order " + family.order() + ", " + decimal(digit, exponent) + " s"
                    + (family.kind() == Family.Kind.WHITE
                            ? ""
                            : ", " + family.kind().word());
        }
        return text;
    }

    private static String decimal(int digit, int exponent) {
        return new BigDecimal(BigInteger.valueOf(digit), -exponent)
                .stripTrailingZeros()
                .toPlainString();
    }
}
