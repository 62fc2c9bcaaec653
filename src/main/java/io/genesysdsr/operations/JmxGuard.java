package io.genesysdsr.operations;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.AccessController;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

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

    /** The connector calls in the name of who logged in; Java 17 has no other way to ask for whom. */
    @SuppressWarnings("removal")
    private static boolean isOperator() {
        Subject caller = Subject.getSubject(AccessController.getContext());
        return caller != null && caller.getPrincipals().contains(OPERATOR);
    }
}
