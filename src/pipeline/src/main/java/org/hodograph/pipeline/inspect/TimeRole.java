package org.hodograph.pipeline.inspect;

import java.util.List;

/**
 * Fields that may be the time.
 *
 * @param fields one, or several that make it together
 * @param setting {@code source.time} in YAML
 * @param why what they look like
 * @param score how likely, beside others of the same table
 * @param falls whether it only falls
 */
record TimeRole(List<String> fields, String setting, String why, int score, boolean falls) {}
