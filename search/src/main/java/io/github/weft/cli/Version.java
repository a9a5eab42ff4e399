package io.github.weft.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the jar's manifest, and what tells it from other builds of that version. */
final class Version implements IVersionProvider {

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "%s (build %s)".formatted(version == null ? "development" : version, Build.digest());
    }

    @Override
    public String[] getVersion() {
        return new String[] {"weft " + text()};
    }
}
