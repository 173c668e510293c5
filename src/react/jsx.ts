import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ContactPad } from '../elements/contact-pad.js';
import type { PadEventName } from './handlers.js';

/**
 * What the bare tag takes in JSX, from React 19 on: properties, and each event after `on`, as in
 * `<contact-pad pad={pad} onpad-record-open={…} />`.
 */
export type ContactPadAttributes = DetailedHTMLProps<HTMLAttributes<ContactPad>, ContactPad> &
  Partial<Pick<ContactPad, 'pad' | 'locale' | 'label' | 'layout' | 'sounds' | 'confirm'>> & {
    readonly [Name in PadEventName as `on${Name}`]?: (event: HTMLElementEventMap[Name]) => void;
  };

declare module 'react' {
  // React looks for tags in this namespace, and nowhere else.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'contact-pad': ContactPadAttributes;
    }
  }
}
