/// 45,211 real telemarketing calls of a bank.
///
/// *Receives* the data set's file. *Does* make a lead and a call of each call, in organizations
/// that are derived. *Hands on to* {@link io.tributary.standalone.demo}.
@NullMarked
package io.tributary.standalone.demo.calls;

import org.jspecify.annotations.NullMarked;
