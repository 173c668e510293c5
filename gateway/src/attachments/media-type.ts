/** What may be shown where, and under which name. Both came from outside. */

/** Types that a browser shows without running anything in them. SVG and HTML are documents with scripts: never. */
const SHOWN =
  /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp)|audio\/(?:mpeg|mp3|mp4|aac|x-m4a|ogg|opus|wav|wave|x-wav|webm|flac|x-flac))$/;

/** What a file is served as when it is only offered for download. */
export const DOWNLOAD_TYPE = 'application/octet-stream';

const MAX_NAME = 255;

/** The media type without its parameters, in lower case; what is not one becomes the type for downloads. */
export function cleanMediaType(text: string | undefined): string {
  const essence = (text ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/.test(essence)
    ? essence
    : DOWNLOAD_TYPE;
}

/** Whether a browser may show the file; everything else is downloaded. */
export function isShown(mediaType: string): boolean {
  return SHOWN.test(mediaType);
}

/** The last part of a path, without characters that are invisible or turn the text around; never empty. */
export function cleanFileName(text: string | undefined): string {
  const last = (text ?? '').split(/[/\\]/).at(-1) ?? '';
  const visible = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim();
  // Not through the middle of a character.
  const name = visible.slice(0, MAX_NAME).replace(/\p{Cs}$/u, '');
  return /^\.*$/.test(name) ? 'attachment' : name;
}
