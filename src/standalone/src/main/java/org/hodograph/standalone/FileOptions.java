package org.hodograph.standalone;

import picocli.CommandLine.Option;

/** The options of the commands that read files to their end, perhaps several. */
final class FileOptions {

    @Option(
            names = "--by-file",
            description =
                    "Puts the name of its file before each series, as little of it as tells the files apart: several files don't meet.")
    boolean byFile;

    @Option(
            names = {"-q", "--quiet"},
            description = "Without the line of progress that a terminal has of a long file.")
    boolean quiet;
}
