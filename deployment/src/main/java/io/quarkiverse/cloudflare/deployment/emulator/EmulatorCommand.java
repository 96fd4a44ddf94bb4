package io.quarkiverse.cloudflare.deployment.emulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** The emulator as a command. Thread-safe. */
final class EmulatorCommand {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final String USAGE = """
            Emulates Cloudflare Calls on this machine, with real media, until it is killed. Prints the settings of an
            application that uses it.

            Usage: java -jar quarkus-cloudflare-deployment-<version>-emulator.jar [option...]

              --port=<port>          port of the HTTP API, at the loopback address; 0 means any (8787)
              --hosts=<ip>,<ip>      addresses at which browsers reach the media (127.0.0.1)
              --turn=<true|false>    whether coturn is started if it is installed (true)
              --app-id=<id>          id of the app: 32 hexadecimal digits (random)
              --app-secret=<secret>  secret of the app (random)
              --help                 prints this
            """;

    private static final List<String> OPTIONS = List.of("port", "hosts", "turn", "app-id", "app-secret");

    private final PrintStream out;
    private final PrintStream err;

    EmulatorCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Returns only when there is nothing to run.
     *
     * @return the exit code
     */
    int run(String... args) {
        if (Arrays.asList(args).contains("--help")) {
            out.print(USAGE);
            return DONE;
        }
        try {
            CloudflareEmulator emulator = CloudflareEmulator.start(settings(args));
            Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "cloudflare-emulator-end"));
            out.print(properties(emulator));
            out.flush();
            // Whoever kills the process ends it.
            new CountDownLatch(1).await();
            return DONE;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("See --help.");
            return MISUSED;
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** @throws IllegalArgumentException with what is wrong and what would be right */
    static EmulatorSettings settings(String... args) {
        Map<String, String> given = new TreeMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0 || !OPTIONS.contains(arg.substring(2, equals))) {
                throw new IllegalArgumentException(
                        "An argument must be one of --port=, --hosts=, --turn=, --app-id=, --app-secret= and --help; found '"
                                + arg.substring(0, equals < 0 ? arg.length() : equals) + "'");
            }
            given.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
        return new EmulatorSettings(port(given.getOrDefault("port", "8787")),
                Arrays.stream(given.getOrDefault("hosts", "127.0.0.1").split(",")).map(EmulatorCommand::host).toList(),
                flag(given.getOrDefault("turn", "true")), Optional.ofNullable(given.get("app-id")),
                Optional.ofNullable(given.get("app-secret")));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port must be a number; found '" + text + "'", e);
        }
    }

    private static InetAddress host(String text) {
        try {
            return InetAddress.getByName(text.trim());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--hosts must be addresses of this machine; found '" + text + "'", e);
        }
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("--turn must be true or false; found '" + text + "'");
        }
        return Boolean.parseBoolean(text);
    }

    private static String properties(CloudflareEmulator emulator) {
        return """
                quarkus.cloudflare.calls.base-url=%s
                quarkus.cloudflare.calls.app-id=%s
                quarkus.cloudflare.calls.app-secret=%s
                quarkus.cloudflare.turn.base-url=%s
                quarkus.cloudflare.turn.key-id=%s
                quarkus.cloudflare.turn.key-token=%s
                quarkus.cloudflare.account.base-url=%s
                quarkus.cloudflare.account.account-id=%s
                quarkus.cloudflare.account.api-token=%s
                """.formatted(emulator.callsUri(), emulator.appId(), emulator.appSecret(), emulator.callsUri(),
                emulator.turnKeyId(), emulator.turnKeyToken(), emulator.accountUri(), emulator.accountId(),
                emulator.apiToken());
    }
}
