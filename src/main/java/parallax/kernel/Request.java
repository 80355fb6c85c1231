package parallax.kernel;

import parallax.kernel.Channels.Channel;

/**
 * A message that arrived.
 *
 * @param message the message
 * @param channel where the answer goes
 * @param arrival counts messages in the order of their arrival
 */
record Request(Message message, Channel channel, long arrival) {}
