package io.tributary.cdc.capture;

import io.tributary.cdc.change.UnmappableChange;
import io.tributary.cdc.publish.StreamFenced;
import io.tributary.cdc.registry.IncompatibleSchema;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;

/// What ended a run of the stream, judged by its deepest telling cause.
///
/// @param ending what to end the process with
/// @param mayPass whether another attempt may help
public record StreamFailure(RuntimeException ending, boolean mayPass, boolean breaksProducer) {

    public static StreamFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamRefused
                    || cause instanceof StreamFenced
                    || cause instanceof UnmappableChange
                    || cause instanceof IncompatibleSchema) {
                return new StreamFailure((RuntimeException) cause, false, true);
            }
        }
        return new StreamFailure(
                new IllegalStateException(telling(failure)), true, fromKafka(failure));
    }

    /// One line.
    public String message() {
        return "" + ending.getMessage();
    }

    private static boolean fromKafka(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException && !fromEngine(cause)) {
                return true;
            }
        }
        return false;
    }

    /// The engine wraps all of its failures in Kafka Connect's exceptions.
    private static boolean fromEngine(Throwable cause) {
        return cause instanceof org.apache.kafka.connect.errors.ConnectException;
    }

    private static String telling(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            deepest = cause;
            if (cause instanceof SQLException) {
                break;
            }
        }
        return deepest.getClass().getSimpleName()
                + ": "
                + ("" + deepest.getMessage()).lines().findFirst().orElse("");
    }
}
