import type { Tx } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { holdingRules, type HoldingRule } from '#app/registry/holding-rules.ts'
import { openPostItem } from './open-post-item.server.ts'

/** Puts a post that was held when it was written into the review queue, with its causes. */
export async function queueHeldPost(tx: Tx, { payload }: RecordedEvent<'post.held'>): Promise<void> {
  const { postId, causes, marks } = payload
  const rules = causes.split(' ') as HoldingRule[]
  await openPostItem(tx, {
    postId,
    reason: 'held',
    weight: Math.max(...rules.map((rule) => holdingRules[rule].weight)),
    evidence: { automatic: true, causes: rules, marks: JSON.parse(marks) as [number, number][] },
  })
}
