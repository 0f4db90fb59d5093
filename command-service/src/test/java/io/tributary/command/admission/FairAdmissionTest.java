package io.tributary.command.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.command.admission.FairAdmission.Admission;
import io.tributary.command.settings.AdmissionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FairAdmissionTest {
    private static final UUID LOUD = UUID.randomUUID();
    private static final UUID QUIET = UUID.randomUUID();
    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final UUID COLLEAGUE = UUID.randomUUID();

    @Test
    void a_quiet_organization_is_not_held_up_by_a_loud_one() throws Exception {
        // Given
        var admission =
                new FairAdmission(new AdmissionSettings(100, 1000, Duration.ofMinutes(1)), 1);
        var gate = new CountDownLatch(1);
        List<UUID> order = new CopyOnWriteArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first =
                    threads.submit(() -> admission.run(LOUD, SOMEBODY, () -> waitFor(gate)));
            await().until(() -> !first.isDone() && runs(admission));
            for (int i = 1; i <= 10; i++) {
                int waiting = i;
                Future<?> loud =
                        threads.submit(() -> admission.run(LOUD, SOMEBODY, () -> order.add(LOUD)));
                await().until(() -> !loud.isDone() && admission.waiting() == waiting);
            }
            Future<?> quiet =
                    threads.submit(() -> admission.run(QUIET, SOMEBODY, () -> order.add(QUIET)));
            await().until(() -> !quiet.isDone() && admission.waiting() == 11);

            // When
            gate.countDown();
        }

        // Then
        assertThat(order).hasSize(11);
        assertThat(order.indexOf(QUIET)).isEqualTo(1);
    }

    @Test
    void nobody_waits_without_bound() throws Exception {
        // Given
        var admission = new FairAdmission(new AdmissionSettings(1, 2, Duration.ofMillis(50)), 1);
        var gate = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> running =
                    threads.submit(() -> admission.run(LOUD, SOMEBODY, () -> waitFor(gate)));
            await().until(() -> !running.isDone() && runs(admission));

            // When
            Admission<Boolean> impatient = admission.run(LOUD, SOMEBODY, () -> true);
            Future<Admission<Boolean>> waiting =
                    threads.submit(() -> admission.run(LOUD, SOMEBODY, () -> true));
            await().until(() -> admission.waiting() == 1 || waiting.isDone());
            Admission<Boolean> beyond = admission.run(LOUD, SOMEBODY, () -> true);
            gate.countDown();

            // Then
            assertThat(impatient).isInstanceOf(Admission.Overloaded.class);
            assertThat(beyond).isInstanceOfAny(Admission.TooMany.class, Admission.Overloaded.class);
        }
        assertThat(admission.run(LOUD, SOMEBODY, () -> true)).isEqualTo(new Admission.Ran<>(true));
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void a_quiet_user_is_not_held_up_by_a_loud_colleague() throws Exception {
        // Given
        var admission =
                new FairAdmission(new AdmissionSettings(100, 1000, Duration.ofMinutes(1)), 1);
        var gate = new CountDownLatch(1);
        List<UUID> order = new CopyOnWriteArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first =
                    threads.submit(() -> admission.run(LOUD, SOMEBODY, () -> waitFor(gate)));
            await().until(() -> !first.isDone() && runs(admission));
            for (int i = 1; i <= 11; i++) {
                int waiting = i;
                UUID user = i == 11 ? COLLEAGUE : SOMEBODY;
                Future<?> one =
                        threads.submit(() -> admission.run(LOUD, user, () -> order.add(user)));
                await().until(() -> !one.isDone() && admission.waiting() == waiting);
            }

            // When
            gate.countDown();
        }

        // Then
        assertThat(order).hasSize(11);
        assertThat(order.indexOf(COLLEAGUE)).isEqualTo(1);
    }

    @Test
    void only_the_user_who_floods_hears_that_it_is_too_much() throws Exception {
        // Given
        var admission = new FairAdmission(new AdmissionSettings(3, 1000, Duration.ofMinutes(1)), 1);
        var gate = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first =
                    threads.submit(() -> admission.run(LOUD, SOMEBODY, () -> waitFor(gate)));
            await().until(() -> !first.isDone() && runs(admission));
            List<Future<Admission<Boolean>>> flood = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                int waiting = i;
                flood.add(threads.submit(() -> admission.run(LOUD, SOMEBODY, () -> true)));
                await().until(() -> admission.waiting() == waiting);
            }

            // When
            Future<Admission<Boolean>> colleague =
                    threads.submit(() -> admission.run(LOUD, COLLEAGUE, () -> true));
            await().until(() -> flood.getLast().isDone());
            Admission<Boolean> oneMore = admission.run(LOUD, SOMEBODY, () -> true);
            gate.countDown();

            // Then
            assertThat(colleague.get()).isEqualTo(new Admission.Ran<>(true));
            assertThat(flood.getLast().get()).isInstanceOf(Admission.TooMany.class);
            assertThat(oneMore).isInstanceOf(Admission.TooMany.class);
        }
        assertThat(admission.waiting()).isZero();
    }

    private static boolean runs(FairAdmission admission) {
        return admission.running() == 1;
    }

    private static boolean waitFor(CountDownLatch gate) {
        try {
            gate.await();
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
