package org.hodograph.standalone;

import java.io.IOException;
import java.nio.file.Path;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.RecordFile;

/** What a command reads: a file, or standard input. */
final class Input {

    /** The word for standard input. */
    static final String STANDARD = "-";

    private Input() {}

    static RecordFile open(String file, FormatSettings settings) throws IOException {
        return file.equals(STANDARD)
                ? RecordFile.of(System.in, "stdin", settings)
                : RecordFile.open(Path.of(file), settings);
    }
}
