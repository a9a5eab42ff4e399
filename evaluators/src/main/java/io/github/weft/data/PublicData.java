package io.github.weft.data;

import java.util.List;
import java.util.Optional;

/**
 * A public data set that weft reads: where it is published, under which names, and the checksums by which a copy can be
 * known.
 *
 * @param name as the field calls it
 * @param use what to write after {@code --data} once the files are in DIR
 * @param sources addresses and packages, for people: nothing is ever fetched
 */
public record PublicData(String name, String use, List<String> sources, String licence, List<PublicFile> files) {

    public PublicData {
        sources = List.copyOf(sources);
        files = List.copyOf(files);
    }

    /** Fashion-MNIST and CIFAR-10. */
    public static List<PublicData> all() {
        return List.of(
                new PublicData(
                        "Fashion-MNIST",
                        DataSource.IDX.form(),
                        List.of(
                                "https://github.com/zalandoresearch/fashion-mnist (data/fashion)",
                                "Debian package dataset-fashion-mnist (dpkg -L lists the files)"),
                        "MIT, Copyright 2017 Zalando SE",
                        List.of(
                                packed("train-images-idx3-ubyte", "8d4fb7e6c68d591d4c3dfef9ec88bf0d")
                                        .orUnpacked("f4a8712d7a061bf5bd6d2ca38dc4d50a"),
                                packed("train-labels-idx1-ubyte", "25c81989df183df01b3e8a0aad5dffbe"),
                                packed("t10k-images-idx3-ubyte", "bef4ecab320f06d8554ea6380940ec79")
                                        .orUnpacked("8181f5470baa50b63fa0f6fddb340f0a"),
                                packed("t10k-labels-idx1-ubyte", "bb300cfdad3c16e7a12a480ee83cd310"))),
                new PublicData(
                        "CIFAR-10",
                        DataSource.CIFAR10.form(),
                        List.of("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"
                                + " (md5 c32a1d4ab5d03f1284b67883e8d87530), folder cifar-10-batches-bin"),
                        "none stated by its authors (A. Krizhevsky, V. Nair, G. Hinton): research and tests",
                        List.of(
                                unpacked("data_batch_1.bin", "5dd7e06a14cb22eb9f671a540d1b7c25"),
                                PublicFile.unknown("data_batch_2.bin"),
                                PublicFile.unknown("data_batch_3.bin"),
                                PublicFile.unknown("data_batch_4.bin"),
                                PublicFile.unknown("data_batch_5.bin"),
                                PublicFile.unknown("test_batch.bin"))));
    }

    private static PublicFile packed(String name, String md5) {
        return new PublicFile(name, Optional.of(md5), Optional.empty());
    }

    private static PublicFile unpacked(String name, String md5) {
        return PublicFile.unknown(name).orUnpacked(md5);
    }
}
