package org.apache.flink.python.util;

import org.apache.commons.cli.CommandLine;
import org.apache.flink.configuration.Configuration;

/**
 * Stands in for flink-python, which a distribution has in its opt folder and Flink's SQL client asks for at every start: no Python here.
 */
public final class PythonDependencyUtils {

    private PythonDependencyUtils() {}

    /** Called by the SQL client. */
    public static Configuration parsePythonDependencyConfiguration(CommandLine line) {
        return new Configuration();
    }
}
