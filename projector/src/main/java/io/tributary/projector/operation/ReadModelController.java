package io.tributary.projector.operation;

import io.tributary.projector.rebuild.RebuildOrders;
import io.tributary.projector.rebuild.RebuildOrders.Standing;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists read models with their indices, and takes orders for a rebuild. Every order is logged with
/// the caller's name for it.
@RestController
@RequestMapping("/read-models")
final class ReadModelController {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModelController.class);
    private static final String ANONYMOUS = "operator";

    private final RebuildOrders orders;

    ReadModelController(RebuildOrders orders) {
        this.orders = orders;
    }

    @GetMapping
    List<Standing> list() throws IOException {
        return orders.list();
    }

    @PostMapping("/{alias}/rebuild")
    Standing rebuild(
            @PathVariable String alias, @RequestParam(defaultValue = ANONYMOUS) String actor)
            throws IOException {
        return done("rebuild", actor, orders.rebuild(alias));
    }

    @PostMapping("/{alias}/rollback")
    Standing rollback(
            @PathVariable String alias, @RequestParam(defaultValue = ANONYMOUS) String actor)
            throws IOException, InterruptedException {
        return done("rollback", actor, orders.rollback(alias));
    }

    @PostMapping("/{alias}/swap")
    Standing swap(@PathVariable String alias, @RequestParam(defaultValue = ANONYMOUS) String actor)
            throws IOException, InterruptedException {
        return done("swap", actor, orders.swap(alias));
    }

    @PostMapping("/{alias}/finish")
    Standing finish(
            @PathVariable String alias, @RequestParam(defaultValue = ANONYMOUS) String actor)
            throws IOException {
        return done("finish", actor, orders.finish(alias));
    }

    @ExceptionHandler
    ProblemDetail unknown(IllegalArgumentException unknown) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "" + unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail inAnotherPhase(IllegalStateException refused) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "" + refused.getMessage());
    }

    @ExceptionHandler
    ProblemDetail impossibleNow(IOException failure) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "" + failure.getMessage());
    }

    private static Standing done(String order, String actor, Standing standing) {
        LOG.atInfo()
                .addKeyValue("order", order)
                .addKeyValue("read-model", standing.readModel())
                .addKeyValue("actor", actor)
                .addKeyValue("phase", standing.phase())
                .log("Rebuild ordered by an operator");
        return standing;
    }
}
