package io.tributary.command.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What imports may take.
///
/// @param largest most bytes of one upload
/// @param unfinished most imports of an organization that have not ended
/// @param workers how many imports this process works on at a time; none to leave them to others
/// @param rows most rows of one transaction
/// @param lease after it, an import whose worker says nothing is taken over
/// @param ahead how much log an import may be ahead of the connector; beyond it, it writes one
///   batch per lease
@ConfigurationProperties("tributary.command.imports")
public record ImportSettings(
        @DefaultValue("1GB") DataSize largest,
        @DefaultValue("20") int unfinished,
        @DefaultValue("2") int workers,
        @DefaultValue("500") int rows,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("64MB") DataSize ahead) {}
