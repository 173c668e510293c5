import type { Audio as AudioState, AudioDevice, SetAudio } from '../../core/index.js';
import { takenAway } from './devices.js';
import type { Voice } from './voice.js';

/** What of the sound an agent may choose. */
type Choice = Pick<SetAudio, 'microphone' | 'speaker' | 'microphoneVolume' | 'speakerVolume'>;

/**
 * The sound of all calls: one microphone, opened while somebody is talked to, one graph of Web Audio that everything
 * runs through, and the devices that the agent chose.
 */
export class Sound {
  readonly context: AudioContext = new AudioContext();
  /** What the agent says, at the chosen volume. */
  readonly spoken: GainNode = this.context.createGain();
  readonly #changed: () => void;
  readonly #voices = new Set<Voice>();
  #choice: Choice = {};
  #devices: readonly MediaDeviceInfo[] = [];
  /** The name of a device in use that was taken away. */
  #unplugged: string | undefined;
  /** The browser gave no microphone when it was asked last. */
  #refused = false;
  /** Not known before the browser was asked. */
  #state: AudioState['state'] | undefined;
  #microphone: { readonly stream: MediaStream; readonly node: AudioNode } | undefined;
  /** Rises when another microphone is wanted, or none. */
  #wanted = 0;

  /** `changed` is told whenever `state` is another. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.context.addEventListener('statechange', this.#look);
    // Absent where the page is not a secure context.
    (navigator.mediaDevices as MediaDevices | undefined)?.addEventListener('devicechange', this.#look);
    this.#look();
  }

  /** As the pad shows it, once it is known. */
  get state(): AudioState | undefined {
    if (!this.#state) return undefined;
    const { microphone, speaker, microphoneVolume = 1, speakerVolume = 1 } = this.#choice;
    const of = (kind: MediaDeviceKind): readonly AudioDevice[] =>
      this.#devices
        .filter((one) => one.kind === kind && one.deviceId !== '')
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    return {
      state: this.#state,
      microphones: of('audioinput'),
      speakers: of('audiooutput'),
      ...(microphone === undefined ? {} : { microphone }),
      ...(speaker === undefined ? {} : { speaker }),
      microphoneVolume,
      speakerVolume,
      ...(this.#unplugged === undefined ? {} : { unplugged: this.#unplugged }),
    };
  }

  /** One more call has a voice. */
  add(voice: Voice): void {
    this.#voices.add(voice);
    this.#apply(voice);
    // Refused when the page goes before anything was pressed.
    this.context.resume().catch(() => undefined);
    if (this.#voices.size === 1) void this.#openMicrophone();
  }

  /** It has none any more. */
  remove(voice: Voice): void {
    this.#voices.delete(voice);
    if (this.#voices.size === 0) this.#closeMicrophone();
  }

  /** Takes over what the agent chose. */
  choose(choice: Choice): void {
    const before = this.#choice.microphone;
    this.#choice = { ...this.#choice, ...choice };
    if (choice.microphone !== undefined || choice.speaker !== undefined) this.#unplugged = undefined;
    this.spoken.gain.value = this.#choice.microphoneVolume ?? 1;
    for (const voice of this.#voices) this.#apply(voice);
    if (this.#microphone && before !== this.#choice.microphone) void this.#openMicrophone();
    this.#changed();
  }

  /** Asks for what the browser gives only when somebody has pressed something: sound, and the microphone. */
  async enable(): Promise<void> {
    await this.context.resume();
    await this.#openMicrophone();
    if (this.#voices.size === 0) this.#closeMicrophone();
    await this.#refresh();
  }

  /** Silence for good. */
  close(): void {
    this.#closeMicrophone();
    this.context.removeEventListener('statechange', this.#look);
    (navigator.mediaDevices as MediaDevices | undefined)?.removeEventListener('devicechange', this.#look);
    this.context.close().catch(() => undefined);
  }

  #apply(voice: Voice): void {
    const { speaker, speakerVolume } = this.#choice;
    voice.playOn(speaker ?? '', speakerVolume ?? 1);
  }

  async #openMicrophone(): Promise<void> {
    this.#closeMicrophone();
    const wanted = (this.#wanted += 1);
    const { microphone } = this.#choice;
    // A microphone that was unplugged is replaced by whichever is there.
    const audio = microphone === undefined ? true : { deviceId: microphone };
    const stream = await navigator.mediaDevices.getUserMedia({ audio }).catch(() => undefined);
    if (wanted !== this.#wanted) stopAll(stream);
    else if (stream) {
      const node = this.context.createMediaStreamSource(stream);
      node.connect(this.spoken);
      this.#microphone = { stream, node };
      for (const track of stream.getTracks())
        track.onended = () => {
          void this.#openMicrophone();
        };
    }
    this.#refused = !stream;
    await this.#refresh();
  }

  #closeMicrophone(): void {
    this.#wanted += 1;
    this.#microphone?.node.disconnect();
    stopAll(this.#microphone?.stream);
    this.#microphone = undefined;
  }

  readonly #look = (): void => {
    void this.#refresh();
  };

  async #refresh(): Promise<void> {
    const before = JSON.stringify(this.state);
    const asked = await microphonePermission();
    this.#see((await (navigator.mediaDevices as MediaDevices | undefined)?.enumerateDevices()) ?? []);
    const hasMicrophone = this.#devices.some(({ kind }) => kind === 'audioinput');
    if (this.#refused || asked === 'denied' || !hasMicrophone) this.#state = 'no-microphone';
    else this.#state = this.context.state === 'suspended' || asked === 'prompt' ? 'locked' : 'ready';
    if (JSON.stringify(this.state) !== before) this.#changed();
  }

  /** These devices are there now. */
  #see(devices: readonly MediaDeviceInfo[]): void {
    const isBack = devices.some(({ label }) => label === this.#unplugged);
    this.#unplugged =
      takenAway(this.#devices, devices, this.#choice) ?? (isBack ? undefined : this.#unplugged);
    this.#devices = devices;
  }
}

function stopAll(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) {
    track.onended = null;
    track.stop();
  }
}

/** Whether the page may listen; not every browser tells. */
function microphonePermission(): Promise<PermissionState | undefined> {
  const answer = navigator.permissions.query({ name: 'microphone' });
  return answer.then(
    ({ state }) => state,
    () => undefined,
  );
}
