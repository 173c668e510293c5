/** The pictures of a call beside its sound; what only they need is loaded with the first of them. */
import { PadError } from '../../core/index.js';
import type { Call } from './call.js';
import type { Session } from './session.js';
import type { Video } from './video.js';
import type { Voice } from './voice.js';

/** Opens the camera for a call with pictures; throws where the call ends meanwhile. */
export async function openCamera(call: Call): Promise<void> {
  if (call.medium !== 'video') return;
  const { openVideo } = await import('./video.js');
  call.video = await openVideo();
  if (call.phase !== 'gone') return;
  call.video.track?.stop();
  throw new PadError('GONE', 'the caller has hung up');
}

/** The agent turns the camera on or off. */
export async function turnCamera(session: Session, call: Call, to: 'on' | 'off'): Promise<void> {
  const { noPicture } = await import('./video.js');
  const { theirs, track } = call.video ?? {};
  track?.stop();
  if (to === 'on') await openCamera(call);
  else call.video = { camera: 'off' };
  if (call.video && theirs) call.video.theirs = theirs;
  const shown = call.video?.track ?? noPicture();
  for (const { line } of call.legs) await senderOf(line.connection)?.replaceTrack(shown);
  session.tell(call);
}

/** What the other side is sent. */
export function streamOf(voice: Voice, video: Video | undefined): MediaStream {
  return video?.track ? new MediaStream([...voice.stream.getTracks(), video.track]) : voice.stream;
}

/** A picture comes from the other side. */
export function showPicture(session: Session, call: Call, track: MediaStreamTrack): void {
  void import('./video.js').then(({ pictureOf }) => {
    if (!call.video) return;
    call.video.theirs = pictureOf(track);
    session.tell(call);
  });
}

function senderOf(connection: RTCPeerConnection | undefined): RTCRtpSender | undefined {
  return connection?.getTransceivers().find(({ receiver }) => receiver.track.kind === 'video')?.sender;
}
