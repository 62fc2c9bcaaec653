package io.genesysdsr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be seen of the routes and done to them, as Hawtio and programs ask for it. */
class JolokiaTest extends ManagementPort {

    @Test
    void aViewerSeesTheRoutesWithTheirDescriptions() throws Exception {
        JsonNode answer =
                jolokia("vera", "{\"type\":\"read\",\"mbean\":\"" + ROUTE + "\",\"attribute\":\"Description\"}");
        assertThat(answer.path("value").asText()).isEqualTo("Works on the tasks of gdpr");
    }

    @Test
    void aViewerMayNotStopARoute() throws Exception {
        assertThat(jolokia("vera", exec("stop()")).path("status").asInt()).isEqualTo(403);
        assertThat(isStarted()).isTrue();
    }

    @Test
    void anOperatorStopsARouteAndStartsItAgain() throws Exception {
        assertThat(jolokia("olga", exec("stop()")).path("status").asInt()).isEqualTo(200);
        assertThat(isStarted()).isFalse();
        assertThat(jolokia("olga", exec("start()")).path("status").asInt()).isEqualTo(200);
        assertThat(isStarted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"exec\",\"mbean\":\"org.apache.camel:context=managed,type=context,name=\\\"managed\\\"\",\"operation\":\"sendBody(java.lang.String,java.lang.Object)\",\"arguments\":[\"direct:x\",\"y\"]}",
                "{\"type\":\"exec\",\"mbean\":\"com.sun.management:type=HotSpotDiagnostic\",\"operation\":\"dumpHeap\",\"arguments\":[\"/tmp/x.hprof\",true]}",
                "{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"SystemProperties\"}",
                "{\"type\":\"write\",\"mbean\":\"org.apache.camel:context=managed,type=tracer,name=BacklogTracer\",\"attribute\":\"Enabled\",\"value\":true}"
            })
    void notEvenAnOperatorReachesMessagesMemoryOrSecrets(String request) throws Exception {
        assertThat(jolokia("olga", request).path("status").asInt()).isEqualTo(403);
    }

    @Test
    void noLinkCanStopARoute() throws Exception {
        String path =
                "/actuator/jolokia/exec/org.apache.camel:context=managed,name=!%22worker-gdpr!%22,type=routes/stop()";
        HttpResponse<String> answer = send(as("olga", "secret", get(path)));
        assertThat(json.readTree(answer.body()).path("status").asInt()).isEqualTo(403);
        assertThat(isStarted()).isTrue();
    }

    @Test
    void aBrowserLogsInByTheFormAndHawtioMaySendWithTheTokenOfItsCookie() throws Exception {
        send(get("/login").header("Accept", "text/html"));
        HttpResponse<String> in = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=olga&password=secret&_csrf=" + token())));
        assertThat(in.headers().firstValue("Location").orElseThrow()).doesNotContain("error");

        HttpResponse<String> hawtio = send(get("/actuator/hawtio/index.html").header("Accept", "text/html"));
        assertThat(hawtio.statusCode()).isEqualTo(200);
        assertThat(hawtio.body()).contains("<div id=\"root\">");

        HttpRequest.Builder version = request("/actuator/hawtio/jolokia")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"type\":\"version\"}"));
        assertThat(send(version.copy()).statusCode()).as("without the token").isEqualTo(403);
        HttpResponse<String> answer = send(version.header("X-XSRF-TOKEN", token()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).path("value").path("agent").asText())
                .isNotEmpty();
    }

    @Test
    void aProgramThatLogsInMayOnlySendJson() throws Exception {
        HttpRequest.Builder form = as("olga", "secret", request("/actuator/jolokia"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(exec("stop()")));
        assertThat(send(form).statusCode())
                .as("refused before the login is looked at")
                .isEqualTo(401);
        assertThat(isStarted()).isTrue();
    }

    private boolean isStarted() {
        return camel.getRouteController().getRouteStatus("worker-gdpr").isStarted();
    }

    private static String exec(String operation) {
        return "{\"type\":\"exec\",\"mbean\":\"" + ROUTE + "\",\"operation\":\"" + operation + "\"}";
    }
}
