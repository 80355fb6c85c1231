/**
 * Augmentation: a batch of images changed in ways that leave the answer, so that a model sees more than there is.
 *
 * <p>What is drawn at random ({@link parallax.data.augment.Draws}) is apart from what is done with it: each transformation is a pure function of
 * the images and of numbers, exists twice, and both twins do the same for the same seed. None has a backward: images are data, and nothing before
 * them learns.
 */
package parallax.data.augment;
