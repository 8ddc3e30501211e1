/** Protocol Buffers messages, described by a descriptor set as {@code protoc --descriptor_set_out} writes it. */
package org.hodograph.pipeline.format.protobuf;
