package io.tributary.schemas.catalog;

import java.util.List;

/// A read model of one document per parent row, with the parent's fields and figures over its
/// children.
///
/// @param name snake case, unique among the domain's tables and read models
/// @param parent record name of the entity whose rows the documents stand for
/// @param figures one group of measures per child entity
public record EmbeddedModel(String domain, String name, String parent, List<Figures> figures) {

    public EmbeddedModel {
        figures = List.copyOf(figures);
    }

    /// @param as the object in the document that holds the measures
    /// @param child record name of the child entity
    /// @param by the child's reference field to the parent
    public record Figures(String as, String child, String by, List<Measure> measures) {
        public Figures {
            measures = List.copyOf(measures);
        }
    }
}
