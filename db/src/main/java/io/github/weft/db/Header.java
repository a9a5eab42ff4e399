package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first look at a database file, before H2 is let near it: H2 would fill an empty file with a fresh database. */
final class Header {

    private static final String START = "H:2,";

    private Header() {}

    static void check(StoreFolder folder, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(START.length()), StandardCharsets.ISO_8859_1);
            if (!start.equals(START)) {
                throw new StoreException(
                        Kind.DAMAGED,
                        "%s is damaged (%s, %d bytes, is not a database). Nothing was changed; restore a backup, or use another --db."
                                .formatted(folder.path(), folder.database().getFileName(), Files.size(file)));
            }
        }
    }
}
