package org.hodograph.standalone.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a picture in the form that the file's name ends with. */
public enum PictureFile {
    SVG {
        @Override
        void write(Charts charts, Picture picture, Path file) throws IOException {
            Files.writeString(file, svg(charts, picture) + "\n");
        }
    },
    PNG {
        @Override
        void write(Charts charts, Picture picture, Path file) throws IOException {
            BufferedImage image = new BufferedImage(picture.width(), charts.height(), BufferedImage.TYPE_INT_RGB);
            Graphics2D g2 = image.createGraphics();
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            charts.draw(g2);
            g2.dispose();
            try (OutputStream out = Files.newOutputStream(file)) {
                if (!ImageIO.write(image, "png", out)) {
                    throw new IOException("this Java writes no PNG");
                }
            }
        }
    },
    /** The SVG in a page that needs nothing else. */
    HTML {
        @Override
        void write(Charts charts, Picture picture, Path file) throws IOException {
            String title = escaped(picture.title());
            Files.writeString(
                    file,
                    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                            + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title
                            + "</title>\n<style>body { margin: 2vh 2vw; background: #f5f6f8 }"
                            + " svg { width: 100%; height: auto; max-width: " + picture.width()
                            + "px; display: block; margin: auto; border-radius: 11px }</style>\n"
                            + svg(charts, picture) + "\n</html>\n");
        }
    };

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DIGITS = 1; // of a pixel

    /**
     * The form that a file's name ends with; whether the file can be written is told before anything is read.
     *
     * @throws IllegalArgumentException if there is no such form, or no such file can be written
     */
    public static PictureFile of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (PictureFile form : values()) {
            if (name.endsWith("." + form.name().toLowerCase(Locale.ROOT))) {
                requireWritable(file);
                return form;
            }
        }
        throw new IllegalArgumentException(
                "-o names a file that ends with .svg, .png or .html, but is \"" + file + "\"");
    }

    private static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("-o " + file + ": "
                    + (Files.exists(folder) ? folder + " is no folder" : "there is no folder " + folder));
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("-o " + file + ": is a folder, not a file");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new IllegalArgumentException("-o " + file + ": may not be written");
        }
    }

    /** Draws a picture into a file, which is overwritten. */
    public void write(Picture picture, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true"); // a picture needs no screen
        write(new Charts(picture), picture, file);
    }

    abstract void write(Charts charts, Picture picture, Path file) throws IOException;

    static String svg(Charts charts, Picture picture) {
        try {
            Document document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
            document.appendChild(document.createElementNS(NAMESPACE, "svg"));
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setPrecision(DIGITS);
            context.setComment(null);
            SVGGraphics2D g2 = new SVGGraphics2D(context, false);
            g2.setSVGCanvasSize(new Dimension(picture.width(), charts.height()));
            charts.draw(g2);
            Element root = g2.getRoot();
            root.setAttributeNS(null, "viewBox", "0 0 " + picture.width() + " " + charts.height());
            root.setAttributeNS(null, "role", "img");
            root.setAttributeNS(null, "aria-label", picture.title() + ", " + picture.subtitle());
            StringWriter text = new StringWriter();
            g2.stream(root, text, false, false);
            String svg = text.toString();
            return svg.substring(svg.indexOf("<svg"))
                    .replaceAll("\\s*\\R\\s*(?=/?>)", "")
                    .replace(" xml:space=\"preserve\"", "");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
