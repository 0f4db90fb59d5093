package io.tributary.e2e;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/// Asks everything that both services describe, of one organization and one row, as one user.
///
/// Streams of events are left out, since they have no end.
final class EveryRoute {
    private static final int AT_ONCE = 8;

    private final ApiClient user;
    private final String organization;
    private final String row;
    private final String words;

    /// @param words what texts are searched for
    EveryRoute(ApiClient user, String organization, String row, String words) {
        this.user = user;
        this.organization = organization;
        this.row = row;
        this.words = words;
    }

    /// What came back, by what was asked; nothing is left out, whatever its status.
    Map<String, ApiClient.Answer> answers() throws InterruptedException {
        Map<String, Callable<ApiClient.Answer>> questions = new LinkedHashMap<>();
        for (URI service : List.of(user.command(), user.query())) {
            ApiClient at = new ApiClient(service, service, user.bearer());
            JsonNode paths = at.get("/openapi.json", Map.of()).must(200).json().get("paths");
            for (var path : paths.properties()) {
                add(questions, at, path.getKey(), path.getValue());
            }
        }
        return asked(questions);
    }

    private void add(
            Map<String, Callable<ApiClient.Answer>> questions,
            ApiClient at,
            String template,
            JsonNode operations) {
        String path = filled(template);
        if (operations.has("get") && !operations.get("get").toString().contains("event-stream")) {
            questions.put("GET " + path, () -> at.get(path, Map.of()));
            if (operations.get("get").toString().contains("parameters/search\"")) {
                String search = path + "?search=" + words;
                questions.put("GET " + search, () -> at.get(search, Map.of()));
            }
        }
        if (operations.has("post")) {
            String body = "{\"id\":\"%s\"}".formatted(row);
            questions.put("POST " + path, () -> at.post(path, body, Map.of()));
        }
    }

    private String filled(String template) {
        return template.replace("{organization}", organization).replaceAll("\\{[a-z_]+}", row);
    }

    private static Map<String, ApiClient.Answer> asked(
            Map<String, Callable<ApiClient.Answer>> questions) throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        Map<String, ApiClient.Answer> answers = new LinkedHashMap<>();
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ApiClient.Answer>> asked = new ArrayList<>();
            for (Callable<ApiClient.Answer> question : questions.values()) {
                asked.add(
                        askers.submit(
                                () -> {
                                    places.acquire();
                                    try {
                                        return question.call();
                                    } finally {
                                        places.release();
                                    }
                                }));
            }
            int next = 0;
            for (String question : questions.keySet()) {
                answers.put(question, asked.get(next++).get());
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
        return answers;
    }
}
