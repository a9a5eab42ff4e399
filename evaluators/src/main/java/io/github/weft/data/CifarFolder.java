package io.github.weft.data;

import io.github.weft.arch.Shape;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CIFAR-10's binary layout: records of 3,073 bytes, one label and then the red, green and blue plane of a 32x32 image.
 * All training batches that are there are read, in the order of their names.
 */
final class CifarFolder {

    private static final Shape SHAPE = Shape.image(3, 32, 32);
    private static final int PIXELS = (int) SHAPE.size();
    private static final int RECORD = 1 + PIXELS;
    private static final String BATCH = "data_batch_.*";
    private static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private CifarFolder() {}

    static Collected read(String name, DataFolder folder) {
        List<DataFile> batches = folder.files(BATCH).stream().map(DataFile::of).toList();
        if (batches.isEmpty()) {
            throw new DataException("data folder (%s) has no data_batch_1.bin, plain or .gz. %s"
                    .formatted(folder.path(), advice(folder)));
        }
        Optional<DataFile> test = folder.file("test.*", "test_batch.bin");
        return new Collected(name, CLASSES, images(batches), test.map(file -> images(List.of(file))));
    }

    private static String advice(DataFolder folder) {
        return folder.folders().stream()
                .filter(below -> !below.files(BATCH).isEmpty())
                .findFirst()
                .map(below -> "Maybe cifar10:%s is meant.".formatted(below.path()))
                .orElse("Sources: weft doctor --data.");
    }

    private static Images images(List<DataFile> files) {
        var contents = new ArrayList<byte[]>();
        for (DataFile file : files) {
            contents.add(records(file));
        }
        long bytes = contents.stream().mapToLong(content -> content.length).sum();
        int count = Math.toIntExact(bytes / RECORD);
        var labels = new int[count];
        var pixels = new byte[Math.multiplyExact(count, PIXELS)];
        int image = 0;
        for (byte[] content : contents) {
            for (int at = 0; at < content.length; at += RECORD, image++) {
                labels[image] = content[at];
                System.arraycopy(content, at + 1, pixels, image * PIXELS, PIXELS);
            }
        }
        return Images.of(SHAPE, pixels, labels);
    }

    private static byte[] records(DataFile file) {
        byte[] content = file.read(in -> {
            var bytes = new ByteArrayOutputStream();
            in.transferTo(bytes);
            return bytes.toByteArray();
        });
        if (content.length == 0) {
            throw new DataException("data file (%s) is empty. Maybe copy it again.".formatted(file.name()));
        }
        if (content.length % RECORD != 0) {
            throw new DataException(
                    ("data file (%s) is truncated or not in CIFAR-10's binary layout: %s bytes are no whole number of"
                                    + " %s-byte records. Maybe it is the Python version: take the binary one.")
                            .formatted(file.name(), content.length, RECORD));
        }
        for (int at = 0; at < content.length; at += RECORD) {
            if (content[at] < 0 || content[at] >= CLASSES.size()) {
                throw new DataException(("data file (%s) is not CIFAR-10: record %s has label %s, not 0 to %s."
                                + " Maybe it is CIFAR-100 or damaged.")
                        .formatted(file.name(), at / RECORD, content[at] & 0xff, CLASSES.size() - 1));
            }
        }
        return content;
    }
}
