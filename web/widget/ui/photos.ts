/** Photos before they are sent: checked, and made small enough for a bad network. */

const longestEdge = 2_048;
const quality = 0.85;
const largestBytes = 10_485_760;
/** Smaller ones go as they are. */
const smallEnoughBytes = 1_200_000;
const accepted = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** How many photos go with one message. */
export const mostPhotos = 4;

export type PhotoTrouble = 'not_photo' | 'too_large';

/** The file to send, or why not. Large photos are drawn anew as JPEG, which also drops their place. */
export async function preparePhoto(file: File): Promise<File | PhotoTrouble> {
  if (!file.type.startsWith('image/') || file.type === 'image/svg+xml') return 'not_photo';
  if (accepted.includes(file.type) && file.size <= smallEnoughBytes) return file;
  const small = await shrink(file);
  if (small) return small;
  if (!accepted.includes(file.type)) return 'not_photo';
  return file.size > largestBytes ? 'too_large' : file;
}

async function shrink(file: File): Promise<File | undefined> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', quality),
    );
    if (!blob || blob.size > largestBytes) return undefined;
    return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' });
  } catch {
    // Not a picture this browser can read.
    return undefined;
  }
}
