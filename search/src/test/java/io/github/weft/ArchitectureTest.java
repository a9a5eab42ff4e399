package io.github.weft;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Pins the arrows between modules, and where each library may be seen. */
@AnalyzeClasses(packages = "io.github.weft", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] SPACES = {
        "io.github.weft.arch..",
        "io.github.weft.space..",
        "io.github.weft.sparsity..",
        "io.github.weft.score..",
        "io.github.weft.rank..",
        "io.github.weft.run.."
    };
    private static final String[] EVALUATORS = {
        "io.github.weft.eval..",
        "io.github.weft.proxy..",
        "io.github.weft.torch..",
        "io.github.weft.sparse..",
        "io.github.weft.prune..",
        "io.github.weft.tickets..",
        "io.github.weft.continual..",
        "io.github.weft.evopress..",
        "io.github.weft.train..",
        "io.github.weft.supernet..",
        "io.github.weft.data..",
        "io.github.weft.onnx..",
        "io.github.weft.latency..",
        "io.github.weft.workers.."
    };
    private static final String[] DB = {"io.github.weft.db.."};
    private static final String[] REPORTS = {
        "io.github.weft.report..", "io.github.weft.trust..", "io.github.weft.compare..", "gg.jte.generated.."
    };
    private static final String[] JDK = {"java..", "javax.."};
    private static final String ONNX_FORMAT = "ai.onnx..";
    private static final String ONNX_RUNTIME = "ai.onnxruntime..";
    private static final String[] ANYWHERE = {"org.jspecify..", "org.slf4j.."};

    @ArchTest
    static void theImporterSawTheProject(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(150);
        for (String name : new String[] {
            "arch.Network", "torch.Torch", "proxy.probe.Probe", "db.RunStore", "report.Leaderboard", "cli.Weft"
        }) {
            assertThat(classes.contain("io.github.weft." + name)).as(name).isTrue();
        }
    }

    @ArchTest
    static final ArchRule spacesStandOnTheJdkAlone = classes()
            .that(resideInAnyPackage(SPACES))
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(SPACES).or(resideInAnyPackage(JDK)).or(resideInAnyPackage(ANYWHERE)));

    @ArchTest
    static final ArchRule evaluatorsKnowNothingAboutStorageReportsOrSearch = classes()
            .that(resideInAnyPackage(EVALUATORS))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(SPACES)
                    .or(resideInAnyPackage(EVALUATORS))
                    .or(resideInAnyPackage(JDK))
                    .or(resideInAnyPackage(ANYWHERE))
                    .or(resideInAnyPackage("ai.djl..", "org.hipparchus..", "com.sun.jna.."))
                    .or(resideInAnyPackage(ONNX_FORMAT, ONNX_RUNTIME, "com.google.protobuf..")));

    @ArchTest
    static final ArchRule theStoreKnowsSpacesOnly = classes()
            .that(resideInAnyPackage(DB))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(SPACES)
                    .or(resideInAnyPackage(DB))
                    .or(resideInAnyPackage(JDK))
                    .or(resideInAnyPackage(ANYWHERE))
                    .or(resideInAnyPackage("org.h2..", "org.flywaydb..", "org.jdbi..")));

    @ArchTest
    static final ArchRule reportsReadTheStoreAndNothingElse = noClasses()
            .that(resideInAnyPackage(REPORTS))
            .should()
            .dependOnClassesThat(resideInAnyPackage(EVALUATORS)
                    .or(resideInAnyPackage("io.github.weft.search..", "io.github.weft.cli..")));

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.github.weft.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsOfProxiesFormNoCycles =
            slices().matching("io.github.weft.proxy.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noRoomOfProxiesSeesTheirCatalogue = noClasses()
            .that(resideInAPackage("io.github.weft.proxy.*.."))
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.weft.proxy"));

    @ArchTest
    static final ArchRule theProbeKnowsNoProxyAndNoPass = noClasses()
            .that(resideInAPackage("io.github.weft.proxy.probe"))
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.weft.proxy..")
                    .and(not(resideInAnyPackage("io.github.weft.proxy.probe", "io.github.weft.proxy.algebra"))));

    @ArchTest
    static final ArchRule tensorsStayInEvaluators = onlyIn("ai.djl..", EVALUATORS);

    @ArchTest
    static final ArchRule engineInternalsStayInTorch = onlyIn("ai.djl.pytorch..", "io.github.weft.torch..");

    @ArchTest
    static final ArchRule engineInternalsStayInOneClass = noClasses()
            .that(not(resideInAPackage("io.github.weft.torch"))
                    .or(com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                            "io\\.github\\.weft\\.torch\\.(?!Torch\\b).*")))
            .should()
            .dependOnClassesThat(resideInAPackage("ai.djl.pytorch.jni.."));

    @ArchTest
    static final ArchRule onnxStaysInOnePackage = noClasses()
            .that(not(resideInAPackage("io.github.weft.onnx")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(ONNX_FORMAT, ONNX_RUNTIME, "com.google.protobuf.."));

    @ArchTest
    static final ArchRule theDatabaseStaysInDb = noClasses()
            .that(not(resideInAnyPackage(DB)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.h2..", "org.flywaydb..", "org.jdbi..", "java.sql.."));

    @ArchTest
    static final ArchRule jeneticsStaysInSearch = onlyIn("io.jenetics..", "io.github.weft.search..");

    @ArchTest
    static final ArchRule picocliStaysInCli = onlyIn("picocli..", "io.github.weft.cli..");

    @ArchTest
    static final ArchRule progressBarsStayInCli = onlyIn("me.tongfei..", "io.github.weft.cli..");

    @ArchTest
    static final ArchRule yamlIsReadInTwoPackages = onlyIn(
            "com.fasterxml.jackson.dataformat.yaml..", "io.github.weft.cli..", "io.github.weft.search.spacefile..");

    @ArchTest
    static final ArchRule tablesAreReadInTwoPackages = onlyIn(
            "com.fasterxml.jackson.dataformat.csv..",
            "io.github.weft.search.table..",
            "io.github.weft.search.exchange..");

    @ArchTest
    static final ArchRule templatesStayInReports = onlyIn("gg.jte..", REPORTS);

    @ArchTest
    static final ArchRule onlyTheCommandLineTouchesTheConsole = noClasses()
            .that(not(resideInAPackage("io.github.weft.cli..")))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule onlyWorkersAndTheStoreStartThreads = noClasses()
            .that(not(resideInAnyPackage("io.github.weft.workers..", "io.github.weft.db..", "io.github.weft.cli..")))
            .should()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors");

    @ArchTest
    static final ArchRule nobodyDrawsUnseededNumbers = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom");

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that(not(resideInAnyPackage(packages)))
                .should()
                .dependOnClassesThat(resideInAPackage(library));
    }
}
