import type { Tx } from '#app/core/write.server.ts'
import { consentUses, type ConsentUse } from './consent.ts'
import { endConsent, insertConsent } from './store/stories.server.ts'
import { publicStates, type Story } from './story.ts'

/**
 * Gives and takes back until exactly these are in force. Only for the author of the story: the caller has made sure.
 */
export async function setConsents(tx: Tx, story: Story, wanted: ReadonlySet<ConsentUse>): Promise<void> {
  let changed = false
  for (const use of consentUses) {
    changed = (wanted.has(use) ? await insertConsent(tx, story, use) : await endConsent(tx, story.id, use)) || changed
  }
  if (changed) await recordConsentChange(tx, story)
}

/**
 * Where it is no more allowed, what everybody could read a moment ago must go: feeds, indexes and the company's own
 * pages.
 */
export async function recordConsentChange(tx: Tx, story: Story): Promise<void> {
  if (publicStates.includes(story.state))
    await tx.record('story.changed', { storyId: story.id, authorId: story.author_id })
}
