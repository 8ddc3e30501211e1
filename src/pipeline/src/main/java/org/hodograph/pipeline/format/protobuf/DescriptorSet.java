package org.hodograph.pipeline.format.protobuf;

import com.google.protobuf.AnyProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.kernels.text.Nearest;

/** A file of {@code protoc --include_imports --descriptor_set_out}. Its bytes travel with the job. Equal by path and bytes. */
public final class DescriptorSet implements Serializable {

    private static final long serialVersionUID = 1;

    /** What a set without its imports may refer to all the same. */
    private static final List<FileDescriptor> KNOWN = List.of(
            TimestampProto.getDescriptor(),
            DurationProto.getDescriptor(),
            WrappersProto.getDescriptor(),
            StructProto.getDescriptor(),
            EmptyProto.getDescriptor(),
            FieldMaskProto.getDescriptor(),
            AnyProto.getDescriptor());

    private final String path;
    private final byte[] bytes;

    /** The content of a file. */
    public DescriptorSet(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes.clone();
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it can't be read, or is no descriptor set
     */
    public static DescriptorSet read(String path) {
        try {
            DescriptorSet set = new DescriptorSet(path, Files.readAllBytes(Path.of(path)));
            Map<String, Descriptor> checked = set.messages();
            if (checked.isEmpty()) {
                throw new IllegalArgumentException(path + " describes no message");
            }
            return set;
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("can't read the file " + path, e);
        }
    }

    /** As the configuration names it. */
    public String path() {
        return path;
    }

    /** The descriptor of a message by its full name; null: the only one there is. */
    Descriptor message(String name) {
        Map<String, Descriptor> messages = messages();
        if (name == null && messages.size() == 1) {
            return messages.values().iterator().next();
        }
        Descriptor message = messages.get(name);
        if (message == null) {
            String there =
                    String.join(", ", messages.keySet().stream().limit(20).toList());
            throw new IllegalArgumentException("must name a message of " + path
                    + (name == null ? "" : ", but is \"" + name + "\"" + Nearest.hint(name, messages.keySet()))
                    + " (there are: " + there
                    + ")");
        }
        return message;
    }

    private Map<String, Descriptor> messages() {
        Map<String, FileDescriptorProto> protos = new LinkedHashMap<>();
        try {
            for (FileDescriptorProto file : FileDescriptorSet.parseFrom(bytes).getFileList()) {
                protos.put(file.getName(), file);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    path + " is no descriptor set, as protoc --include_imports --descriptor_set_out writes it", e);
        }
        Map<String, FileDescriptor> built = new LinkedHashMap<>();
        KNOWN.forEach(file -> built.put(file.getName(), file));
        Map<String, Descriptor> messages = new LinkedHashMap<>();
        for (FileDescriptorProto proto : protos.values()) {
            FileDescriptor file = build(proto, protos, built);
            if (!KNOWN.contains(file)) {
                file.getMessageTypes().forEach(message -> add(message, messages));
            }
        }
        return messages;
    }

    private static void add(Descriptor message, Map<String, Descriptor> messages) {
        messages.put(message.getFullName(), message);
        message.getNestedTypes().stream()
                .filter(inner -> !inner.getOptions().getMapEntry())
                .forEach(inner -> add(inner, messages));
    }

    private FileDescriptor build(
            FileDescriptorProto proto, Map<String, FileDescriptorProto> protos, Map<String, FileDescriptor> built) {
        FileDescriptor done = built.get(proto.getName());
        if (done != null) {
            return done;
        }
        built.put(proto.getName(), null); // an import of itself ends below, not in endless depth
        FileDescriptor[] imports = new FileDescriptor[proto.getDependencyCount()];
        for (int i = 0; i < imports.length; i++) {
            String name = proto.getDependency(i);
            FileDescriptorProto dependency = protos.get(name);
            imports[i] = built.get(name);
            if (imports[i] == null && dependency != null && !built.containsKey(name)) {
                imports[i] = build(dependency, protos, built);
            }
            if (imports[i] == null) {
                throw new IllegalArgumentException(
                        path + " lacks the imported " + name + ": write it with protoc --include_imports");
            }
        }
        try {
            FileDescriptor file = FileDescriptor.buildFrom(proto, imports);
            built.put(proto.getName(), file);
            return file;
        } catch (DescriptorValidationException e) {
            throw new IllegalArgumentException(path + " is no valid descriptor set: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DescriptorSet set && path.equals(set.path) && Arrays.equals(bytes, set.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return path;
    }
}
