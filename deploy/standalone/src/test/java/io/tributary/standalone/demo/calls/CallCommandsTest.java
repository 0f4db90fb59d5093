package io.tributary.standalone.demo.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.standalone.demo.DemoCommand;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallCommandsTest {
    private static final Instant NINE = Instant.parse("2008-05-05T08:00:00Z");

    @Test
    void a_call_becomes_a_lead_and_a_call_that_refer_to_each_other() {
        // Given
        BankCall call = Calls.callWith();

        // When
        List<DemoCommand> commands = CallCommands.leadAndCall(call, NINE);

        // Then
        assertThat(commands)
                .extracting(DemoCommand::command)
                .containsExactly("dialer.lead.create", "dialer.call_log.create");
        Map<String, Object> lead = commands.getFirst().body();
        Map<String, Object> callLog = commands.getLast().body();
        assertThat(callLog)
                .containsEntry("lead_id", lead.get("id"))
                .containsEntry("campaign_id", lead.get("campaign_id"))
                .containsEntry("started_at", "2008-05-05T08:00:00Z")
                .containsEntry("duration_seconds", 261)
                .containsEntry("outcome", "declined")
                .containsEntry("contacted", true)
                .containsEntry("converted", false);
        assertThat(lead)
                .containsEntry("age", 58)
                .containsEntry("job", "management")
                .containsEntry("balance", 2143)
                .containsEntry("housing_loan", true)
                .containsEntry("credit_default", false);
    }

    @Test
    void what_the_bank_did_not_know_is_left_out() {
        // Given
        BankCall call = Calls.callWith("job", "", "education", "");

        // When
        Map<String, Object> lead = CallCommands.leadAndCall(call, NINE).getFirst().body();

        // Then
        assertThat(lead)
                .doesNotContainKeys(
                        "job",
                        "education",
                        "line_type",
                        "days_since_previous_contact",
                        "previous_outcome");
    }

    @Test
    void earlier_contacts_go_with_the_lead() {
        // Given
        BankCall call = Calls.callWith("pdays", "92", "previous", "3", "poutcome", "success");

        // When
        Map<String, Object> lead = CallCommands.leadAndCall(call, NINE).getFirst().body();

        // Then
        assertThat(lead)
                .containsEntry("days_since_previous_contact", 92)
                .containsEntry("previous_contacts", 3)
                .containsEntry("previous_outcome", "success");
    }

    @Test
    void a_person_who_subscribed_is_converted_however_short_the_talk() {
        // Given
        BankCall call = Calls.callWith("y", "yes", "duration", "8");

        // When
        List<DemoCommand> commands = CallCommands.leadAndCall(call, NINE);

        // Then
        assertThat(commands.getFirst().body()).containsEntry("status", "converted");
        assertThat(commands.getLast().body())
                .containsEntry("outcome", "converted")
                .containsEntry("converted", true)
                .containsEntry("contacted", true);
    }

    @Test
    void a_talk_of_a_few_seconds_reached_nobody() {
        // Given
        BankCall call = Calls.callWith("duration", "9");

        // When
        List<DemoCommand> commands = CallCommands.leadAndCall(call, NINE);

        // Then
        assertThat(commands.getFirst().body()).containsEntry("status", "new");
        assertThat(commands.getLast().body())
                .containsEntry("outcome", "no_answer")
                .containsEntry("contacted", false);
    }

    @Test
    void a_call_refers_to_the_campaign_and_disposition_of_its_organization() {
        // Given
        BankCall call = Calls.callWith();
        BankOrganization organization = BankOrganization.of(call);

        // When
        Map<String, Object> campaign =
                CallCommands.campaign(organization, YearMonth.of(2008, 5)).body();
        Map<String, Object> disposition =
                CallCommands.disposition(organization, CallOutcome.DECLINED).body();

        // Then
        Map<String, Object> callLog = CallCommands.leadAndCall(call, NINE).getLast().body();
        assertThat(callLog)
                .containsEntry("campaign_id", campaign.get("id"))
                .containsEntry("disposition_id", disposition.get("id"));
        assertThat(campaign)
                .containsEntry("name", "Calls of May 2008")
                .containsEntry("starts_on", "2008-05-01")
                .containsEntry("ends_on", "2008-05-31");
    }

    @Test
    void every_phone_number_is_fictional_and_differs_from_the_others() {
        // Given
        Pattern keptForStories = Pattern.compile("\\+1[2-9][0-9]{2}55501[0-9]{2}");

        // When
        List<String> phones =
                IntStream.rangeClosed(1, 45_211).mapToObj(CallCommands::fictionalPhone).toList();

        // Then
        assertThat(phones).allMatch(phone -> keptForStories.matcher(phone).matches());
        assertThat(phones.stream().collect(Collectors.toSet())).hasSize(45_211);
    }

    @Test
    void calls_whose_job_is_unknown_have_an_organization_too() {
        // When
        BankOrganization organization = BankOrganization.of(Calls.callWith("job", ""));

        // Then
        assertThat(organization.slug()).isEqualTo("bank-calls-unknown");
        assertThat(BankOrganization.of(Calls.callWith("job", "admin.")).slug())
                .isEqualTo("bank-calls-admin");
    }
}
