import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { remotePictures } from '#app/core/markdown/remote-pictures.ts'
import { markdownBody } from '#app/domain/threads/import/imported-body.server.ts'
import { importedPostsAfter } from '#app/domain/threads/queries/posts.server.ts'

const group = 200

/**
 * Queues a job for each imported post with pictures on other sites, also those that could not be fetched before. Twice queues
 * nothing twice.
 * @param input.fetch false only counts
 * @returns how many pictures are links now
 * @throws forbidden
 */
export async function schedulePictures(ctx: Ctx, input: { fetch: boolean }): Promise<{ pictures: number }> {
  authorize(ctx.actor, 'member.administer')
  let pictures = 0
  for (let after = ''; ;) {
    const posts = await importedPostsAfter(ctx.read, after, group)
    const last = posts.at(-1)
    if (last === undefined) return { pictures }
    after = last.id
    const found = posts
      .map((post) => ({ id: post.id, count: countIn(markdownBody(post)) }))
      .filter(({ count }) => count > 0)
    pictures += found.reduce((sum, { count }) => sum + count, 0)
    if (!input.fetch || found.length === 0) continue
    await ctx.write(async (tx) => {
      for (const { id } of found) await tx.schedule('fetch-pictures', { postId: id }, { dedupe: id })
    })
  }
}

/** A text beyond the limits of Markdown kept its HTML, and its pictures stay links. */
function countIn(body: string): number {
  try {
    return remotePictures(body).length
  } catch (error) {
    if (isDomainError(error)) return 0
    throw error
  }
}
