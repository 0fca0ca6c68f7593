import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { importedPostsAfter } from '#app/domain/threads/queries/posts.server.ts'
import { updatePost } from '#app/domain/threads/store/posts.server.ts'
import { converted } from './imported-body.server.ts'

const group = 100

/**
 * Turns the bodies of posts that were imported as HTML into Markdown; what readers see stays the same. Texts that were
 * edited here are left alone. Each group of posts commits by itself, and a converted post is not converted again, so it can
 * be interrupted and repeated.
 * @returns how many posts were looked at and how many converted
 * @throws forbidden
 */
export async function convertHtmlBodies(ctx: Ctx): Promise<{ posts: number; converted: number }> {
  authorize(ctx.actor, 'member.administer')
  const done = { posts: 0, converted: 0 }
  for (let after = ''; ;) {
    const posts = await importedPostsAfter(ctx.read, after, group)
    const last = posts.at(-1)
    if (last === undefined) return done
    after = last.id
    const texts = posts.flatMap((post) => {
      const next = converted(post)
      return next === null ? [] : [{ post, next }]
    })
    if (texts.length > 0)
      await ctx.write(async (tx) => {
        for (const { post, next } of texts)
          await updatePost(tx, post.id, { body: next.body, html: next.text.html, excerpt: next.text.excerpt })
      })
    done.posts += posts.length
    done.converted += texts.length
  }
}
