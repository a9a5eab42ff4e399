package io.github.weft.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;

/** The fixed settings of ONNX operations. */
final class Attributes {

    private Attributes() {}

    static AttributeProto whole(String name, long[] values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** The same length across and down. */
    static AttributeProto square(String name, long length) {
        return whole(name, new long[] {length, length});
    }

    /** The same length on all four sides. */
    static AttributeProto sides(String name, long length) {
        return whole(name, new long[] {length, length, length, length});
    }

    static AttributeProto one(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto number(String name, double value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }
}
