package io.github.weft.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One file, plain or gzip: which of the two its first bytes tell, not its name. */
record DataFile(String name, Opener opener) {

    /** Opens the file at its beginning. */
    interface Opener {
        InputStream open() throws IOException;
    }

    /** Reads what is unpacked. An {@link EOFException} means that the file ends too early. */
    interface Parser<R> {
        R parse(InputStream in) throws IOException;
    }

    static DataFile of(Path path) {
        return new DataFile(path.toString(), () -> Files.newInputStream(path));
    }

    /** A file that stands next to this class. */
    static DataFile resource(String name) {
        return new DataFile(name, () -> {
            InputStream in = DataFile.class.getResourceAsStream(name);
            if (in == null) {
                throw new UncheckedIOException(new IOException("resource (%s) is missing.".formatted(name)));
            }
            return in;
        });
    }

    <R> R read(Parser<R> parser) {
        try (InputStream in = unpacked(opener.open())) {
            return parser.parse(in);
        } catch (EOFException e) {
            throw new DataException("data file (%s) is truncated. Maybe copy it again.".formatted(name), e);
        } catch (ZipException e) {
            throw new DataException(
                    "data file (%s) is damaged: its gzip content cannot be unpacked (%s). Maybe copy it again."
                            .formatted(name, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new DataException("data file (%s) cannot be read: %s.".formatted(name, e), e);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        var in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in;
    }

    /** Exactly so many bytes. */
    static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("%s of %s bytes".formatted(bytes.length, count));
        }
        return bytes;
    }
}
