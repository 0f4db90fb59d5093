package io.tributary.query.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param size memory for kept answers, estimated; 0 keeps none
@ConfigurationProperties("tributary.query.cache")
public record CacheSettings(@DefaultValue("64MB") DataSize size) {}
