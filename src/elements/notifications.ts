/** What the agent is told outside of the pad while offers wait or messages are unread; what is left out stays as it is. */
export interface PadNotifications {
  /** How many: in front of the page's title, and on the icon of a page that is installed as an app. On by default. */
  readonly count?: boolean;
  /**
   * Address of the page's icon with a badge, which takes its place as long as something waits. None by default: what the pad
   * would draw itself is an image that strict policies forbid.
   */
  readonly icon?: string;
  /** Offers on the desktop, for agents who have turned that on. On by default. */
  readonly desktop?: boolean;
}
