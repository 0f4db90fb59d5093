package io.tributary.standalone.simulator;

import java.util.List;
import java.util.stream.Collectors;

/// The page that shows what was sent.
final class SentPage {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="refresh" content="5">
            <title>What was sent</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
              article { border-top: 1px solid #ccc; padding: .75rem 0 }
              h2 { font-size: 1rem; margin: 0 }
              p { margin: 0; color: #555; font-size: .875rem }
              pre { margin: .25rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere }
            </style>
            <h1>What was sent</h1>
            <p>Mail, text messages and calls of this run, the newest first. Nothing left this machine.</p>
            %s
            </html>
            """;

    private static final String MESSAGE =
            """
            <article>
              <h2>%s to %s</h2>
              <p>%s, by %s of <a href="/?organization=%5$s">%5$s</a></p>
              <pre>%6$s</pre>
            </article>
            """;

    private SentPage() {}

    static String of(List<SentMessage> messages) {
        return PAGE.formatted(
                messages.isEmpty()
                        ? "<p>Nothing was sent yet.</p>"
                        : messages.stream().map(SentPage::shown).collect(Collectors.joining()));
    }

    private static String shown(SentMessage message) {
        return MESSAGE.formatted(
                escaped(message.kind()),
                escaped(message.to()),
                message.takenAt(),
                escaped(message.command()),
                escaped(message.organization()),
                escaped(message.content()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
