package org.hodograph.pipeline.format;

import java.util.List;
import org.hodograph.pipeline.format.avro.AvroFormat;
import org.hodograph.pipeline.format.gpx.GpxFormat;
import org.hodograph.pipeline.format.influx.InfluxFormat;
import org.hodograph.pipeline.format.nmea.NmeaFormat;
import org.hodograph.pipeline.format.protobuf.ProtobufFormat;

/** The formats there are. */
public final class Formats {

    private Formats() {}

    /**
     * A reader for these settings.
     *
     * @throws IllegalArgumentException if a CSV column the fields name is not among the columns
     */
    public static Format of(FormatSettings settings) {
        Format utf8 = records(settings);
        Layout layout = settings.layout();
        Format records = layout.isUtf8() ? utf8 : new EncodedFormat(utf8, layout.charset());
        Naming naming = Naming.of(settings);
        return new AbsenceFormat(naming.isPlain() ? records : new NamedFormat(records, naming), settings.absent());
    }

    /**
     * A reader for records of several feeds, each read as its own settings say.
     *
     * @throws IllegalArgumentException if a CSV column the fields name is not among the columns
     */
    public static Format of(List<Feed> feeds) {
        return feeds.size() == 1 ? of(feeds.get(0).format()) : new RoutedFormat(feeds);
    }

    private static Format records(FormatSettings settings) {
        return switch (settings.kind()) {
            case JSON -> new JsonFormat(settings);
            case CSV -> new CsvFormat(settings);
            case OPENXC -> new OpenXcFormat(settings);
            case SENML -> new SenMlFormat();
            case INFLUX -> new InfluxFormat(settings);
            case NMEA -> new NmeaFormat(settings);
            case AVRO -> new AvroFormat(settings);
            case PROTOBUF -> new ProtobufFormat(settings);
            case GPX -> new GpxFormat(settings);
        };
    }
}
