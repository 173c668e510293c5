import { createComponent, type ReactWebComponent } from '@lit/react';
import React, { type ComponentProps } from 'react';
import { ContactPad as Element } from '../elements/contact-pad.js';
import { handlers, type PadEventHandlers } from './handlers.js';

/**
 * `<contact-pad>` as a component of React: its properties are properties of the element, its events are `onPad…`, and a
 * `ref` is the element.
 *
 * ```jsx
 * <ContactPad pad={pad} locale="sv" onPadRecordOpen={(event) => show(event.detail.record)} />
 * ```
 *
 * The pad is made outside of what renders, or by `useState(() => new Pad(…))`, and connected by an effect.
 */
export const ContactPad: ReactWebComponent<Element, PadEventHandlers> = createComponent({
  react: React,
  tagName: 'contact-pad',
  elementClass: Element,
  events: handlers,
});

/** The properties of the component. */
export type ContactPadProps = ComponentProps<typeof ContactPad>;
