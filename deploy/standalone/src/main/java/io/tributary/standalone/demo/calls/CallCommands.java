package io.tributary.standalone.demo.calls;

import io.tributary.standalone.demo.DemoCommand;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Turns organizations and calls of the data set into commands. Pure: the same call is the same
/// commands with the same ids in every run.
final class CallCommands {
    private static final String SOURCE = "uci-bank-marketing";
    private static final int NUMBERS_PER_AREA = 100;
    private static final int FIRST_AREA = 200;

    private CallCommands() {}

    static DemoCommand founding(BankOrganization organization) {
        return new DemoCommand(
                "identity.organization.create",
                Map.of(
                        "name", organization.name(),
                        "slug", organization.slug(),
                        "owner_display_name", "Owner of " + organization.name(),
                        "locale", "pt-PT",
                        "time_zone", WorkingDay.ZONE.getId()));
    }

    static DemoCommand disposition(BankOrganization organization, CallOutcome outcome) {
        return new DemoCommand(
                "dialer.disposition.create",
                Map.of(
                        "id", outcome.dispositionOf(organization).toString(),
                        "code", outcome.spelling(),
                        "name", outcome.title(),
                        "outcome", outcome.spelling(),
                        "lead_status", outcome.leadStatus(),
                        "sort_order", outcome.ordinal()));
    }

    /// All calls of a month are one campaign.
    static DemoCommand campaign(BankOrganization organization, YearMonth month) {
        String title = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return new DemoCommand(
                "dialer.campaign.create",
                Map.of(
                        "id", campaignOf(organization, month).toString(),
                        "name", "Calls of %s %d".formatted(title, month.getYear()),
                        "description", "Term deposits; the campaigns are derived from the months.",
                        "starts_on", month.atDay(1).toString(),
                        "ends_on", month.atEndOfMonth().toString(),
                        "time_zone", WorkingDay.ZONE.getId()));
    }

    /// @param startedAt when the call began
    static List<DemoCommand> leadAndCall(BankCall call, Instant startedAt) {
        return List.of(
                new DemoCommand("dialer.lead.create", lead(call)),
                new DemoCommand("dialer.call_log.create", callLog(call, startedAt)));
    }

    /// A number that nobody has: every area code of North America keeps 555-0100 to 555-0199 for
    /// stories.
    static String fictionalPhone(int sequence) {
        return "+1%d55501%02d"
                .formatted(FIRST_AREA + sequence / NUMBERS_PER_AREA, sequence % NUMBERS_PER_AREA);
    }

    private static Map<String, Object> lead(BankCall call) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", leadOf(call).toString());
        body.put("phone", fictionalPhone(call.sequence()));
        body.put("status", CallOutcome.of(call).leadStatus());
        body.put("campaign_id", campaignOf(call).toString());
        body.put("source", SOURCE);
        body.put("external_reference", "call_seq " + call.sequence());
        body.put("age", call.age());
        if (!call.job().isEmpty()) {
            body.put("job", call.job());
        }
        body.put("marital", call.marital());
        call.education().ifPresent(education -> body.put("education", education));
        body.put("credit_default", call.creditDefault());
        body.put("balance", call.balance());
        body.put("housing_loan", call.housingLoan());
        body.put("personal_loan", call.personalLoan());
        call.lineType().ifPresent(line -> body.put("line_type", line));
        body.put("previous_contacts", call.previousContacts());
        call.daysSincePrevious().ifPresent(days -> body.put("days_since_previous_contact", days));
        call.previousOutcome().ifPresent(outcome -> body.put("previous_outcome", outcome));
        return body;
    }

    private static Map<String, Object> callLog(BankCall call, Instant startedAt) {
        CallOutcome outcome = CallOutcome.of(call);
        BankOrganization organization = BankOrganization.of(call);
        Map<String, Object> body = new HashMap<>();
        body.put("id", BankOrganization.idOf("call/" + call.sequence()).toString());
        body.put("lead_id", leadOf(call).toString());
        body.put("campaign_id", campaignOf(call).toString());
        body.put("disposition_id", outcome.dispositionOf(organization).toString());
        body.put("started_at", startedAt.toString());
        body.put("duration_seconds", call.durationSeconds());
        body.put("handle_seconds", call.durationSeconds());
        body.put("outcome", outcome.spelling());
        body.put("contacted", outcome.contacted());
        body.put("converted", call.subscribed());
        body.put("attempt", call.attempt());
        return body;
    }

    private static UUID leadOf(BankCall call) {
        return BankOrganization.idOf("lead/" + call.sequence());
    }

    private static UUID campaignOf(BankCall call) {
        return campaignOf(BankOrganization.of(call), YearMonth.from(call.date()));
    }

    private static UUID campaignOf(BankOrganization organization, YearMonth month) {
        return BankOrganization.idOf("campaign/" + organization.key() + "/" + month);
    }
}
