import { drawPicture } from './shrink-picture.server.ts'

/**
 * Squares cut out of the middle of a picture, as WebP without metadata, one for each side in pixels; a picture smaller
 * than that is enlarged. @throws invalid on the field `picture`, as `shrinkPicture` does
 */
export function squarePictures(bytes: Uint8Array, sides: readonly number[]): Promise<Buffer[]> {
  return drawPicture(bytes, (upright) =>
    Promise.all(
      sides.map((side) =>
        upright.clone().resize({ width: side, height: side, fit: 'cover' }).webp({ quality: 82, effort: 4 }).toBuffer(),
      ),
    ),
  )
}
