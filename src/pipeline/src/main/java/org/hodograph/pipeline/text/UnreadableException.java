package org.hodograph.pipeline.text;

/** A record, or a part of one, that can not be read; its message is the reason of the rejection. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    /** With the reason: a code, a colon and words. */
    public UnreadableException(String reason) {
        super(reason, null, false, false); // a fault of the data, of which there may be millions: no stack
    }
}
