package io.genesysdsr.operations;

import javax.management.ObjectName;
import org.jolokia.server.core.restrictor.AllowAllRestrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * {@link ManagementRights} for Jolokia, and so for Hawtio, which names this class in {@code application.yaml}. Anything
 * is asked by POST, so that no link can make an operator's browser do something.
 */
public final class JolokiaRights extends AllowAllRestrictor {

    private static final SimpleGrantedAuthority OPERATOR =
            new SimpleGrantedAuthority("ROLE_" + OperationsSettings.Role.OPERATOR.name());

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return method == HttpMethod.POST;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return switch (type) {
            case READ, LIST, SEARCH, VERSION, EXEC -> true;
            default -> false;
        };
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName bean, String attribute) {
        return ManagementRights.isShown(bean, attribute);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName bean, String attribute) {
        return false;
    }

    @Override
    public boolean isOperationAllowed(ObjectName bean, String operation) {
        return isOperator()
                ? ManagementRights.isAllowed(bean, operation)
                : ManagementRights.isDescription(bean, operation);
    }

    private static boolean isOperator() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated() && who.getAuthorities().contains(OPERATOR);
    }
}
