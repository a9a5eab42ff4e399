package io.github.weft.cli;

import io.github.weft.arch.Network;
import io.github.weft.run.Digest;
import io.github.weft.search.job.SearchJob;
import io.github.weft.torch.Torch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What tells two builds of the same version apart: the first twelve digits of the SHA-256 over the code that makes numbers (spaces, evaluators and search), in
 * the order of names. It is the same from jars and from class folders.
 */
final class Build {

    private static final List<Class<?>> MODULES = List.of(Network.class, Torch.class, SearchJob.class);

    private static final String DIGEST = read();

    private Build() {}

    static String digest() {
        return DIGEST;
    }

    private static String read() {
        MessageDigest digest = Digest.sha256();
        try {
            for (Class<?> module : MODULES) {
                add(module.getProtectionDomain().getCodeSource().getLocation().toURI(), digest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    private static void add(URI place, MessageDigest digest) throws IOException {
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            addClasses(path, digest);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            addClasses(jar.getPath("/"), digest);
        }
    }

    private static void addClasses(Path root, MessageDigest digest) throws IOException {
        var classes = new TreeMap<String, Path>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .forEach(
                            file -> classes.put(root.relativize(file).toString().replace('\\', '/'), file));
        }
        for (Path file : classes.values()) {
            digest.update(Files.readAllBytes(file));
        }
    }
}
