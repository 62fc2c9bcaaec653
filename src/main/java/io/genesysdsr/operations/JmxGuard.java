package io.genesysdsr.operations;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.AccessController;
import java.util.Set;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** {@link ManagementRights} for JMX: who sees may read what is shown, who operates may steer routes, nobody more. */
final class JmxGuard implements InvocationHandler {

    private static final JMXPrincipal OPERATOR = new JMXPrincipal("ROLE_" + OperationsSettings.Role.OPERATOR.name());
    private static final Set<String> LOOKING = Set.of(
            "getMBeanInfo",
            "getMBeanCount",
            "getDomains",
            "getDefaultDomain",
            "getObjectInstance",
            "isInstanceOf",
            "isRegistered",
            // The connector itself asks for these, to read what a call brings.
            "getClassLoader",
            "getClassLoaderFor",
            "getClassLoaderRepository",
            "queryMBeans",
            "queryNames",
            "addNotificationListener",
            "removeNotificationListener");

    private static final Supplier<@Nullable Subject> CALLER = caller();

    private volatile @Nullable MBeanServer behind;

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("getMBeanServer")) {
            return behind;
        }
        if (method.getName().equals("setMBeanServer") && arguments != null) {
            behind = (MBeanServer) arguments[0];
            return null;
        }
        if (!isAllowed(method.getName(), arguments == null ? new Object[0] : arguments)) {
            throw new SecurityException("Your role does not allow that");
        }
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static boolean isAllowed(String call, Object[] arguments) {
        return switch (call) {
            case "getAttribute" -> ManagementRights.isShown((ObjectName) arguments[0], (String) arguments[1]);
            case "getAttributes" -> areShown((ObjectName) arguments[0], (String[]) arguments[1]);
            case "invoke" -> mayInvoke((ObjectName) arguments[0], (String) arguments[1]);
            default -> LOOKING.contains(call);
        };
    }

    private static boolean areShown(ObjectName bean, String[] attributes) {
        for (String attribute : attributes) {
            if (!ManagementRights.isShown(bean, attribute)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayInvoke(ObjectName bean, String operation) {
        return isOperator()
                ? ManagementRights.isAllowed(bean, operation)
                : ManagementRights.isDescription(bean, operation);
    }

    /** The connector calls in the name of who logged in. */
    private static boolean isOperator() {
        Subject caller = CALLER.get();
        return caller != null && caller.getPrincipals().contains(OPERATOR);
    }

    /** {@code Subject.current()} where there is one, from Java 18 on; Java 17 has another way, which Java 24 took out. */
    @SuppressWarnings("removal")
    private static Supplier<@Nullable Subject> caller() {
        try {
            Method current = Subject.class.getMethod("current");
            return () -> (Subject) ReflectionUtils.invokeMethod(current, null);
        } catch (NoSuchMethodException e) {
            return () -> Subject.getSubject(AccessController.getContext());
        }
    }
}
