import { ringback } from './ringback.js';
import type { Sound } from './sound.js';

/** The sound of one call: what the other side hears, and what the agent hears of it. A track of its own for each call. */
export interface Voice {
  /** What the other side is sent. */
  readonly stream: MediaStream;
  /** Whether the other side hears the agent. */
  speak(on: boolean): void;
  /** Lets the agent hear that it rings, until the other side is heard. */
  ring(): void;
  /** Plays what comes from the other side. */
  hear(stream: MediaStream): void;
  /** Whether the agent hears the other side. */
  listen(on: boolean): void;
  playOn(speaker: string, volume: number): void;
  /** From now on both other sides hear each other too: three talk, with nothing renegotiated. */
  join(other: Voice): void;
  /** Where the other side can be heard in the graph. */
  readonly heard: AudioNode;
  /** Where the agent can be heard in the graph, as far as this call hears them. */
  readonly spoken: AudioNode;
  /** Where more can be put in for the other side. */
  readonly sent: AudioNode;
  close(): void;
}

/** The voice of one more call, in the graph of `sound`; the microphone is open while there is one. */
export function newVoice(sound: Sound): Voice {
  const { context, spoken: source } = sound;
  const sent = context.createMediaStreamDestination();
  const spoken = context.createGain();
  const heard = context.createGain();
  // Web Audio gets nothing out of a remote stream that no media element plays.
  const player = new Audio();
  let remote: AudioNode | undefined;
  let stopRinging = (): void => undefined;
  source.connect(spoken).connect(sent);

  function play(stream: MediaStream): void {
    player.srcObject = stream;
    // Refused before the agent has pressed something: the link says that the sound is locked.
    player.play().catch(() => undefined);
  }

  const voice: Voice = {
    stream: sent.stream,
    heard,
    spoken,
    sent,
    speak(on) {
      spoken.gain.value = on ? 1 : 0;
    },
    ring() {
      if (remote) return;
      stopRinging();
      const { stream, stop } = ringback(context);
      stopRinging = stop;
      play(stream);
    },
    hear(stream) {
      stopRinging();
      remote?.disconnect();
      remote = context.createMediaStreamSource(stream);
      remote.connect(heard);
      play(stream);
    },
    listen(on) {
      player.muted = !on;
    },
    playOn(speaker, volume) {
      player.volume = volume;
      // Not every browser lets a page choose; a speaker that was unplugged leaves the system's own.
      if ('setSinkId' in player) player.setSinkId(speaker).catch(() => undefined);
    },
    join(other) {
      heard.connect(other.sent);
      other.heard.connect(sent);
    },
    close() {
      stopRinging();
      source.disconnect(spoken);
      for (const node of [spoken, heard, remote]) node?.disconnect();
      player.srcObject = null;
      sound.remove(voice);
    },
  };
  sound.add(voice);
  return voice;
}
