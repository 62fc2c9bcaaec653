package io.genesysdsr.operations;

import java.util.Set;
import javax.management.ObjectName;

/**
 * What is shown of the managed beans, and what may be done with them, by Jolokia as well as by remote JMX: routes are
 * drawn, stopped and started. Nothing that shows messages, dumps the heap, loads code or sends anything into a route.
 */
final class ManagementRights {

    private static final String CAMEL = "org.apache.camel";
    private static final Set<String> STEERING = Set.of("start", "stop", "suspend", "resume", "restart", "reset");
    private static final Set<String> SETTINGS = Set.of("SystemProperties", "InputArguments");

    private ManagementRights() {}

    /** Whether those who may see may read the attribute: settings on the command line may be secrets. */
    static boolean isShown(ObjectName bean, String attribute) {
        boolean settings = bean.getDomain().equals("java.lang") && SETTINGS.contains(attribute);
        boolean messages = bean.getDomain().equals(CAMEL) && "tracer".equals(bean.getKeyProperty("type"));
        return !settings && !messages;
    }

    /**
     * Whether an operation only describes, so that those who may see may call it.
     *
     * @param operation its name, with its signature where the caller gave one: {@code dumpRouteAsXml()}
     */
    static boolean isDescription(ObjectName bean, String operation) {
        String name = name(operation);
        return switch (bean.getDomain()) {
            case CAMEL -> isDrawing(bean, operation);
            case "java.lang" -> name.equals("dumpAllThreads") || name.equals("getThreadInfo");
            case "hawtio" -> name.equals("list") || name.equals("canInvoke");
            case "org.springframework.boot" -> name.equals("health") || name.equals("info");
            default -> false;
        };
    }

    /** Whether operators may call the operation. */
    static boolean isAllowed(ObjectName bean, String operation) {
        boolean steering = bean.getDomain().equals(CAMEL)
                && "routes".equals(bean.getKeyProperty("type"))
                && STEERING.contains(name(operation));
        return steering || isDescription(bean, operation);
    }

    private static boolean isDrawing(ObjectName bean, String operation) {
        String type = bean.getKeyProperty("type");
        boolean statistics = name(operation).matches("dump\\w*StatsAsXml");
        // With an argument it would resolve the placeholders, and a setting may be a secret.
        boolean definition = operation.matches("dumpRoutes?As(Xml|Yaml)(\\(\\))?");
        return ("routes".equals(type) || "context".equals(type)) && (statistics || definition);
    }

    private static String name(String operation) {
        return operation.split("\\(", 2)[0];
    }
}
