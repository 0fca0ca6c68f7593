import { setAvatar } from '#app/domain/accounts/profile/set-avatar.server.ts'
import { pauseFlagging } from '#app/domain/flags/pause-flagging.server.ts'
import { createBlock } from '#app/domain/holding/blocks/create-block.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { decideSpam } from '#app/domain/moderation/spam/decide-spam.server.ts'
import { saveTemplate } from '#app/domain/moderation/templates/save-template.server.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { aPostDecision, aSanction } from '#tests/factories/moderation.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aStory } from '#tests/factories/stories.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { privateWords } from './case-acts.ts'
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

const forMember = { reason: 'It mocks a customer' }

export const moderationActs: Acts = {
  'members/member.tsx removeAvatar': async (site) => {
    await setAvatar(site.app.as(site.ann), { file: await aPicture('png') })
    return { as: site.mo, params: { handle: 'ann' }, form: { reason: 'It shows a stranger' } }
  },
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
  'moderation/item.tsx skip': async (site) => ({
    as: site.mo,
    params: { id: await anItem(site) },
    form: { reason: 'I know the author' },
  }),
  'moderation/item.tsx undo': async (site) => {
    const itemId = await aPostItem(site)
    await decidePost(site.app.as(site.mo), { itemId, ...aPostDecision() })
    return { as: site.mo, params: { id: itemId }, form: forMember }
  },
  'moderation/item.tsx ask': async (site) => {
    const { decision_id: decisionId } = await aSanction(site.app, { of: site.bob, by: site.ada, kind: 'warning' })
    const appealId = await appealDecision(site.app.as(site.bob), {
      decisionId,
      ground: 'other',
      body: 'It was another member.',
    })
    const item = await openItemOf(site.app.as(site.mo), 'appeal', appealId)
    return { as: site.mo, params: { id: item?.id ?? '' }, form: { question: 'Which one?' } }
  },
  'moderation/decide-many.tsx decideMany': async (site) => ({
    as: site.mo,
    query: 'as=post.hide',
    form: { items: await aPostItem(site), note: 'An advert', rule: 'advertising', sanction: 'none' },
  }),
  'moderation/member.tsx sanction': (site) =>
    Promise.resolve({
      as: site.mo,
      params: { handle: 'bob' },
      form: { kind: 'warning', rule: 'respect', hours: '', law: '', ...forMember },
    }),
  'moderation/member.tsx lift': async (site) => {
    const { id } = await aSanction(site.app, { of: site.bob, by: site.ada, kind: 'warning' })
    return { as: site.mo, params: { handle: 'bob' }, form: { id, ...forMember } }
  },
  'moderation/member.tsx pauseFlags': (site) =>
    Promise.resolve({ as: site.mo, params: { handle: 'bob' }, form: { days: '30', ...forMember } }),
  'moderation/member.tsx resumeFlags': async (site) => {
    await pauseFlagging(site.app.as(site.ada), { handle: 'cora', days: 30, ...forMember })
    return { as: site.mo, params: { handle: 'cora' }, form: {} }
  },
  'moderation/member.tsx note': (site) =>
    Promise.resolve({ as: site.mo, params: { handle: 'bob' }, form: { body: privateWords } }),
  'moderation/templates.tsx save': (site) =>
    Promise.resolve({
      as: site.mo,
      form: { id: '', title: 'Advert', rule: 'advertising', en: 'An advert.', ko: '광고예요.' },
    }),
  'moderation/templates.tsx archive': async (site) => ({
    as: site.mo,
    form: {
      id: await saveTemplate(site.app.as(site.mo), null, { title: 'Old', rule: 'respect', en: 'Old.', ko: '예전 글.' }),
    },
  }),
  'moderation/preview-block.tsx create': (site) =>
    Promise.resolve({ as: site.mo, form: { kind: 'host', value: 'spam.example', days: '30', reason: 'Adverts' } }),
  'moderation/blocks.tsx end': async (site) => {
    const { id } = await createBlock(site.app.as(site.ada), {
      kind: 'word',
      value: 'casino',
      days: 0,
      reason: 'Adverts',
    })
    return { as: site.mo, form: { id } }
  },
  'moderation/decide-spam.tsx decide': (site) =>
    Promise.resolve({
      as: site.mo,
      form: { by: 'member', value: 'bob', sanction: 'ban', note: 'Adverts', days: '30', host: 'spam.example' },
    }),
  'moderation/spam.tsx undo': async (site) => {
    const id = await decideSpam(site.app.as(site.ada), {
      by: 'member',
      value: 'bob',
      sanction: 'ban',
      note: 'Adverts',
      days: 30,
      host: [],
      addresses: [],
      mailDomain: [],
    })
    await site.app.drainJobs()
    return { as: site.mo, form: { id, reason: 'It was no spam' } }
  },
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
  'moderation/story.tsx undo': onStory('submitted', { reason: 'Another one was meant' }, ({ app, cora }, storyId) =>
    transitionStory(app.as(cora), { storyId, act: 'decline', note: 'The figures need their period' }),
  ),
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

/** An answer of Bob's that a moderator sent to review. */
async function aPostItem({ app, ann, bob, ada }: Site): Promise<string> {
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  return sendToReview(app.as(ada), { postId: answer.id })
}

/** Ann's suggestion for an answer of Bob's, in the review queue. */
async function anItem({ app, ann, bob, mo }: Site): Promise<string> {
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  const input = { postId: answer.id, body: 'Turn on 2.4 GHz.', comment: 'Shorter', revision: 1 }
  const { id } = await suggestEdit(app.as(ann), input)
  return (await openItemOf(app.as(mo), 'suggested-edit', id))?.id ?? ''
}
