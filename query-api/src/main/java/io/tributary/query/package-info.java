/// Answers what organizations ask of their read models.
///
/// *Receives* HTTP requests with a bearer token. *Does* what {@link QueryHandler} tells, station by
/// station: {@link io.tributary.query.tenancy}, {@link io.tributary.query.request}, {@link
/// io.tributary.query.plan}, {@link io.tributary.query.freshness}, {@link
/// io.tributary.query.search}. *Hands on to* {@link io.tributary.query.response}.
@NullMarked
package io.tributary.query;

import org.jspecify.annotations.NullMarked;
