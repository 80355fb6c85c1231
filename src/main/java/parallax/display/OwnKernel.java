package parallax.display;

/** A kernel object that shows everything as this library does, so that {@link IJavaDisplay} has nothing to tell it. */
public interface OwnKernel {}
