package org.hodograph.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.RecordFile;
import picocli.CommandLine.Parameters;

/** The file, or standard input, that a command reads. */
final class InputOptions {

    @Parameters(index = "0", paramLabel = "FILE|-", description = "A file, .gz read as is; - reads standard input.")
    String file;

    private final InputStream standardInput = System.in;

    boolean isStandardInput() {
        return file.equals("-");
    }

    RecordFile open(FormatSettings settings) throws IOException {
        return isStandardInput()
                ? RecordFile.of(standardInput, "stdin", settings)
                : RecordFile.open(Path.of(file), settings);
    }

    /** CSV with a header row, as batch commands read it. */
    static FormatSettings.Csv csv() {
        return new FormatSettings.Csv(List.of(), ',', "#", 0, 1);
    }
}
