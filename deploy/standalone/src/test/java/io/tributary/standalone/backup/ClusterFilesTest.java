package io.tributary.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.servers.home.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFilesTest {
    @TempDir private Path data;

    @Test
    void what_belongs_to_the_running_cluster_only_is_left_out() throws IOException {
        // Given
        write("PG_VERSION");
        write("base/5/1259");
        write("base/5/pg_internal.init");
        write("base/pgsql_tmp/pgsql_tmp77.0");
        write("postmaster.pid");
        write("postmaster.opts");
        write("pg_wal/000000010000000000000001");
        write("pg_replslot/tributary/state");
        write("pg_xact/0000");

        // When
        var cluster = ClusterFiles.of(data);

        // Then
        assertThat(cluster.files())
                .containsExactlyInAnyOrder(
                        Path.of("PG_VERSION"), Path.of("base/5/1259"), Path.of("pg_xact/0000"));
        assertThat(cluster.folders())
                .containsExactlyInAnyOrder(
                        Path.of("base"),
                        Path.of("base/5"),
                        Path.of("pg_wal"),
                        Path.of("pg_replslot"),
                        Path.of("pg_xact"));
        assertThat(cluster.size()).isEqualTo(3);
    }

    @Test
    void the_control_file_is_the_last() throws IOException {
        // Given
        write("global/pg_control");
        write("global/1262");
        write("zz");

        // When
        var cluster = ClusterFiles.of(data);

        // Then
        assertThat(cluster.files()).hasSize(3).endsWith(Path.of("global/pg_control"));
    }

    @Test
    void data_that_lies_elsewhere_is_refused() throws IOException {
        // Given
        Files.createDirectories(data.resolve("pg_tblspc"));
        Files.createSymbolicLink(data.resolve("pg_tblspc/16384"), Path.of("/elsewhere"));

        // When
        var refusal = assertThatThrownBy(() -> ClusterFiles.of(data));

        // Then
        refusal.isInstanceOf(ServerFailure.class).hasMessageContaining("tablespaces");
    }

    private void write(String name) throws IOException {
        Files.createDirectories(data.resolve(name).getParent());
        Files.writeString(data.resolve(name), "x");
    }
}
