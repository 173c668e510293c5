/**
 * What the pad says about its tabs and outside of them, in English: loaded beside the rest. Every other catalogue has this
 * shape; the labels are part of the contract.
 */
export const tabsEn = {
  soundHere: 'Sound is in this tab',
  soundElsewhere: 'Sound is in another tab',
  callHere: 'Your call is in this tab. Closing it ends the call.',
  callElsewhere: 'Your call is in another tab',
  moveSound: 'Move the sound here',
  movingSound: 'Moving the sound…',
  notifications: 'Desktop notifications',
  notificationsBlocked: 'The browser blocks them for this page',
};
