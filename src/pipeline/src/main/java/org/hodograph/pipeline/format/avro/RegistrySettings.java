package org.hodograph.pipeline.format.avro;

import java.io.Serializable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where schemas are had by their ids.
 *
 * @param url Confluent's API, Apicurio's own, or any address with {@code {id}} in the place of the id
 * @param login {@code user:password} as the file writes it, best as placeholders; null: none
 */
public record RegistrySettings(String url, String login) implements Serializable {

    private static final String ID = "{id}";

    /** Checks the address. */
    public RegistrySettings {
        try {
            URI uri = URI.create(url.replace(ID, "0"));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
                throw new IllegalArgumentException(url);
            }
            if (uri.getQuery() != null && !url.contains(ID)) {
                throw new IllegalArgumentException(
                        "must not have a query, which may hold a secret: use registry-login");
            }
            if (uri.getUserInfo() != null) {
                throw new IllegalArgumentException("must not hold a password: use registry-login");
            }
        } catch (IllegalArgumentException e) {
            boolean isTold = e.getMessage() != null && e.getMessage().startsWith("must ");
            throw isTold
                    ? e
                    : new IllegalArgumentException(
                            "must be an address such as http://registry:8081, but is \"" + url + "\"", e);
        }
    }

    /** The address of a schema. */
    URI address(long id) {
        if (url.contains(ID)) {
            return URI.create(url.replace(ID, Long.toString(id)));
        }
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        String path = base.contains("/apis/registry/v2")
                ? "/ids/globalIds/"
                : base.contains("/apis/registry/") ? "/ids/contentIds/" : "/schemas/ids/";
        return URI.create(base + path + id);
    }

    /** The address of the versions of a subject, in Confluent's API. */
    URI address(String subject) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        String encoded = URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(base + "/subjects/" + encoded + "/versions");
    }

    /** The address of one of them. */
    URI address(String subject, int version) {
        return URI.create(address(subject) + "/" + version);
    }

    /**
     * Why schemas can't be registered there, beginning with a key; null: they can.
     *
     * @param key of the address
     */
    public String writingFault(String key) {
        boolean isOther = url.contains("/apis/registry/");
        return isOther || url.contains(ID)
                ? key + ": must be Confluent's API, for example http://registry:8081"
                        + (isOther ? ", which Apicurio has at /apis/ccompat/v7" : "")
                : null;
    }

    /** Whether the address is of Apicurio's API up to version 2, whose serializers write ids of eight bytes. */
    boolean hasLongIds() {
        return url.contains("/apis/registry/v2");
    }

    @Override
    public String toString() {
        return url; // never the login
    }
}
