package io.tributary.query.search;

import io.tributary.query.plan.FiguresPlan;
import io.tributary.query.plan.WidgetPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Reads all plans of a dashboard and puts slices of time together.
@Component
public class DashboardReader {
    private final OpenSearchReader reader;

    public DashboardReader(OpenSearchReader reader) {
        this.reader = reader;
    }

    /// By the name of the widget.
    public Map<String, WidgetFigures> read(List<FiguresPlan> plans) {
        Map<String, WidgetFigures> figures = new HashMap<>();
        for (FiguresPlan plan : plans) {
            Map<String, Figures> found = reader.sum(plan);
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
