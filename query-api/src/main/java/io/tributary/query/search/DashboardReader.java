package io.tributary.query.search;

import io.tributary.query.plan.FiguresPlan;
import io.tributary.query.plan.WidgetPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reads all plans of a dashboard and puts slices of time together.
@Component
public class DashboardReader {
    private final SearchCache searches;

    public DashboardReader(SearchCache searches) {
        this.searches = searches;
    }

    /// By the name of the widget.
    ///
    /// @param refreshed by read model, as {@link SearchCache#sum} wants it
    public Map<String, WidgetFigures> read(
            List<FiguresPlan> plans, Map<String, Optional<Long>> refreshed) {
        Map<String, WidgetFigures> figures = new HashMap<>();
        for (FiguresPlan plan : plans) {
            Map<String, Figures> found =
                    searches.sum(plan, refreshed.getOrDefault(plan.index(), Optional.empty()));
            for (WidgetPlan widget : plan.widgets()) {
                String name = widget.widget().name();
                Figures part = found.get(name);
                if (part != null) {
                    figures.merge(name, new WidgetFigures(widget, part), WidgetFigures::plus);
                }
            }
        }
        return figures;
    }
}
