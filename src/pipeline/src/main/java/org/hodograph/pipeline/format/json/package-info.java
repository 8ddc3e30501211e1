/** JSON as producers nest it: which parts of a record are its samples, and what names mean inside and around them. */
package org.hodograph.pipeline.format.json;
