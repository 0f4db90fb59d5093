package io.tributary.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A domain that is added, changed, and taken back.
class SchemaStepsIT {
    private static final Trial TRIAL = Trial.shared();
    private static final String FIRST =
            """
            /** What grows. */
            @namespace("io.tributary.garden")
            protocol Garden {
              /** A plant. */
              @table("plants")
              record Plant {
                /** Its name. */
                string @max(40) name;
              }
            }
            """;
    private static final String SECOND =
            FIRST.replace(
                    "string @max(40) name;",
                    """
                    string @max(80) name;
                    /** Where it stands. */
                    string? @max(40) bed;
                    """);
    @TempDir private Path added;

    @Test
    void a_step_taken_back_is_taken_back_in_the_added_file_too() throws IOException {
        // Given
        write(FIRST);
        assertThat(schema("apply")).isZero();
        write(SECOND);
        assertThat(schema("check")).as("check of a change").isNotZero();
        assertThat(schema("plan")).as("plan of a change").isZero();
        assertThat(schema("apply")).isZero();
        String wider =
                "insert into garden.plants (organization_id, id, name, created_by)"
                        + " values (uuidv7(), uuidv7(), repeat('n', 60), uuidv7())";
        TRIAL.sql(wider);
        assertThat(schema("rollback")).as("rows need what the change allowed").isNotZero();
        assertThat(file()).hasContent(SECOND);
        assertThat(schema("check")).as("nothing was taken back").isZero();
        TRIAL.sql("delete from garden.plants");

        // When
        int taken = schema("rollback");

        // Then
        assertThat(taken).isZero();
        assertThat(file()).hasContent(FIRST);
        assertThat(schema("check")).as("check of what is there").isZero();
        assertThat(TRIAL.sql("select count(bed) from garden.plants"))
                .as("what the change added stays")
                .isEqualTo("0");
        assertThat(schema("rollback")).as("there is no step before").isNotZero();
        write(SECOND);
        assertThat(schema("apply")).as("the step again").isZero();
        assertThat(schema("check")).isZero();
    }

    private int schema(String verb) {
        return TRIAL.schema(verb, "--tributary.domains.added=" + added);
    }

    private Path file() {
        return added.resolve("garden").resolve("garden.avdl");
    }

    private void write(String idl) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), idl);
    }
}
