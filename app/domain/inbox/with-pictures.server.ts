import type { Ctx } from '#app/core/context.server.ts'
import { limitClassOf } from '#app/core/limit-class.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { uploadBytesPerDay } from '#app/registry/limits.ts'

/**
 * The text with the pictures of the message below it, stored like those of a page. A picture that came before is not
 * stored again.
 * @throws what `addUpload` throws
 */
export async function withPictures(
  ctx: Ctx,
  { text, pictures }: { text: string; pictures: readonly Buffer[] },
): Promise<string> {
  const links: string[] = []
  for (const bytes of pictures) {
    const { id } = await addUpload(ctx, {
      bytes,
      bytesPerDay: uploadBytesPerDay[limitClassOf(ctx.actor)],
    })
    links.push(`![](/u/${id})`)
  }
  return [text, ...links].filter((part) => part !== '').join('\n\n')
}
