package io.github.weft.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Four IDX files, named as MNIST, Fashion-MNIST and their relatives publish them. */
final class IdxFolder {

    private static final List<String> FASHION = List.of(
            "t-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    private IdxFolder() {}

    /** The sample that is shipped: the first 6,000 training and the first 1,000 test images of Fashion-MNIST. */
    static Collected sample(String name) {
        Images training = sample("train6000-images-idx3-ubyte.gz", "train6000-labels-idx1-ubyte.gz");
        Images test = sample("t1000-images-idx3-ubyte.gz", "t1000-labels-idx1-ubyte.gz");
        return new Collected(name, FASHION, training, Optional.of(test));
    }

    private static Images sample(String images, String labels) {
        return IdxFormat.read(
                DataFile.resource("fashion-mnist/" + images), DataFile.resource("fashion-mnist/" + labels));
    }

    static Collected read(String name, DataFolder folder) {
        Images training = part(folder, "train", "train-");
        Images test = part(folder, "(t10k|t1000|test)", "t10k-");
        int classes = 1
                + IntStream.range(0, training.size()).map(training::label).max().orElse(0);
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return new Collected(name, names, training, Optional.of(test));
    }

    private static Images part(DataFolder folder, String start, String published) {
        DataFile images = file(folder, start + ".*images[.-]idx3.*", published + "images-idx3-ubyte");
        DataFile labels = file(folder, start + ".*labels[.-]idx1.*", published + "labels-idx1-ubyte");
        return IdxFormat.read(images, labels);
    }

    private static DataFile file(DataFolder folder, String pattern, String published) {
        return folder.file(pattern, published)
                .orElseThrow(
                        () -> new DataException("data folder (%s) has no %s, plain or .gz. Sources: weft doctor --data."
                                .formatted(folder.path(), published)));
    }
}
