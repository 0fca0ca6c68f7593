import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { tagNamed } from '#app/domain/catalogue/queries/choices.server.ts'
import { tagNames } from '#app/domain/catalogue/tag-name.ts'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { importedMemberHandle, importedPostId } from './stackexchange/queries/former-addresses.server.ts'

/** What an address of the former site names. `number`: as in the address. */
export type FormerAddress = { kind: 'post' | 'member'; number: string } | { kind: 'tag'; name: string }

/**
 * Where an address of the site that was imported leads here: to the thread, the post, the tag or the member that came from
 * there. A path of this site.
 * @throws not_found for what did not come from there, or what this reader may not see
 */
export async function findFormerAddress(ctx: Ctx, address: FormerAddress): Promise<string> {
  if (address.kind === 'tag') {
    const [name] = tagNames([address.name])
    const tag = name === undefined ? null : await tagNamed(ctx, name)
    if (tag !== null) return `/tags/${encodeURIComponent(tag.name)}`
  } else if (/^\d{1,15}$/.test(address.number)) {
    const number = Number(address.number)
    if (address.kind === 'post') {
      const postId = await importedPostId(ctx.read, number)
      if (postId !== null) return addressOfPost(ctx, postId)
    } else {
      const handle = await importedMemberHandle(ctx.read, number)
      if (handle !== null) return `/members/${encodeURIComponent(handle)}`
    }
  }
  throw new DomainError('not_found', 'errors.notFound')
}
