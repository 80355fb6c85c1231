/** Named arrays in files that NumPy and PyTorch can read: the safetensors format. */
package parallax.train.safetensors;
