/** The kernel object of IJava, by its names there, so that notebooks written for IJava find it. */
package io.github.spencerpark.ijava;
