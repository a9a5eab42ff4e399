package io.github.weft.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.github.weft.arch.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An ONNX graph that is being written: methods take the names of the tensors they read and return the name of the one they made. */
final class Graph {

    /** The name of the batch's dimension where any size will do. */
    static final String BATCH = "batch";

    private final GraphProto.Builder proto = GraphProto.newBuilder().setName("network");
    private final Set<String> constants = new HashSet<>();
    private final OptionalInt batch;

    /** @param batch how many samples; empty for any number */
    Graph(OptionalInt batch) {
        this.batch = batch;
    }

    String input(String name, Shape sample) {
        proto.addInput(value(name, sample));
        return name;
    }

    void output(String name, Shape sample) {
        proto.addOutput(value(name, sample));
    }

    /** One operation, named like what it makes. */
    String node(String type, String output, List<String> inputs, AttributeProto... attributes) {
        proto.addNode(NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return output;
    }

    /** A constant, written down once however often it is asked for. */
    String floats(String name, float[] values, List<Integer> shape) {
        return constant(name, TensorProto.DataType.FLOAT, Float.BYTES * values.length, shape, buffer -> {
            for (float value : values) {
                buffer.putFloat(value);
            }
        });
    }

    /** One number. */
    String number(double value) {
        return floats("number/" + value, new float[] {(float) value}, List.of());
    }

    /** A vector of whole numbers, named by them: sizes, axes, bounds. */
    String whole(long... values) {
        String name = Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining("/", "whole/", ""));
        return whole(name, values, List.of(values.length));
    }

    String whole(String name, long[] values, List<Integer> shape) {
        return constant(name, TensorProto.DataType.INT64, Long.BYTES * values.length, shape, buffer -> {
            for (long value : values) {
                buffer.putLong(value);
            }
        });
    }

    /** The same numbers in another shape; 0 keeps a dimension, -1 takes what remains. */
    String reshaped(String name, String from, long... shape) {
        return node("Reshape", name, List.of(from, whole(shape)));
    }

    String transposed(String name, String from, long... order) {
        return node("Transpose", name, List.of(from), Attributes.whole("perm", order));
    }

    /** From {@code start} until before {@code end} along the second dimension. */
    String part(String name, String from, long start, long end) {
        return node("Slice", name, List.of(from, whole(start), whole(end), whole(1)));
    }

    /** The places of each row's numbers, from the largest to the smallest; of equal ones the first comes first. */
    String sorted(String name, String numbers, int count) {
        proto.addNode(NodeProto.newBuilder()
                .setOpType("TopK")
                .setName(name)
                .addAllInput(List.of(numbers, whole(count)))
                .addOutput(name + "/numbers")
                .addOutput(name));
        return name;
    }

    GraphProto build() {
        return proto.build();
    }

    private String constant(
            String name, TensorProto.DataType type, int bytes, List<Integer> shape, Consumer<ByteBuffer> fill) {
        if (constants.add(name)) {
            ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
            fill.accept(buffer);
            proto.addInitializer(TensorProto.newBuilder()
                    .setName(name)
                    .setDataType(type.getNumber())
                    .addAllDims(shape.stream().map(Integer::longValue).toList())
                    .setRawData(ByteString.copyFrom(buffer.flip())));
        }
        return name;
    }

    private ValueInfoProto value(String name, Shape sample) {
        var dims = TensorShapeProto.newBuilder();
        if (batch.isPresent()) {
            dims.addDimBuilder().setDimValue(batch.getAsInt());
        } else {
            dims.addDimBuilder().setDimParam(BATCH);
        }
        sample.dims().forEach(length -> dims.addDimBuilder().setDimValue(length));
        var tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(dims);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
