import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { limitClassOf } from '#app/core/limit-class.ts'
import { beginningOf } from '#app/core/shorten.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import type { Upload } from '#app/domain/uploads/queries/uploads.server.ts'
import { pictureRefused } from '#app/domain/uploads/shrink-picture.server.ts'
import { uploadBytesPerDay } from '#app/registry/limits.ts'
import { consumeLimit } from './consume-limit.server.ts'
import { maxPictureBytes, type Multipart } from './read-multipart.server.ts'

/**
 * The picture of a form, taken in.
 * @throws unauthenticated; invalid on the field `picture` with the reason; rate_limited
 */
export async function storePicture(ctx: Ctx, { file, refused }: Omit<Multipart, 'form'>): Promise<Upload> {
  // First of all: why a file is refused is no business of those who may not send one.
  signedIn(ctx.actor)
  if (refused !== null)
    throw pictureRefused(
      `composer.upload.${refused}`,
      refused === 'tooLarge' ? { megabytes: maxPictureBytes / 1024 / 1024 } : {},
    )
  if (file === null) throw pictureRefused('composer.upload.none')
  await consumeLimit(ctx, 'upload')
  return addUpload(ctx, { bytes: file, bytesPerDay: uploadBytesPerDay[limitClassOf(ctx.actor)] })
}

/** The line of Markdown that shows a picture; what would end the description early is left out of it. */
export function pictureMarkdown({ id }: Pick<Upload, 'id'>, alt: string): string {
  return `![${beginningOf(alt.replace(/[[\]\\\s]+/g, ' ').trim(), 300)}](/u/${id})`
}
