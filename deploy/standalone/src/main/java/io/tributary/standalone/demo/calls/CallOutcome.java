package io.tributary.standalone.demo.calls;

import java.util.Locale;
import java.util.UUID;

/// How a call of the data set ended. The bank wrote down only whether the person subscribed and how
/// long the talk was; that a very short talk reached nobody is **derived**.
enum CallOutcome {
    CONVERTED("Subscribed", "converted"),
    DECLINED("Did not subscribe", "contacted"),
    NO_ANSWER("Reached nobody", "new");

    /// Talks below this many seconds count as unanswered.
    static final int SHORTEST_TALK_SECONDS = 10;

    private final String title;
    private final String leadStatus;

    CallOutcome(String title, String leadStatus) {
        this.title = title;
        this.leadStatus = leadStatus;
    }

    static CallOutcome of(BankCall call) {
        if (call.subscribed()) {
            return CONVERTED;
        }
        return call.durationSeconds() < SHORTEST_TALK_SECONDS ? NO_ANSWER : DECLINED;
    }

    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String leadStatus() {
        return leadStatus;
    }

    boolean contacted() {
        return this != NO_ANSWER;
    }

    UUID dispositionOf(BankOrganization organization) {
        return BankOrganization.idOf("disposition/" + organization.key() + "/" + spelling());
    }
}
