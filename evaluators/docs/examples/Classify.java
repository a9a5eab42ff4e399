import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Classifies pictures with a file that {@code weft export} has written. Needs the jar of ONNX Runtime and nothing of weft:
 *
 * <pre>java -cp onnxruntime-1.28.0.jar Classify.java model.onnx PICTURE...</pre>
 *
 * Prints for each picture its class, by the names in the file, and how sure the network is.
 */
public class Classify {

    public static void main(String[] arguments) throws IOException, OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(arguments[0])) {
            String[] classes = session.getMetadata().getCustomMetadata().get("classes").split("\n");
            String input = session.getInputNames().iterator().next();
            long[] shape = ((TensorInfo) session.getInputInfo().get(input).getInfo()).getShape();
            shape[0] = 1; // one picture at a time, also where any number will do
            for (int i = 1; i < arguments.length; i++) {
                float[] pixels = pixels(ImageIO.read(new File(arguments[i])), shape);
                try (OnnxTensor batch = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
                        OrtSession.Result result = session.run(Map.of(input, batch))) {
                    float[] logits = ((float[][]) result.get(0).getValue())[0];
                    int best = best(logits);
                    System.out.printf("%s: %s (%.1f %%)%n", arguments[i], classes[best], 100 * softmax(logits, best));
                }
            }
        }
    }

    /** Channels first, row by row, from 0 to 1: the network itself takes away the mean and divides by the deviation. */
    static float[] pixels(BufferedImage picture, long[] shape) {
        int channels = (int) shape[1];
        int height = (int) shape[2];
        int width = (int) shape[3];
        BufferedImage sized = sized(picture, width, height, channels);
        float[] pixels = new float[channels * height * width];
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    int level = sized.getRaster().getSample(column, row, channel);
                    pixels[(channel * height + row) * width + column] = level / 255f;
                }
            }
        }
        return pixels;
    }

    static BufferedImage sized(BufferedImage picture, int width, int height, int channels) {
        int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        boolean fits = picture.getWidth() == width && picture.getHeight() == height && picture.getType() == type;
        if (fits) {
            return picture;
        }
        BufferedImage sized = new BufferedImage(width, height, type);
        Image scaled = picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        sized.getGraphics().drawImage(scaled, 0, 0, null);
        return sized;
    }

    static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    static double softmax(float[] logits, int which) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[which]);
        }
        return 1 / sum;
    }
}
