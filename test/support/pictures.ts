/** Pictures for tests, drawn when they are needed. */
import sharp from 'sharp';

type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

/** A picture in one colour; a JPEG with where it was taken, and turned, if asked. */
export function drawPicture(
  format: Format,
  { width = 40, height = 20, located = false, turned = false } = {},
): Promise<Buffer> {
  const picture = sharp({ create: { width, height, channels: 3, background: '#c33' } });
  const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1' } };
  const located_ = located ? picture.withExif({ IFD0: { Make: 'a phone' }, ...gps }) : picture;
  return (turned ? located_.withMetadata({ orientation: 6 }) : located_)
    .toFormat(format)
    .toBuffer();
}
