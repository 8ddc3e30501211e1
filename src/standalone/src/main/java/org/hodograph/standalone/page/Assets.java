package org.hodograph.standalone.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** The files of the page, those that are listed here and no others; read and packed when first asked for. */
final class Assets {

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final String JS = "text/javascript; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";

    /** A file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Asset(String type, byte[] plain, byte[] packed, String tag) {}

    private record Source(String resource, String type) {}

    private static final Map<String, Source> FILES = Map.ofEntries(
            Map.entry("/", own("index.html", "text/html; charset=utf-8")),
            Map.entry("/page.css", own("page.css", CSS)),
            Map.entry("/icon.svg", own("icon.svg", "image/svg+xml")),
            Map.entry("/lib/uPlot.js", new Source(UPLOT + "uPlot.esm.js", JS)),
            Map.entry("/lib/uPlot.css", new Source(UPLOT + "uPlot.min.css", CSS)));

    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    private static Source own(String name, String type) {
        return new Source("assets/" + name, type);
    }

    /** The file of a path; null: there is none. */
    Asset of(String path) {
        Asset known = read.get(path);
        if (known != null) {
            return known;
        }
        Source source = FILES.get(path);
        if (source == null && path.matches("/js/[a-z-]+\\.js")) {
            source = own(path.substring(1), JS);
        }
        Asset asset = source == null ? null : read(source);
        if (asset != null) {
            read.put(path, asset);
        }
        return asset;
    }

    private static Asset read(Source source) {
        try (InputStream in = Assets.class.getResourceAsStream(source.resource())) {
            if (in == null) {
                return null;
            }
            byte[] plain = in.readAllBytes();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(plain);
            }
            CRC32 sum = new CRC32();
            sum.update(plain);
            return new Asset(
                    source.type(), plain, packed.toByteArray(), "\"" + Long.toHexString(sum.getValue()) + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
