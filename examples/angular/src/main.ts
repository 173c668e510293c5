import { Component, CUSTOM_ELEMENTS_SCHEMA, signal, type OnDestroy, type OnInit } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { PadCallLogEvent, PadRecordOpenEvent } from 'contact-pad';
import 'contact-pad';
import type { RecordLink } from 'contact-pad/core';
import { begin, letSomethingComeIn, pad } from './desk';

@Component({
  selector: 'app-desk',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  host: { class: 'desk' },
  template: `
    <main>
      <h1>{{ record()?.label ?? 'No record' }}</h1>
      <button (click)="letSomethingComeIn()">Let something come in</button>
      <label>
        Language
        <select #language (change)="locale.set(language.value)">
          <option>en</option>
          <option>sv</option>
        </select>
      </label>
      <h2>Activities</h2>
      <ul>
        @for (activity of activities(); track activity.id) {
          <li>{{ activity.text }}</li>
        }
      </ul>
    </main>
    <contact-pad
      [pad]="pad"
      [locale]="locale()"
      (pad-record-open)="show($event)"
      (pad-call-log)="write($event)"
    ></contact-pad>
  `,
})
export class Desk implements OnInit, OnDestroy {
  readonly pad = pad;
  readonly letSomethingComeIn = letSomethingComeIn;
  readonly locale = signal('en');
  readonly record = signal<RecordLink | undefined>(undefined);
  readonly activities = signal<readonly { readonly id: string; readonly text: string }[]>([]);

  ngOnInit(): void {
    void begin();
  }

  ngOnDestroy(): void {
    void pad.disconnect();
  }

  show(event: Event): void {
    event.preventDefault();
    this.record.set((event as PadRecordOpenEvent).detail.record);
  }

  write(event: Event): void {
    const { detail, accept } = event as PadCallLogEvent;
    const { id, subject, outcome } = detail;
    this.activities.update((all) => [
      ...all.filter((one) => one.id !== id),
      { id, text: `${subject}: ${outcome}` },
    ]);
    accept();
  }
}

await bootstrapApplication(Desk);
