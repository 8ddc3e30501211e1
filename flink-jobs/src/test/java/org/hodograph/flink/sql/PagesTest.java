package org.hodograph.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The statements of the pages about SQL, in their order, and the answers that stand below them; those between the marks of the
 * client are for the SQL client and a broker, which another test has.
 */
class PagesTest {

    private static final Path DOCS =
            Path.of(System.getProperty("hodograph.root")).resolve("docs");
    private static final Pattern BLOCK = Pattern.compile("```(sql|text)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile(";\n");
    private static final Pattern CLIENT = Pattern.compile("<!-- client -->.*?<!-- /client -->", Pattern.DOTALL);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @ParameterizedTest
    @ValueSource(strings = {"sql.md", "sql-numbers.md"})
    void statementsGiveWhatThePageShows(String page) throws Exception {
        StreamTableEnvironment tables =
                StreamTableEnvironment.create(StreamExecutionEnvironment.getExecutionEnvironment(SqlRun.settings()));
        Matcher block = BLOCK.matcher(
                CLIENT.matcher(Files.readString(DOCS.resolve(page))).replaceAll(""));
        String statements = "";
        List<String> answer = List.of();
        int compared = 0;
        while (block.find()) {
            if (block.group(1).equals("sql")) {
                statements = block.group(2);
                for (String statement : STATEMENT.splitAsStream(statements).toList()) {
                    answer = answer(tables.executeSql(statement));
                }
            } else {
                assertThat(answer)
                        .as(statements)
                        .isEqualTo(block.group(2).lines().toList());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(4);
    }

    /** README.md says the call too; its table is the page's. */
    @Test
    void theReadmesStatementIsOne() throws Exception {
        SqlRun sql = new SqlRun();
        sql.telemetry("telemetry", List.of(SqlRun.telemetry("a", 0, 1.0, 1.0)), "1");
        Matcher block = BLOCK.matcher(Files.readString(DOCS.resolveSibling("README.md")));
        do {
            assertThat(block.find()).as("statements of SQL in the README").isTrue();
        } while (!block.group(1).equals("sql"));
        List<String> statements = STATEMENT.splitAsStream(block.group(2)).toList();
        assertThat(statements).hasSize(3);
        assertThat(statements.get(0)).startsWith("ADD JAR ");
        sql.execute(statements.get(1));
        assertThat(sql.tables().explainSql(statements.get(2))).contains("ProcessTableFunction");
    }

    private static String cell(Object value) {
        return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
    }

    private static List<String> answer(TableResult result) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" | ", result.getResolvedSchema().getColumnNames()));
        CloseableIterator<Row> rows = result.collect();
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getArity(); i++) {
                    cells.add(cell(row.getField(i)));
                }
                lines.add(cells.stream().collect(Collectors.joining(" | ")));
            }
        } finally {
            rows.close();
        }
        return lines;
    }
}
