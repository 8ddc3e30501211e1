/** Which setting is likely to mend what went wrong: a table of small rules over one reason, or over the accounts. */
package org.hodograph.pipeline.hint;
