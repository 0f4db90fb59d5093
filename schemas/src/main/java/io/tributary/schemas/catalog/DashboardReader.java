package io.tributary.schemas.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `@dashboards` of a protocol and checks them against the domain's rollups.
final class DashboardReader {
    private static final Set<String> TIMES =
            Set.of("quarter_hour", "hour", "hour_of_day", "day", "week", "month", "total");
    private static final int MOST_TOP = 100;

    private final String domain;
    private final List<Rollup> rollups;

    DashboardReader(String domain, List<Rollup> rollups) {
        this.domain = domain;
        this.rollups = rollups;
    }

    List<Dashboard> read(Attributes protocol) {
        List<Dashboard> dashboards = new ArrayList<>();
        for (Attributes dashboard : protocol.objects("dashboards")) {
            dashboard.refuseOthersThan(Set.of("name", "title", "widgets"));
            dashboard.reportMissing("widgets", "a list of objects");
            List<Dashboard.Widget> widgets = new ArrayList<>();
            for (Attributes widget : dashboard.objects("widgets")) {
                widgetOf(widget).ifPresent(widgets::add);
            }
            Optional<String> name = dashboard.requiredText("name");
            Optional<String> title = dashboard.requiredText("title");
            if (name.isPresent() && title.isPresent()) {
                dashboards.add(new Dashboard(domain, name.get(), title.get(), widgets));
            }
        }
        return dashboards;
    }

    private Optional<Dashboard.Widget> widgetOf(Attributes widget) {
        widget.refuseOthersThan(
                Set.of("name", "title", "rollup", "measures", "ratios", "by", "top"));
        Optional<String> name = widget.requiredText("name");
        Optional<String> title = widget.requiredText("title");
        Optional<String> by = widget.requiredText("by");
        Optional<Rollup> rollup = widget.requiredText("rollup").flatMap(r -> rollup(widget, r));
        List<String> measures = widget.texts("measures").orElse(List.of());
        List<Dashboard.Ratio> ratios = ratiosOf(widget);
        if (name.isEmpty() || title.isEmpty() || by.isEmpty() || rollup.isEmpty()) {
            return Optional.empty();
        }
        refuseUnknown(widget, rollup.get(), measures, ratios, by.get());
        return Optional.of(
                new Dashboard.Widget(
                        name.get(),
                        title.get(),
                        rollup.get().name(),
                        measures,
                        ratios,
                        by.get(),
                        topOf(widget)));
    }

    private static List<Dashboard.Ratio> ratiosOf(Attributes widget) {
        List<Dashboard.Ratio> ratios = new ArrayList<>();
        for (Attributes ratio : widget.objects("ratios")) {
            ratio.refuseOthersThan(Set.of("name", "of", "to"));
            Optional<String> name = ratio.requiredText("name");
            Optional<String> of = ratio.requiredText("of");
            Optional<String> to = ratio.requiredText("to");
            if (name.isPresent() && of.isPresent() && to.isPresent()) {
                ratios.add(new Dashboard.Ratio(name.get(), of.get(), to.get()));
            }
        }
        return ratios;
    }

    private Optional<Rollup> rollup(Attributes widget, String name) {
        Optional<Rollup> rollup = rollups.stream().filter(r -> r.name().equals(name)).findFirst();
        if (rollup.isEmpty()) {
            widget.refuse(
                    "rollup",
                    "a rollup of the domain",
                    "'%s'".formatted(name),
                    "Use one of %s."
                            .formatted(
                                    String.join(
                                            ", ", rollups.stream().map(Rollup::name).toList())));
        }
        return rollup;
    }

    private static void refuseUnknown(
            Attributes widget,
            Rollup rollup,
            List<String> measures,
            List<Dashboard.Ratio> ratios,
            String by) {
        List<String> known = rollup.measures().stream().map(Measure::name).toList();
        List<String> named = new ArrayList<>(measures);
        for (Dashboard.Ratio ratio : ratios) {
            named.remove(ratio.name());
            named.add(ratio.numerator());
            named.add(ratio.denominator());
        }
        for (String measure : named) {
            if (!known.contains(measure)) {
                widget.refuse(
                        "measures",
                        "a measure of rollup '%s'".formatted(rollup.name()),
                        "'%s'".formatted(measure),
                        "Use one of %s.".formatted(String.join(", ", known)));
            }
        }
        if (!TIMES.contains(by) && !rollup.dimensions().contains(by)) {
            widget.refuse(
                    "by",
                    "a dimension of rollup '%s' or one of %s"
                            .formatted(
                                    rollup.name(),
                                    String.join(", ", TIMES.stream().sorted().toList())),
                    "'%s'".formatted(by),
                    "Use one of them.");
        }
    }

    private static Optional<Integer> topOf(Attributes widget) {
        Optional<Integer> top = widget.whole("top");
        top.filter(t -> t < 1 || t > MOST_TOP)
                .ifPresent(
                        t ->
                                widget.refuse(
                                        "top",
                                        "a number from 1 to " + MOST_TOP,
                                        String.valueOf(t),
                                        "Choose one in between."));
        return top;
    }
}
