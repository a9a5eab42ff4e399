package io.github.weft.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.weft.report.Curve;
import io.github.weft.report.Front;
import io.github.weft.report.Point;
import io.github.weft.report.Progress;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what charts are drawn from. */
record ChartJson(JsonGenerator json) {

    void curves(String name, List<Curve> curves) throws IOException {
        json.writeArrayFieldStart(name);
        for (Curve curve : curves) {
            json.writeStartObject();
            json.writeNumberField("row", curve.row());
            json.writeArrayFieldStart("values");
            for (double value : curve.values()) {
                number(value);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void progress(String name, List<Progress> all) throws IOException {
        json.writeArrayFieldStart(name);
        for (Progress progress : all) {
            json.writeStartObject();
            json.writeNumberField("epochs", progress.epochs());
            json.writeFieldName("end");
            number(progress.end());
            points("points", progress.points());
            points("best", progress.best());
            points("expected", progress.random());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void front(String name, Front front) throws IOException {
        json.writeObjectFieldStart(name);
        points("points", front.points());
        points("front", front.front());
        json.writeEndObject();
    }

    void points(String name, List<Point> points) throws IOException {
        json.writeArrayFieldStart(name);
        for (Point point : points) {
            json.writeStartArray();
            number(point.x());
            number(point.y());
            json.writeNumber(point.row());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    void number(@Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumber(value.longValue());
        } else {
            json.writeNumber(value);
        }
    }
}
