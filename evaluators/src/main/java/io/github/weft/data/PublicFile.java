package io.github.weft.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One file of a public data set.
 *
 * @param name without {@code .gz}
 * @param packedMd5 of the published {@code .gz}, where it is known for certain
 * @param unpackedMd5 of its content, where it is known for certain
 */
public record PublicFile(String name, Optional<String> packedMd5, Optional<String> unpackedMd5) {

    /** What can be said of a copy. */
    public enum Copy {
        /** Byte for byte the published file. */
        GENUINE,
        /** It is there; no checksum of it in this form is known. */
        UNCHECKED,
        /** It is there, and is not the published file: another version, a part, or damaged. */
        DIFFERENT,
        MISSING
    }

    static PublicFile unknown(String name) {
        return new PublicFile(name, Optional.empty(), Optional.empty());
    }

    PublicFile orUnpacked(String md5) {
        return new PublicFile(name, packedMd5, Optional.of(md5));
    }

    /** Looks for the file, plain or {@code .gz}, and compares what can be compared. */
    public Copy check(Path folder) {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        Path file = Files.isRegularFile(plain) ? plain : packed;
        if (!Files.isRegularFile(file)) {
            return Copy.MISSING;
        }
        if (unpackedMd5.isPresent()) {
            String md5 = DataFile.of(file).read(PublicFile::md5);
            return unpackedMd5.get().equals(md5) ? Copy.GENUINE : Copy.DIFFERENT;
        }
        if (packedMd5.isEmpty() || file.equals(plain)) {
            return Copy.UNCHECKED;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return packedMd5.get().equals(md5(in)) ? Copy.GENUINE : Copy.UNCHECKED;
        } catch (IOException e) {
            throw new DataException("data file (%s) cannot be read: %s.".formatted(file, e), e);
        }
    }

    private static String md5(InputStream in) throws IOException {
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("MD5"))) {
            in.transferTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }
}
