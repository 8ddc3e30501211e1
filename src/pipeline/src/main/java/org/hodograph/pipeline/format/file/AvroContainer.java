package org.hodograph.pipeline.format.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.avro.AvroSettings;
import org.hodograph.pipeline.format.avro.Framing;
import org.hodograph.pipeline.format.avro.SchemaFile;

/** An Avro container file. Its records are bare data, and its schema that of the settings. */
final class AvroContainer implements Records {

    private final String name;
    private final DataFileStream<Object> data;
    private final FormatSettings settings;
    private final GenericDatumWriter<Object> writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private BinaryEncoder encoder; // null: not yet needed

    AvroContainer(InputStream in, String name, FormatSettings settings) throws IOException {
        this.name = name;
        try {
            data = new DataFileStream<>(in, new GenericDatumReader<>());
        } catch (IOException | AvroRuntimeException e) {
            throw new IllegalArgumentException(
                    name + " can't be read as an Avro container file (.avro), as Avro's DataFileWriter writes it: "
                            + e.getMessage(),
                    e);
        }
        writer = new GenericDatumWriter<>(data.getSchema());
        AvroSettings said = settings.details().avro();
        AvroSettings avro = new AvroSettings(
                List.of(new SchemaFile(name, data.getSchema().toString())), said.readerSchema(), null, Framing.NONE);
        this.settings = settings.withDetails(settings.details().withAvro(avro));
    }

    @Override
    public byte[] next() throws IOException {
        try {
            if (!data.hasNext()) {
                return null;
            }
            bytes.reset();
            encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
            writer.write(data.next(), encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (RuntimeException e) { // Avro wraps what is wrong with a block into several
            throw new IOException(name + " is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public FormatSettings settings() {
        return settings;
    }
}
