package org.hodograph.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command line in the macros of man(7): one page, a section of the commands with all their options. */
final class ManualPage {

    private final StringBuilder page = new StringBuilder();
    private final CommandSpec root;

    private ManualPage(CommandSpec root) {
        this.root = root;
    }

    /** The page of a root command and its commands; the same command line gives the same bytes. */
    static String of(CommandSpec root) {
        return new ManualPage(root).page();
    }

    private String page() {
        String[] versions = root.version();
        line(".TH " + root.name().toUpperCase(Locale.ROOT) + " 1 \"\" \""
                + escaped(versions.length == 0 ? "" : versions[0]) + "\"");
        line(".ad l"); // words as long as a list of formats can't be stretched to both margins
        line(".SH NAME");
        text(root.name() + " - " + lowered(words(root.usageMessage().description())));
        line(".SH SYNOPSIS");
        text(root.name() + " COMMAND [OPTION]... [FILE]...");
        line(".SH COMMANDS");
        for (Map.Entry<String, CommandLine> command : root.subcommands().entrySet()) {
            command(command.getKey(), command.getValue());
        }
        line(".SH EXIT STATUS");
        text("0: done. 1: failed while running. 2: wrong usage or configuration.");
        return page.toString();
    }

    private void command(String name, CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        line(".SS " + escaped(name));
        text(words(new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0)));
        line(".PP");
        text(words(command.usageMessage().description()));
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            argument(parameter.paramLabel(), parameter);
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
                argument(label(option), option);
            }
        }
        for (String foot : command.usageMessage().footer()) {
            line(".PP");
            text(words(foot));
        }
    }

    private static String label(OptionSpec option) {
        List<String> names = new ArrayList<>(List.of(option.names()));
        String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        return names.stream().map(name -> name + value).collect(Collectors.joining(", "));
    }

    private void argument(String label, ArgSpec argument) {
        line(".TP");
        line(".B " + escaped(label));
        String usual = argument.defaultValue() == null ? "" : argument.defaultValue();
        text(words(argument.description()).replace("${DEFAULT-VALUE}", usual));
    }

    /** Lines of a description, which is a format, as one. */
    private static String words(String... lines) {
        return String.join(" ", lines)
                .replace("%n", " ")
                .replace("%%", "%")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String lowered(String words) {
        return words.isEmpty()
                ? words
                : Character.toLowerCase(words.charAt(0)) + words.substring(1).replaceAll("\\.$", "");
    }

    private void text(String words) {
        line(escaped(words));
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** No control line, no escape, and hyphens that can be copied into a shell. */
    private static String escaped(String words) {
        String plain = words.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
