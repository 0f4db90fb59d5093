/// What an operator can set, as records; the keys are kebab case below `tributary`.
///
/// *Receives* the settings file and command line. *Does* bind them. *Hands on to* every other
/// package.
@NullMarked
package io.tributary.cdc.settings;

import org.jspecify.annotations.NullMarked;
