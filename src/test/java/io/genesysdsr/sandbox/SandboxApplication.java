package io.genesysdsr.sandbox;

import io.genesysdsr.GenesysDsrApplication;
import io.genesysdsr.keys.Keys;
import io.genesysdsr.sandbox.Progress.Row;
import io.genesysdsr.sandbox.genesys.GenesysDoubleSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The demonstration: the product with everything it needs around it, four requests, and a tour.
 *
 * <p>{@code --dsr.sandbox.once=true} runs the requests, checks what they left, stops, and its exit code tells.
 * {@code --dsr.sandbox.services-only=true} starts all but the product and writes how to reach it into a file.
 */
// The annotation tells `spring-boot:test-run` which of the test tree's mains is meant; the profile, which nothing
// sets, keeps tests that scan for components from taking this for one.
@SpringBootApplication
@Profile("never")
public class SandboxApplication {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path FOLDER = Path.of("target", "sandbox");
    private static final int POSTGRES_PORT = 15432;
    private static final PrintStream OUT = System.out;

    private final SandboxArguments arguments;
    private final LifeCycle lifeCycle;
    private final Sandbox sandbox;
    private final PostOffice post = new PostOffice(FOLDER.resolve("mails"), OUT);

    private SandboxApplication(SandboxArguments arguments, LifeCycle lifeCycle, Sandbox sandbox) {
        this.arguments = arguments;
        this.lifeCycle = lifeCycle;
        this.sandbox = sandbox;
        lifeCycle.endsWith(post::close);
    }

    /**
     * Runs the demonstration until it is ended; the exit code is 1 where it could not start or was not as it must be.
     *
     * @param args settings of the product and of the demonstration, {@code --name=value}
     */
    public static void main(String[] args) {
        try {
            SandboxArguments arguments = SandboxArguments.of(args);
            // Until the product has read its own settings, all that is said by libraries would be shown.
            LoggingSystem.get(SandboxApplication.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
            OUT.println("Starting PostgreSQL, an S3 server and a double of Genesys Cloud ...");
            LifeCycle lifeCycle = new LifeCycle();
            new SandboxApplication(arguments, lifeCycle, open(lifeCycle)).run();
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static Sandbox open(LifeCycle lifeCycle) {
        EmbeddedServices services = EmbeddedServices.startForOwner(SandboxArguments.preferred(POSTGRES_PORT));
        lifeCycle.endsWith(services::close);
        // Slow enough to be watched; at Genesys an export takes up to two days, an erasure up to fourteen.
        GenesysDoubleSettings genesys = GenesysDoubleSettings.defaults()
                .withExportTakes(Duration.ofSeconds(2))
                .withDeleteTakes(Duration.ofSeconds(3));
        Sandbox sandbox = Sandbox.named(services, genesys, "dsr", "dsr-evidence");
        lifeCycle.endsWith(sandbox::close);
        return sandbox;
    }

    private void run() {
        DemoSettings settings = new DemoSettings(sandbox, post, FOLDER);
        post.empty();
        if (arguments.servicesOnly()) {
            often(post);
            OUT.println("Started. `. " + settings.writeEnvironment() + "` sets what `java -jar` needs to use them.");
            waitForTheEnd();
        }
        OUT.println("Starting genesys-dsr ...");
        ConfigurableApplicationContext product = SpringApplication.from(GenesysDsrApplication::main)
                .run(arguments.over(settings.forTheProduct()))
                .getApplicationContext();
        lifeCycle.endsWith(product::close);
        KeptEvidence evidence =
                new KeptEvidence(product.getBean(S3Client.class), sandbox.bucket(), FOLDER.resolve("evidence"));
        Counter counter = new Counter(product.getBean(JdbcClient.class));
        Tour tour = new Tour(sandbox, post, product.getEnvironment(), evidence.folder(), settings.writeToken());
        OUT.println(tour);
        List<Sample> samples = Sample.of(sandbox.genesys().population());
        samples.forEach(s -> counter.drop(s.reference(), s.right(), s.identifiers(), s.country()));
        OUT.println(tour.of(samples));
        Map<String, Row> rows = follow(new Progress(counter, evidence, tour, OUT), samples);
        if (arguments.once()) {
            System.exit(inspect(samples, rows, new Inspection(product, evidence, keys(), OUT)));
        }
        OUT.println(tour.afterwards());
        TypedRequests.into(counter, System.in, OUT);
        waitForTheEnd();
    }

    /** Tells what happens until the samples are done, and after that for as long as the JVM lives. */
    private Map<String, Row> follow(Progress progress, List<Sample> samples) {
        Follower follower = new Follower(progress, samples);
        ScheduledFuture<?> looking = often(() -> {
            follower.run();
            post.run();
        });
        Map<String, Row> rows = follower.awaitSamples(PATIENCE);
        if (arguments.once()) {
            looking.cancel(false);
        }
        return rows;
    }

    private ScheduledFuture<?> often(Runnable look) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        lifeCycle.endsWith(clock::shutdownNow);
        return clock.scheduleWithFixedDelay(look, 0, 100, TimeUnit.MILLISECONDS);
    }

    private Keys keys() {
        return Keys.from(sandbox.keys().toString());
    }

    private static int inspect(List<Sample> samples, Map<String, Row> rows, Inspection inspection) {
        OUT.println();
        samples.forEach(sample -> inspection.of(sample, rows.get(sample.reference())));
        OUT.println();
        OUT.println(
                inspection.wrong() == 0
                        ? "All is as it must be."
                        : inspection.wrong() + " of these are not as they must be.");
        return inspection.wrong() == 0 ? 0 : 1;
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
