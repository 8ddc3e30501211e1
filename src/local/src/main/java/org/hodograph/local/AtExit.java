package org.hodograph.local;

import java.util.concurrent.locks.LockSupport;

/** What is to be done when the process is told to end, by Ctrl-C or SIGTERM, unless it has ended in order before. */
final class AtExit {

    private final Thread hook;

    AtExit(String name, Runnable work) {
        hook = new Thread(work, name);
    }

    void arm() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The caller ends in order. Where the process is told to end meanwhile, the hook is at work and there is nothing more to say. */
    void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** Closes all, the last one first; null: nothing. Whatever fails to end, the others still must. */
    static void closeAll(AutoCloseable... parts) {
        for (int i = parts.length - 1; i >= 0; i--) {
            try {
                if (parts[i] != null) {
                    parts[i].close();
                }
            } catch (Exception e) {
                System.err.println("while ending: " + e.getMessage());
            }
        }
    }
}
