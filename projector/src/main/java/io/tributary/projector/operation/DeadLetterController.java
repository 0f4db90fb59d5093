package io.tributary.projector.operation;

import io.tributary.projector.parking.DeadLetters;
import io.tributary.projector.parking.Letter;
import io.tributary.projector.parking.ParkingLimit;
import io.tributary.projector.sink.LetterRedrive;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Lists, redrives and discards letters. Every act is logged with the caller's name for it.
@RestController
@RequestMapping("/dead-letters")
final class DeadLetterController {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterController.class);

    private final DeadLetters letters;
    private final LetterRedrive redrive;
    private final ParkingLimit limit;

    DeadLetterController(DeadLetters letters, LetterRedrive redrive, ParkingLimit limit) {
        this.letters = letters;
        this.redrive = redrive;
        this.limit = limit;
    }

    record Acted(String letter, String outcome) {}

    @GetMapping
    List<Letter> list(
            @RequestParam(name = "read-model", required = false) @Nullable String readModel,
            @RequestParam(required = false) @Nullable String organization) {
        return letters.list().stream()
                .filter(l -> readModel == null || l.readModel().equals(readModel))
                .filter(l -> organization == null || l.documentId().startsWith(organization))
                .toList();
    }

    /// Tries one letter again, or all.
    @PostMapping("/redrive")
    List<Acted> redrive(
            @RequestParam(required = false) @Nullable String letter,
            @RequestParam(defaultValue = "operator") String actor) {
        List<Letter> chosen = letter == null ? letters.list() : List.of(one(letter));
        return chosen.stream().map(l -> acted(l, actor, "" + redrive.redrive(l))).toList();
    }

    @PostMapping("/discard")
    Acted discard(
            @RequestParam String letter, @RequestParam(defaultValue = "operator") String actor) {
        Letter chosen = one(letter);
        letters.discard(chosen);
        return acted(chosen, actor, "DISCARDED");
    }

    /// Lets a read model go on that stopped since too much was refused.
    @PostMapping("/resume")
    Acted resume(
            @RequestParam("read-model") String readModel,
            @RequestParam(defaultValue = "operator") String actor) {
        limit.resume(readModel);
        LOG.atInfo()
                .addKeyValue("read-model", readModel)
                .addKeyValue("actor", actor)
                .log("Read model resumed");
        return new Acted(readModel, "RESUMED");
    }

    private Letter one(String key) {
        Optional<Letter> found = letters.find(key);
        return found.orElseThrow(
                () ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND,
                                "Expected a letter that waits, but found none with the key '%s'."
                                        .formatted(key)));
    }

    private static Acted acted(Letter letter, String actor, String outcome) {
        LOG.atInfo()
                .addKeyValue("letter", letter.key())
                .addKeyValue("actor", actor)
                .addKeyValue("outcome", outcome)
                .log("Letter handled by an operator");
        return new Acted(letter.key(), outcome);
    }
}
