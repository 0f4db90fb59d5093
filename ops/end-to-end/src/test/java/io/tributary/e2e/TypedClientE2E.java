package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A client in TypeScript whose types are generated from the OpenAPI documents that the services
/// give: it is generated and compiled here, and what it does not let pass is compiled too.
class TypedClientE2E {
    private static final RunningTributary TRIBUTARY = RunningTributary.shared();
    private static final List<String> FILES =
            List.of("package.json", "tsconfig.json", "client.ts", "journey.ts", "mistakes.ts");

    @Test
    void it_creates_reads_its_own_write_lists_and_understands_a_refusal() throws Exception {
        // Given
        Tenant tenant = Tenant.found(TRIBUTARY, "typed");
        Path client = compiled(tenant.owner());

        // When
        String out =
                ForeignProgram.run(
                        client,
                        "node",
                        "journey.js",
                        TRIBUTARY.endpointText("command"),
                        TRIBUTARY.endpointText("query"),
                        tenant.owner().bearer(),
                        tenant.organization().toString());

        // Then
        JsonNode seen = RunningTributary.JSON.readTree(out);
        assertThat(seen.get("version").asInt()).isEqualTo(1);
        assertThat(seen.get("company").asString()).isEqualTo("Typed Pier");
        assertThat(seen.at("/phones/0").asString()).isEqualTo("+15550100");
        assertThat(seen.get("code").asString()).isEqualTo("CMD-103");
        assertThat(seen.at("/fields/0").asString()).isEqualTo("phone");
        assertThat(seen.get("guide").asString()).isEqualTo("CMD-103");
    }

    private static Path compiled(ApiClient api) throws IOException, InterruptedException {
        Path folder = ForeignProgram.installed("typed", FILES);
        ApiClient commands = new ApiClient(api.command(), api.command(), api.bearer());
        describe(folder, "commands", commands);
        describe(folder, "queries", api);
        ForeignProgram.run(folder, "node_modules/.bin/tsc", "--project", ".");
        return folder;
    }

    private static void describe(Path folder, String name, ApiClient service)
            throws IOException, InterruptedException {
        String description = service.get("/openapi.json", Map.of()).must(200).raw().body();
        Files.writeString(folder.resolve(name + ".json"), description);
        ForeignProgram.run(
                folder,
                "node_modules/.bin/openapi-typescript",
                name + ".json",
                // A default is the service's: whoever sends may leave it out.
                "--default-non-nullable",
                "false",
                "--output",
                name + ".d.ts");
    }
}
