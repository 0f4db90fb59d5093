package io.tributary.command.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What becomes of the journal.
///
/// @param keepMonths whole months behind the current one whose entries stay; 0 keeps all for ever
@ConfigurationProperties("tributary.command.journal")
public record JournalSettings(@DefaultValue("24") int keepMonths) {}
