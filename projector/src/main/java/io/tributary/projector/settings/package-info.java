/// What an operator can set, as records; the keys are kebab case below `tributary`.
///
/// *Receives* the settings file and command line. *Does* bind and check. *Hands on to* every other
/// package.
@NullMarked
package io.tributary.projector.settings;

import org.jspecify.annotations.NullMarked;
