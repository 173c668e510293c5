/** What stands at the end of the agent's menu, in English: loaded beside the rest. Every other catalogue has this shape. */
export const settingsEn = {
  yours: 'Your settings',
  keys: 'Keyboard shortcuts',
};
