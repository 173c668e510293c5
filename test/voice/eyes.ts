/** The eyes of the voice tests. */
import type { CallVideo, Picture } from '../../src/core/index.js';

/** Whether something moves in a picture, by what two moments of it look like. */
async function looks(picture: Picture | undefined): Promise<'moving' | 'still' | 'nothing'> {
  if (!picture?.stream) return 'nothing';
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = picture.stream as MediaStream;
  await Promise.race([video.play(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  const canvas = new OffscreenCanvas(64, 48).getContext('2d', { willReadFrequently: true })!;
  const frames = new Set<string>();
  for (let tries = 0; tries < 10; tries += 1) {
    canvas.drawImage(video, 0, 0, 64, 48);
    frames.add(canvas.getImageData(0, 0, 64, 48).data.join());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  video.srcObject = null;
  return frames.size > 2 ? 'moving' : 'still';
}

/** What is to be seen of a call. */
export async function seen(video: CallVideo | undefined): Promise<{
  readonly camera: CallVideo['camera'] | undefined;
  readonly theirs: string;
  readonly own: string;
}> {
  const [theirs, own] = await Promise.all([looks(video?.theirs), looks(video?.own)]);
  return { camera: video?.camera, theirs, own };
}
