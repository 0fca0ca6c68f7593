import type { Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { postDecisionShape } from '#app/domain/moderation/input.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import type { HoldingRule } from '#app/registry/holding-rules.ts'
import type { HonestText } from './honest-texts.ts'
import { openTrust } from './open-trust.ts'
import { aMember, type WaveSite } from './wave-site.ts'

/** An honest post, and the rules that held it; none: it was shown at once. */
export type HonestPost = { rules: readonly HoldingRule[]; body: string }

/**
 * Honest texts, written at their times by members whose trust rises as the job has it. What is held is kept by a moderator
 * at once. @returns in the order of their times
 */
export async function falseHolds(site: WaveSite, texts: readonly HonestText[]): Promise<HonestPost[]> {
  const people = new Map<string, Actor>()
  const threads = new Map<string, string>()
  const posts: HonestPost[] = []
  const keepTrust = openTrust(site, people)
  for (const text of texts) {
    site.now = text.at > site.now ? text.at : site.now
    await keepTrust()
    const by = people.get(text.by) ?? (await aMember(site.app, { handle: `honest${people.size}`, joinedAt: site.now }))
    people.set(text.by, by)
    const written = await writeHonest(site, by, text, threads).catch((error: unknown) => {
      // Longer or shorter than a form allows, or in a thread that was left out.
      if (isDomainError(error)) return null
      throw error
    })
    if (written === null) continue
    posts.push({ rules: written.state === 'held' ? await keepHeld(site, written.id) : [], body: text.body })
  }
  return posts
}

async function writeHonest(site: WaveSite, by: Actor, text: HonestText, threads: Map<string, string>) {
  const ctx = site.as(by)
  const { title, body } = text
  if (title !== null) {
    const { thread, post } = await createThread(ctx, {
      kind: 'discussion',
      category: site.category,
      title,
      body,
      tags: [],
      product: null,
      version: null,
    })
    threads.set(text.thread, thread.id)
    return post
  }
  const threadId = threads.get(text.thread)
  return threadId === undefined ? null : writePost(ctx, { threadId, parentId: null, body })
}

/** @returns the rules that held it */
async function keepHeld(site: WaveSite, postId: string): Promise<HoldingRule[]> {
  const item = await site.app.platform.open.reader
    .selectFrom('review_item')
    .select(['id', 'evidence'])
    .where('subject_id', '=', postId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  await decidePost(site.as(site.moderator), {
    itemId: item.id,
    ...postDecisionShape.parse({ decision: 'keep', note: '' }),
  })
  return (JSON.parse(item.evidence) as { causes: HoldingRule[] }).causes
}
