package org.hodograph.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A page of the documentation: its blocks of code, links, anchors and paragraphs. */
final class DocPage extends AbstractVisitor {

    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    /**
     * A fenced block.
     *
     * @param remark of the comment right before it, without its marks; empty: there is none
     * @param line of its fence, from 1
     */
    record Block(String language, String text, String remark, int line) {}

    final Path file;
    final List<Block> blocks = new ArrayList<>();
    final List<String> links = new ArrayList<>();
    final Set<String> anchors = new TreeSet<>();
    final List<String> paragraphs = new ArrayList<>();
    final List<String> code = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();

    private DocPage(Path file) {
        this.file = file;
    }

    static DocPage of(Path file) throws IOException {
        DocPage page = new DocPage(file);
        MARKDOWN.parse(Files.readString(file)).accept(page);
        return page;
    }

    /** Every page that users and contributors read. */
    static List<Path> all() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("", "docs", "findings")) {
            int depth = folder.equals("docs") ? 9 : 1;
            try (Stream<Path> files = Files.walk(Recordings.ROOT.resolve(folder), depth)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    @Override
    public void visit(FencedCodeBlock block) {
        String remark = block.getPrevious() instanceof HtmlBlock html ? words(html) : "";
        blocks.add(new Block(
                block.getInfo(),
                block.getLiteral(),
                remark,
                block.getSourceSpans().get(0).getLineIndex() + 1));
    }

    @Override
    public void visit(HtmlBlock html) {
        remarks.add(words(html));
    }

    private static String words(HtmlBlock html) {
        return html.getLiteral().replaceAll("(?s)^<!--\\s*|\\s*-->$", "");
    }

    @Override
    public void visit(Link link) {
        links.add(link.getDestination());
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        links.add(image.getDestination());
    }

    @Override
    public void visit(Code span) {
        code.add(span.getLiteral());
    }

    @Override
    public void visit(Paragraph paragraph) {
        paragraphs.add(plain(paragraph));
        visitChildren(paragraph);
    }

    /** The anchor as GitHub makes it: letters, digits, blanks as hyphens; a second one of a name gets a number. */
    @Override
    public void visit(Heading heading) {
        String name = plain(heading)
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-');
        String anchor = name;
        for (int i = 1; !anchors.add(anchor); i++) {
            anchor = name + "-" + i;
        }
        visitChildren(heading);
    }

    private static String plain(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code span) {
                words.append(span.getLiteral());
            }
        });
        return words.toString();
    }
}
