import type { Tx } from '#app/core/write.server.ts'
import { consentUses, type ConsentUse } from './consent.ts'
import { endConsent, insertConsent } from './store/stories.server.ts'
import { publicStates, type Story } from './story.ts'

/**
 * Grants and revokes until exactly these uses are in force. The caller has made sure that the actor is the author.
 */
export async function setConsents(tx: Tx, story: Story, wanted: ReadonlySet<ConsentUse>): Promise<void> {
  let changed = false
  for (const use of consentUses) {
    changed = (wanted.has(use) ? await insertConsent(tx, story, use) : await endConsent(tx, story.id, use)) || changed
  }
  if (changed) await recordConsentChange(tx, story)
}

/**
 * Records `story.changed` for a published story, so that feeds, the search index and the company's own pages follow the
 * consent.
 */
export async function recordConsentChange(tx: Tx, story: Story): Promise<void> {
  if (publicStates.includes(story.state))
    await tx.record('story.changed', { storyId: story.id, authorId: story.author_id })
}
