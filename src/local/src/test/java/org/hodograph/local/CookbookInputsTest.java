package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The inputs of the cookbook are what their recipes say; {@code -Dhodograph.docs.write=true} writes them. */
class CookbookInputsTest {

    @Test
    void filesAreAsMade() throws IOException {
        for (Map.Entry<String, String> made : CookbookInputs.all().entrySet()) {
            Path file = Recordings.example("cookbook").resolve(made.getKey());
            if (Boolean.getBoolean("hodograph.docs.write")) {
                Files.writeString(file, made.getValue());
            }
            assertThat(Files.readString(file)).as(made.getKey()).isEqualTo(made.getValue());
        }
    }
}
