/** What the pad says of channels, in English: loaded with the first agent who has any. Every other catalogue has this shape. */
export const channelsEn = {
  channels: 'Channels',
  partlyReady: 'Partly Ready',
  outOfService: 'Out of Service',
};
