/**
 * What happens between the series of one entity, whatever the host: an {@link org.hodograph.pipeline.entity.Entity} hears the
 * final answers of the trackers and owns the track and the alerts; its state saves to and loads from versioned bytes.
 */
package org.hodograph.pipeline.entity;
