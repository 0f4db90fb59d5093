/// The console: what people look at, as files for their browser.
///
/// *Receives* requests for pages without a token. *Does* answer with files that hold no data; the
/// browser asks the routes of {@link io.tributary.query.request} for that, with the token of
/// whoever sits there. *Hands on to* nobody.
@NullMarked
package io.tributary.query.console;

import org.jspecify.annotations.NullMarked;
