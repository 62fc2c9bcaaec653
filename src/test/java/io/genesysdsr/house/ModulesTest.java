package io.genesysdsr.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.genesysdsr.GenesysDsrApplication;
import java.sql.ResultSet;
import java.sql.Statement;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Each package is a module; what may know what is decided here and checked on the compiled classes. */
class ModulesTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Beans.ROOT_PACKAGE);
    private static final ApplicationModules MODULES = ApplicationModules.of(GenesysDsrApplication.class);

    @Test
    void modulesKnowOnlyTheModulesTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void camelsTypesAreForThePackageCamelAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.genesysdsr.camel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("what a route calls has plain arguments and is tested without Camel"));
    }

    @Test
    void databasesAreReadAndWrittenByStoresAlone() {
        check(noClasses()
                .that(not(belongTo(nameMatching(".*Store")))
                        // Flyway hands a Java migration a connection.
                        .and(not(assignableTo(JavaMigration.class)))
                        // Tries the database before anything is started, and says why it does not answer.
                        .and(not(belongTo(nameMatching(".*\\.camel\\.(Preflight|Sentences)")))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."))
                .because("SQL stands in one place of a module, where rows and columns are known"));
    }

    @Test
    void nobodyButAStoreRunsAStatement() {
        check(noClasses()
                .that(not(belongTo(nameMatching(".*Store"))).and(not(assignableTo(JavaMigration.class))))
                .should()
                .dependOnClassesThat(assignableTo(Statement.class)
                        .or(assignableTo(ResultSet.class))
                        .or(resideInAPackage("org.springframework.jdbc.."))));
    }

    @Test
    void storesAreSeenByTheirOwnModuleAlone() {
        check(classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .because("other modules speak to a module, never to its tables"));
    }

    @Test
    void webTypesStayAtTheEdges() {
        check(noClasses()
                .that(resideInAPackage("io.genesysdsr..")
                        .and(not(resideInAnyPackage(
                                "io.genesysdsr.portal..", "io.genesysdsr.operations..", "io.genesysdsr.*.rest.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.ui..", "jakarta.servlet..")
                .because("pages are edges: nothing below knows that there are any"));
    }

    @Test
    void theLedgerKnowsNoProvider() {
        check(onlyKnows("request", "failure", "keys"));
    }

    @Test
    void theWireFormatKnowsNoRequest() {
        check(onlyKnows("genesys", "failure"));
    }

    @Test
    void theLeavesKnowNobody() {
        check(onlyKnows("failure"));
        check(onlyKnows("keys"));
    }

    /** Said here as well as in the packages' own declarations, so that nobody widens those unseen. */
    private static ArchRule onlyKnows(String module, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "io.genesysdsr." + module + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "io.genesysdsr." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(allowed[0])
                .should()
                .dependOnClassesThat(resideInAPackage("io.genesysdsr..").and(not(resideInAnyPackage(allowed))));
    }

    @Test
    void everyModuleDeclaresWhatItMayKnow() {
        MODULES.forEach(module -> assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                .as("@ApplicationModule(allowedDependencies = …) in the package-info.java of " + module.getIdentifier())
                .isPresent());
    }

    private static void check(ArchRule rule) {
        rule.check(PRODUCT);
    }
}
