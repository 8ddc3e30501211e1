package org.hodograph.pipeline.account;

import java.util.Locale;

/** The accounts of samples that take no part and whose reason is told. */
public enum Account {
    REJECTED,
    LATE,
    ABSENT;

    /** The account's name in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
