/** What IJava's cells call without an import, by its names there. */
package io.github.spencerpark.ijava.runtime;
