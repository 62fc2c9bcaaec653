package io.genesysdsr.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genesysdsr.intake.SftpSettings;
import java.time.Duration;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A channel that is not configured, or half configured. */
class UnsetChannelsTest {

    @Test
    void withoutAHostTheFolderIsNotLookedAtAndWithOneItIs() throws Exception {
        assertThat(statusOfRoute(settings("", null, null))).isEqualTo(ServiceStatus.Stopped);
        assertThat(statusOfRoute(settings("sftp.example.org", "secret", "SHA256:x")))
                .isEqualTo(ServiceStatus.Started);
    }

    @Test
    void aHostWithoutALoginOrWithoutItsKeyIsSaidAtTheStart() {
        assertThatThrownBy(() -> settings("sftp.example.org", null, "SHA256:x"))
                .hasMessageContaining("wants a login: set DSR_INTAKE_SFTP_USER");
        assertThatThrownBy(() -> settings("sftp.example.org", "secret", null))
                .hasMessageContaining("cannot be told from another: set DSR_INTAKE_SFTP_KNOWN_HOSTS");
    }

    private static ServiceStatus statusOfRoute(SftpSettings settings) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:look").routeId("from-sftp").to("log:looked");
                }
            });
            new Channels(settings).beforeApplicationStart(context);
            context.start();
            return context.getRouteController().getRouteStatus("from-sftp");
        }
    }

    private static SftpSettings settings(String host, @Nullable String password, @Nullable String fingerprint) {
        Duration second = Duration.ofSeconds(1);
        return new SftpSettings(
                host, 22, "in", "dsr", password, null, null, true, null, fingerprint, 1000, second, second, second);
    }
}
