package io.tributary.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;

/// The console as somebody at a browser uses it.
record Console(Browser browser, String address) implements AutoCloseable {
    static final Path SHOTS = Path.of("target/console");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final int ESCAPE = 27;

    /// A browser that notes what its page was not allowed to do.
    static Console start(RunningTributary tributary, String name) {
        Browser browser = Browser.start(name);
        browser.size(1280, 800)
                .theme("light")
                .before(
                        "window.refused = []; addEventListener('securitypolicyviolation',"
                                + " e => window.refused.push(e.violatedDirective + ' ' + e.blockedURI));");
        return new Console(browser, tributary.endpointText("console"));
    }

    /// Pastes a token as people do.
    Console signIn(String token) {
        browser.open(address);
        see("Sign in");
        focus("#token");
        browser.type(token);
        click("Sign in");
        await("to be signed in")
                .atMost(PATIENCE)
                .until(() -> !browser.text().contains("Paste a token"));
        return this;
    }

    /// Goes where a link of the page leads.
    Console go(UUID organization, String path) {
        browser.evaluate(
                "(() => { history.pushState(null, '', '/console/o/%s/%s'); dispatchEvent(new PopStateEvent('popstate')); })()"
                        .formatted(organization, path));
        return this;
    }

    Console see(String text) {
        await("to see '" + text + "'")
                .atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(browser.text()).contains(text));
        return this;
    }

    /// Waits until nothing loads any more.
    Console settle() {
        await("the page to have loaded")
                .atMost(PATIENCE)
                .until(
                        () ->
                                browser.evaluate(
                                                "!document.querySelector('.skeleton') && !!document.querySelector('main h1')")
                                        .asBoolean());
        return this;
    }

    Console click(String name) {
        String found =
                """
                (() => { const named = [...document.querySelectorAll('button, a, summary')].filter(e => e.checkVisibility()
                  && (e.innerText.trim() === %1$s || e.getAttribute('aria-label') === %1$s));
                  named.at(-1)?.click(); return named.length; })()
                """
                        .formatted(quoted(name));
        await("a button " + name).atMost(PATIENCE).until(() -> browser.evaluate(found).asInt() > 0);
        return this;
    }

    Console fill(String label, String text) {
        browser.evaluate(
                """
                (() => { const label = [...document.querySelectorAll('dialog label')].find(l => l.innerText.replace('*', '').trim() === %s);
                  const field = document.getElementById(label.htmlFor); field.focus(); field.value = ''; })()
                """
                        .formatted(quoted(label)));
        browser.type(text);
        browser.evaluate(
                "document.activeElement.dispatchEvent(new Event('change', { bubbles: true }))");
        return this;
    }

    /// Chooses a value where it cannot be typed: in a list, a day, a moment.
    Console set(String label, String value) {
        browser.evaluate(
                """
                (() => { const label = [...document.querySelectorAll('dialog label')].find(l => l.innerText.replace('*', '').trim() === %s);
                  const field = document.getElementById(label.htmlFor); field.value = %s;
                  ['input', 'change'].forEach(e => field.dispatchEvent(new Event(e, { bubbles: true }))); })()
                """
                        .formatted(quoted(label), quoted(value)));
        return this;
    }

    void focus(String selector) {
        browser.evaluate("document.querySelector(%s).focus()".formatted(quoted(selector)));
    }

    void escape() {
        browser.press("Escape", ESCAPE);
    }

    String focused() {
        return browser.evaluate("document.activeElement.id || document.activeElement.className")
                .asString();
    }

    /// What the browser did not let the page do.
    List<String> refused() {
        List<String> refused = new ArrayList<>();
        browser.evaluate("window.refused").forEach(r -> refused.add(r.asString()));
        return refused;
    }

    /// Serious and critical findings of axe on what is shown now.
    List<String> barriers() {
        browser.evaluate(axe() + "; undefined");
        JsonNode found =
                browser.evaluate(
                        """
                        axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact))
                          .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))
                        """);
        List<String> barriers = new ArrayList<>();
        found.forEach(f -> barriers.add(f.asString()));
        return barriers;
    }

    /// What hinders people on what is shown now, in both themes, at a desk and on two phones; keeps
    /// a picture of each.
    List<String> barriersInEveryForm(String name) {
        List<String> found = new ArrayList<>();
        for (String theme : List.of("light", "dark")) {
            for (int width : List.of(1280, 390, 360)) {
                browser.theme(theme).size(width, width > 800 ? 900 : 844);
                browser.screenshot(SHOTS.resolve("%s-%s-%d.png".formatted(name, theme, width)));
                barriers().forEach(b -> found.add("%s %d: %s".formatted(theme, width, b)));
                if (overhang() > 0) {
                    found.add("%s %d is wider by %d".formatted(theme, width, overhang()));
                }
            }
        }
        browser.theme("light").size(1280, 800);
        return found;
    }

    /// How much wider the page is than the window.
    int overhang() {
        return browser.evaluate("document.documentElement.scrollWidth - innerWidth").asInt();
    }

    private static String quoted(String text) {
        return RunningTributary.JSON.writeValueAsString(text);
    }

    private static String axe() {
        try (InputStream in = Console.class.getResourceAsStream(AXE)) {
            if (in == null) {
                throw new IllegalStateException("Expected axe-core on the class path at " + AXE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
