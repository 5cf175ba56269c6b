/** What an uploaded file really is, and what of it may be kept. */
import { createGate } from '../gate.ts';
import { unsupported } from './errors.ts';
import type { UploadedFile } from './form-readers.ts';

/** Images are written anew at most this wide and high; enough to read a receipt (pixels). */
const longestSide = 2_560;

/** An image that claims more is not decoded (pixels): a phone's 50 megapixels pass, a bomb does not. */
const mostPixels = 60_000_000;

/** An image that would be longer than this is kept as JPEG (bytes). */
const longestImage = 4 * 1_024 * 1_024;

/** Decoding an image may take so long (seconds). */
const imageSeconds = 10;

/** Decoded images lie in memory whole: so many at once. */
const imageGate = createGate(2);

/** Types that are kept as they are, by what their bytes say. */
const kept = new Set([
  'application/pdf',
  'video/mp4',
  'video/quicktime',
  'video/3gpp',
  'video/webm',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/amr',
  'audio/ogg',
  'audio/wav',
]);

/** Image formats by what they are written anew as. */
const images: Record<string, 'jpeg' | 'png' | 'webp' | 'gif'> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'jpeg',
  'image/tiff': 'jpeg',
};

const longestName = 120;

/**
 * The file as it may be kept: an image written anew (which drops where it was taken, and whatever
 * else hid in it), turned upright; other types that are allowed as they are. The type is what the
 * bytes say. Throws a `DirectLineError` for everything else.
 */
export async function toKeepable(file: UploadedFile): Promise<UploadedFile> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = (await fileTypeFromBuffer(file.bytes))?.mime.split(';', 1)[0];
  const format = type && images[type];
  if (format) return toCleanImage(file, format);
  const name = toSafeName(file.name);
  if (type && kept.has(type)) return { ...file, name, contentType: type };
  if (!type && file.contentType === 'text/plain' && isText(file.bytes)) {
    return { ...file, name, contentType: 'text/plain; charset=utf-8' };
  }
  throw unsupported(`${name} is of a type that is not accepted`);
}

async function toCleanImage(
  { name, bytes }: UploadedFile,
  wanted: 'jpeg' | 'png' | 'webp' | 'gif',
): Promise<UploadedFile> {
  const safe = toSafeName(name);
  const { format, clean } = await imageGate(async () => {
    try {
      const written = await writeAnew(bytes, wanted);
      // A photo saved as PNG may grow many times over.
      if (wanted !== 'png' || written.length <= longestImage)
        return { format: wanted, clean: written };
      return { format: 'jpeg', clean: await writeAnew(bytes, 'jpeg') };
    } catch {
      throw unsupported(`${safe} cannot be read as an image`);
    }
  });
  const extension = format === 'jpeg' ? /\.jpe?g$/i : new RegExp(`\\.${format}$`, 'i');
  return {
    name: extension.test(safe) ? safe : `${safe.replace(/\.\w{1,5}$/, '')}.${format}`,
    contentType: `image/${format}`,
    bytes: clean,
  };
}

async function writeAnew(bytes: Buffer, format: 'jpeg' | 'png' | 'webp' | 'gif'): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, {
    animated: format === 'gif',
    limitInputPixels: mostPixels,
    sequentialRead: true,
  })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toFormat(format, format === 'jpeg' ? { quality: 85 } : {})
    .timeout({ seconds: imageSeconds })
    .toBuffer();
}

/** A name without folders, control characters or turned-round writing, and not too long. */
export function toSafeName(name: string): string {
  const bare = Buffer.from(name)
    .toString()
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029<>:"|?*]/gu, '')
    .trim()
    .replace(/^\.+/, '');
  const extension = /\.\w{1,8}$/.exec(bare)?.[0] ?? '';
  const stem = bare.slice(0, bare.length - extension.length);
  return `${[...stem].slice(0, longestName - extension.length).join('')}${extension}` || 'file';
}

/** Whether bytes are plain UTF-8 text. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\r\n]/u.test(text);
  } catch {
    return false;
  }
}
