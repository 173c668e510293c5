/** The pictures of calls; loaded with the first call that has any. */
import type { CallVideo, Picture } from '../../core/index.js';

/** What a call shows, and is shown. */
export interface Video {
  camera: CallVideo['camera'];
  /** What the camera gives. */
  readonly track?: MediaStreamTrack;
  readonly own?: Picture;
  theirs?: Picture;
}

/** Opens the camera; a call is never refused for want of one. */
export async function openVideo(): Promise<Video> {
  try {
    const [track] = (await navigator.mediaDevices.getUserMedia({ video: true })).getVideoTracks();
    return track ? { camera: 'on', track, own: pictureOf(track) } : { camera: 'none' };
  } catch (thrown) {
    return { camera: (thrown as DOMException).name === 'NotAllowedError' ? 'refused' : 'none' };
  }
}

/** Blackness, for what came last would stand still at the other side. */
export function noPicture(): MediaStreamTrack | null {
  const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 9 });
  canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height);
  return canvas.captureStream(1).getVideoTracks()[0] ?? null;
}

/** The picture of a track. */
export function pictureOf(track: MediaStreamTrack): Picture {
  return Object.defineProperty({}, 'stream', { value: new MediaStream([track]) });
}
