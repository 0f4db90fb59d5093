package io.tributary.projector.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the topologies look like, and what they must never contain.
class TopologyShapeTest {
    private static final Path GOLDEN = Path.of("src/test/resources/topology");

    enum Kind {
        ROLLUP,
        EMBEDDED,
        RESTRICTED;

        DerivedModel model() {
            return switch (this) {
                case ROLLUP -> CallDomain.rollup();
                case EMBEDDED -> CallDomain.embedded();
                case RESTRICTED -> ClubDomain.documentsOf(ClubDomain.COMMENT);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_topology_is_the_one_that_was_agreed(Kind kind) throws IOException {
        // Given
        Path golden = GOLDEN.resolve(kind.model().name() + ".topology.txt");

        // When
        String described = described(kind).toString();

        // Then
        assertThat(described)
                .as(
                        "The topology changed. Stores and changelogs of running installations go by these"
                                + " names: if it is meant, write what is found here into %s and build a new"
                                + " generation.",
                        golden)
                .isEqualToIgnoringNewLines(Files.readString(golden));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_repartitioned_or_joined_across_organizations(Kind kind) {
        // Given
        Set<String> known =
                Set.of(
                        CallDomain.CALLS_TOPIC,
                        CallDomain.CAMPAIGNS_TOPIC,
                        ClubDomain.topicOf(ClubDomain.COMMENT),
                        ClubDomain.topicOf(ClubDomain.POST),
                        "tributary.dead-letters",
                        TopologyNames.outputTopic(kind.model().domain(), kind.model().name(), 1));

        // When
        TopologyDescription description = described(kind);

        // Then
        assertThat(description.subtopologies())
                .as("One sub-topology: a second one means that records are sent around.")
                .hasSize(1);
        assertThat(description.globalStores()).isEmpty();
        assertThat(topics(description))
                .as("Every topic is an input or a read model; an internal one is a repartition.")
                .isSubsetOf(known);
    }

    private static TopologyDescription described(Kind kind) {
        Topology topology = ReadModelTopology.of(kind.model(), 1, Duration.ofMillis(50));
        return topology.describe();
    }

    private static Set<String> topics(TopologyDescription description) {
        Set<String> topics = new TreeSet<>();
        for (TopologyDescription.Subtopology part : description.subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Source source) {
                    topics.addAll(source.topicSet());
                } else if (node instanceof TopologyDescription.Sink sink) {
                    topics.add(sink.topic());
                }
            }
        }
        return topics;
    }
}
