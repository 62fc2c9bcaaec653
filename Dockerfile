# Two images, neither of which runs as root:
#   docker build -t genesys-dsr .                               the product alone; README.md lists what it must be told
#   docker build -t genesys-dsr-sandbox --target sandbox .      the demonstration, with everything embedded
#   docker run --rm -it -p 127.0.0.1:8081:8081 genesys-dsr-sandbox
# .ci/docker-layout starts what both images hold, as another user, and asks the health check below.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml application.yaml ./
COPY src src
COPY routes routes
RUN mvn -B -ntp -DskipTests package \
        dependency:copy-dependencies -DincludeScope=test -DoutputDirectory=target/sandbox-lib

FROM eclipse-temurin:17-jre AS sandbox
RUN useradd --system --user-group --no-create-home dsr
WORKDIR /sandbox
COPY --from=build /build/application.yaml ./
COPY --from=build /build/routes routes
COPY --from=build /build/target/classes target/classes
COPY --from=build /build/target/test-classes target/test-classes
COPY --from=build /build/target/services target/services
COPY --from=build /build/target/sandbox-lib target/sandbox-lib
# The servers' data and the copies of the evidence.
RUN chown dsr:dsr target target/services
USER dsr
EXPOSE 8080 8081
ENTRYPOINT ["java", "-cp", "target/test-classes:target/classes:target/sandbox-lib/*", "io.genesysdsr.sandbox.SandboxApplication"]
CMD ["--server.address=0.0.0.0", "--management.server.address=0.0.0.0"]

# The last stage is what is built when none is named.
FROM eclipse-temurin:17-jre AS product
RUN useradd --system --user-group --no-create-home dsr
WORKDIR /app
COPY --from=build /build/target/genesys-dsr.jar ./
COPY --from=build /build/application.yaml ./
COPY --from=build /build/routes routes
USER dsr
EXPOSE 8080 8081
# Ready: the routes are started and the database answers. Bash speaks TCP by itself, so nothing is installed for this.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD bash -c 'exec 3<>/dev/tcp/127.0.0.1/8081 && printf "GET /actuator/health/readiness HTTP/1.0\r\n\r\n" >&3 && read -r _ status _ <&3 && [ "$status" = 200 ]'
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "genesys-dsr.jar"]
