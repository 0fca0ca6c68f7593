import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { aStory } from '#tests/factories/stories.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import type { Act, Acts, Site } from './site.ts'

type Begun = 'submitted' | 'in_curation' | 'author_review' | 'published'

const onStory =
  (state: Begun, form: Act['form'] = { note: '' }, before?: (site: Site, storyId: string) => Promise<unknown>) =>
  async (site: Site): Promise<Act> => {
    const { id } = await aStory(site.app, { by: site.ann, state, curator: site.cora })
    await before?.(site, id)
    return { as: site.cora, params: { id }, form }
  }
const because = { note: 'The figures need their period' }

export const moderationActs: Acts = {
  'moderation/item.tsx claim': async (site) => ({ as: site.mo, params: { id: await anItem(site) }, form: {} }),
  'moderation/item.tsx release': async (site) => {
    const itemId = await anItem(site)
    await claimReviewItem(site.app.as(site.mo), { itemId })
    return { as: site.mo, params: { id: itemId }, form: {} }
  },
  'moderation/item.tsx decide': async (site) => ({
    as: site.mo,
    params: { id: await anItem(site) },
    form: { decision: 'reject', note: 'The menu has this name' },
  }),
  'moderation/story.tsx take': onStory('submitted'),
  'moderation/story.tsx requestChanges': onStory('in_curation', because),
  'moderation/story.tsx propose': onStory('in_curation'),
  'moderation/story.tsx recall': onStory('author_review'),
  'moderation/story.tsx publish': onStory('in_curation'),
  'moderation/story.tsx feature': onStory('published'),
  'moderation/story.tsx unfeature': onStory('published', undefined, ({ app, cora }, storyId) =>
    transitionStory(app.as(cora), { storyId, act: 'feature', note: '' }),
  ),
  'moderation/story.tsx decline': onStory('submitted', because),
  'moderation/story.tsx retire': onStory('published', because),
  'moderation/story.tsx reword': onStory('in_curation', { headline: 'Two fridges were eating at night' }),
  'moderation/story.tsx confirm': async (site) => {
    const { id } = await aStory(site.app, { by: site.ann, state: 'in_curation', curator: site.cora })
    const result = await site.app.app.platform.open.db
      .selectFrom('story_result')
      .select('id')
      .where('story_id', '=', id)
      .executeTakeFirstOrThrow()
    return { as: site.cora, params: { id }, form: { resultId: result.id, confirmed: 'yes' } }
  },
}

/** Ann's suggestion for an answer of Bob's, in the review queue. */
async function anItem({ app, ann, bob, mo }: Site): Promise<string> {
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  const input = { postId: answer.id, body: 'Turn on 2.4 GHz.', comment: 'Shorter', revision: 1 }
  const { id } = await suggestEdit(app.as(ann), input)
  return (await openItemOf(app.as(mo), 'suggested-edit', id))?.id ?? ''
}
