package org.hodograph.pipeline.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;

/**
 * Files of one recording as if their records stood in one, in the order of time. Each file stays in its own order; of several the
 * record whose first sample is the oldest comes next, of equally old ones that of the file named first. A record without a time comes
 * with the one before it. Of several files each record is read twice, here and by the host. For one thread.
 */
public final class JoinedFiles implements Closeable {

    private final List<Part> parts = new ArrayList<>();
    private Part newest; // whose record came last, and whose next one is read when it is asked for
    private String lastPlace = "";

    /** A file and its next record. */
    private static final class Part implements SampleListener {

        private final RecordFile file;
        private final Format format; // null: nobody asks for times
        private SourceRecord head; // null: it has ended
        private String place;
        private long nanos = Long.MIN_VALUE;
        private boolean isTimed;

        Part(RecordFile file, boolean isTimed) throws IOException {
            this.file = file;
            format = isTimed ? Formats.of(file.settings()) : null;
            if (format != null) {
                advance();
            }
        }

        /** Reads on, which waits for whoever writes a live file. */
        void advance() throws IOException {
            head = file.next();
            place = file.place();
            isTimed = false;
            if (head != null) {
                format.read(head, this);
            }
        }

        private void time(long of) {
            if (!isTimed) {
                isTimed = true;
                nanos = of;
            }
        }

        @Override
        public void sample(Sample sample) {
            time(sample.nanos());
        }

        @Override
        public void rejected(Rejection rejection) {
            if (rejection.nanos() != null) {
                time(rejection.nanos());
            }
        }

        @Override
        public void absent(Rejection absence) {
            rejected(absence);
        }

        @Override
        public void noted(String line) {
            // the host tells it
        }
    }

    /**
     * Joins files, which it closes at its end.
     *
     * @throws IllegalArgumentException if the settings of a file don't fit its columns
     */
    public JoinedFiles(List<RecordFile> files) throws IOException {
        for (RecordFile file : files) {
            parts.add(new Part(file, files.size() > 1));
        }
        newest = parts.size() == 1 ? parts.get(0) : null;
    }

    /** The next record, or null at the end of all. */
    public SourceRecord next() throws IOException {
        if (parts.size() == 1) {
            return newest.file.next();
        }
        if (newest != null) {
            newest.advance(); // not before: a record that is known is given without waiting for the one behind it
        }
        Part oldest = null;
        for (Part part : parts) {
            if (part.head != null && (oldest == null || part.nanos < oldest.nanos)) {
                oldest = part;
            }
        }
        newest = oldest;
        if (oldest == null) {
            return null;
        }
        lastPlace = oldest.place;
        return oldest.head;
    }

    /** Where the last record ends, of several files with the name of its own. */
    public String place(SourceRecord record) {
        return parts.size() == 1 ? newest.file.place() : record.topic() + ", " + lastPlace;
    }

    /** Whether a record can be had without waiting for whoever writes the stream; may say no though it can. */
    public boolean isReady() throws IOException {
        return newest == null || newest.file.isReady();
    }

    /** How many bytes of the files have been read, packed as they are. */
    public long bytesRead() {
        return parts.stream().mapToLong(part -> part.file.bytesRead()).sum();
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.file.close();
        }
    }
}
