// On both databases: sums of the ledger, locks.
import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { appealCorrection } from '#app/domain/fraud/appeal-correction.server.ts'
import { detectFraud } from '#app/domain/fraud/detect-fraud.server.ts'
import { undoFindingDecision } from '#app/domain/fraud/undo-finding-decision.server.ts'
import { askToJoin } from '#app/domain/joining/requests/ask-to-join.server.ts'
import { undoRequestDecision } from '#app/domain/joining/requests/undo-request-decision.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { undoSecondLook } from '#app/domain/moderation/second-looks/undo-second-look.server.ts'
import { undoStory } from '#app/domain/moderation/stories/undo-story.server.ts'
import { approveRedemption } from '#app/domain/perks/redemptions/approve-redemption.server.ts'
import { transitionRedemption } from '#app/domain/perks/redemptions/transition-redemption.server.ts'
import { undoRedemptionDecision } from '#app/domain/perks/redemptions/undo-redemption-decision.server.ts'
import { reviewItem, reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import { storyShape } from '#app/domain/stories/input.ts'
import { publishStory } from '#app/domain/stories/publish-story.server.ts'
import { saveStory } from '#app/domain/stories/save-story.server.ts'
import type { StoryRowAct } from '#app/domain/stories/story-transitions.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { reportOutcome } from '#app/domain/threads/answers/report-outcome.server.ts'
import { undoRecheck } from '#app/domain/threads/answers/undo-recheck.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { undoSuggestionDecision } from '#app/domain/threads/edits/undo-suggestion-decision.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { decisionsOf, reviewKind, reviewKindNames, type ReviewKind } from '#app/registry/review-kinds.ts'
import { reviewPanels, undoDecision } from '#app/views/review-panels.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { aPerk, givePoints, problems, redeem } from '#tests/factories/perks.ts'
import { aStory, aStoryText, storyNow } from '#tests/factories/stories.ts'
import { anAnswer, aProduct, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  await app.set('moderation.secondLookPercent', 100)
  await app.set('threads.outdatedVoices', 1)
  await app.set('holding.firstPosts', 0)
  const { ann, bob, sam, mo, ada } = await people(app, 'ann', 'bob', 'sam', 'mo', 'ada')
  const cora = await aMember(app, 'cora', { roles: ['curator'] })
  return { app, ann, bob, sam, mo, ada, cora }
}
type Site = Awaited<ReturnType<typeof site>>

/** One kind: `by` decides and undoes. `act`: how it is decided where that is not on the page of the item. */
type Kind = {
  undo: UndoDecision
  by: (here: Site) => Actor
  open(here: Site): Promise<unknown>
  act?(here: Site, decision: string): Promise<unknown>
}

const suggested = async ({ app, ann, bob }: Site) => {
  const tess = await aMember(app, 'tess', { trustLevel: 1 })
  const asked = await aThread(app, { by: ann, title: 'The meter reads zero', body: 'It shows nothing.' })
  await suggestEdit(app.as(tess), {
    postId: asked.post.id,
    title: 'The meter reads zero at night',
    body: 'It shows nothing at night.',
    comment: 'Clearer',
    revision: 1,
  })
  return { asked, tess, bob }
}

const redeemed = async ({ app, ann, sam }: Site) => {
  await givePoints(app, ann, 1_500)
  const { id } = await redeem(app, ann, await aPerk(app, { cost: 1_001, stock: 3 }))
  await approveRedemption(app.as(sam), { id, note: 'Fine' })
  return id
}

const kinds: Partial<Record<ReviewKind, Kind>> = {
  'suggested-edit': { undo: undoSuggestionDecision, by: ({ mo }) => mo, open: suggested },
  'outdated-answer': {
    undo: undoRecheck,
    by: ({ mo }) => mo,
    async open({ app, ann, bob, sam }) {
      const product = await aProduct(app, 'meter', ['4.2', '4.1'])
      const answer = await anAnswer(app, { to: await aThread(app, { by: ann, product, version: '4.1' }), by: bob })
      await acceptAnswer(app.as(ann), { postId: answer.id })
      await reportOutcome(app.as(sam), { postId: answer.id, worked: false, version: '4.2' })
    },
  },
  registration: {
    undo: undoRequestDecision,
    by: ({ mo }) => mo,
    async open({ app }) {
      await app.set('accounts.registration', 'approval')
      await askToJoin(app.visitor(), { name: 'Dami', email: 'dami@nalgae.test', about: 'Three meters.' })
    },
  },
  redemption: { undo: undoRedemptionDecision, by: ({ ada }) => ada, open: redeemed },
  'gaming-finding': {
    undo: undoFindingDecision,
    by: ({ mo }) => mo,
    async open({ app, ann, bob }) {
      await app.set('threads.votesPerDay', 1_000)
      const alt = await aMember(app, 'alt', { trustLevel: 1 })
      for (let n = 0; n < 5; n++) {
        const answer = await anAnswer(app, {
          to: await aThread(app, { by: ann, title: `Question number ${n}` }),
          by: bob,
        })
        await castVote(app.as(alt), { postId: answer.id, value: 1 })
        app.clock.advance({ minutes: 1 })
      }
      await detectFraud(app.app.context())
    },
  },
  story: {
    undo: undoStory,
    by: ({ cora }) => cora,
    open: ({ app, ann, cora }) => aStory(app, { by: ann, state: 'in_curation', curator: cora }),
    async act({ app, cora }, decision) {
      const [item] = await items(app, cora, 'story', 'open')
      const given = { storyId: item?.subject_id ?? '', note: 'Because of the quote.' }
      if (decision === 'publish') return publishStory(app.as(cora), given)
      return transitionStory(app.as(cora), { ...given, act: decision as StoryRowAct })
    },
  },
  'second-look': {
    undo: undoSecondLook,
    by: ({ ada }) => ada,
    async open({ app, ann, bob, mo }) {
      const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
      const itemId = await sendToReview(app.as(mo), { postId: answer.id })
      await decidePost(app.as(mo), { itemId, ...aPostDecision() })
    },
  },
}

async function items(app: TestApp, by: Actor, kind: ReviewKind, view: 'open' | 'decided') {
  return (await reviewQueue(app.as(by), { kind, view }, { limit: 10, cursor: null })).items
}

/** Columns that say when or how often something was done, and the text's number, which only grows. */
const passing = [
  'edited_at',
  'updated_at',
  'moved_at',
  'deadline_at',
  'activity_at',
  'revision',
  'base_revision',
].concat([
  'removed_at',
  'reward_points',
  'removed_by',
  'removed_reason',
  'reservation_id',
  'version',
  'claimed_by',
  'claimed_until',
])

const tables = ['post', 'thread', 'member', 'edit_suggestion', 'story', 'redemption', 'redemption_approval'] as const
const more = [
  'perk',
  'registration_request',
  'gaming_finding',
  'gaming_act',
  'vote',
  'second_look',
  'sanction',
] as const

/** Everything that a decision may touch; of notifications those that are there. */
async function everything({ app }: TestApp) {
  const { reader } = app.platform.open
  const found: Record<string, unknown[]> = {}
  for (const table of [...tables, ...more, 'review_item'] as const) {
    const rows = (await reader.selectFrom(table).selectAll().execute()) as object[]
    found[table] = rows
      .map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !passing.includes(key))))
      .map((row) => JSON.stringify(row))
      .sort()
  }
  found['balances'] = await reader
    .selectFrom('ledger_account')
    .select(['id', 'balance'])
    .where('balance', '!=', 0)
    .orderBy('id')
    .execute()
  // A redemption tells each of its steps; what was told of votes that were taken back is not told again.
  const told = await reader.selectFrom('notification').select('kind').orderBy('id').execute()
  found['notifications'] = told.map(({ kind }) => kind).filter((kind) => !/^(redemption|votedUp|badge)/.test(kind))
  return found
}

async function decide(here: Site, kind: ReviewKind, decision: string): Promise<string> {
  const { by, act } = kinds[kind] as Kind
  const [item] = await items(here.app, by(here), kind, 'open')
  if (item === undefined) throw new Error(`Nothing of the kind ${kind} waits`)
  if (act !== undefined) await act(here, decision)
  else await reviewPanels[kind].decide(here.app.as(by(here)), item, { decision, note: 'Because of this.', fields: {} })
  await here.app.drainJobs()
  return item.id
}

test('every kind can be undone for a stated time, or says what is instead', () => {
  for (const kind of reviewKindNames)
    expect([kind, reviewPanels[kind].undo !== undefined]).toEqual([kind, reviewKind(kind).undoDays !== undefined])
  expect(reviewKindNames.filter((kind) => reviewKind(kind).undoDays === undefined)).toEqual([
    'adjustment',
    'held-acts',
    'gaming-appeal',
    'appeal',
    'rights-request',
    'illegal-content',
  ])
})

const cells = (Object.keys(kinds) as ReviewKind[]).flatMap((kind) =>
  Object.keys(decisionsOf(kind)).map((decision) => [kind, decision] as const),
)

describe.each(cells)('%s, %s', (kind, decision) => {
  test('is undone with all that it did, and can be decided again', async () => {
    const here = await site()
    const { app } = here
    const { by, open } = kinds[kind] as Kind
    await open(here)
    await app.drainJobs()
    app.clock.advance({ minutes: 1 })
    const before = await everything(app)
    const itemId = await decide(here, kind, decision)
    const after = await everything(app)
    expect(after).not.toEqual(before)
    app.clock.advance({ minutes: 1 })
    await undoDecision(app.as(by(here)), { itemId, reason: 'Another one was meant.' })
    await app.drainJobs()
    expect(await everything(app)).toEqual(before)
    expect(await reviewItem(app.as(by(here)), itemId)).toMatchObject({ state: 'open', decision: null })
    await expect(undoDecision(app.as(by(here)), { itemId, reason: 'Twice' })).toFailWith('not_now')

    app.clock.advance({ minutes: 1 })
    expect(await decide(here, kind, decision)).toBe(itemId)
    const again = await everything(app)
    for (const key of ['balances', 'post', 'thread', 'redemption'] as const)
      expect([key, timeless(again[key])]).toEqual([key, timeless(after[key])])
    expect(await problems(app)).toEqual([])
    // The points of the redemption are a gift that no event explains.
    if (kind !== 'redemption') expect((await replayLedger(app.app.context())).differences).toEqual([])
    const { reader } = app.app.platform.open
    const audited = await reader.selectFrom('audit_event').select('id').where('action', '=', 'review.undo').execute()
    expect(audited).toHaveLength(1)
    app.clock.advance({ days: (reviewKind(kind).undoDays ?? 0) + 1 })
    await expect(undoDecision(app.as(by(here)), { itemId, reason: 'Late' })).toFailWith('not_now')
  })
})

/** Without moments: the second decision is a few minutes younger. */
function timeless(rows: unknown): unknown {
  return JSON.parse(JSON.stringify(rows).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')) as unknown
}

describe('is refused, and says why,', () => {
  test('for an accepted edit once its post was edited again, and for one whose author suggested something else', async () => {
    const here = await site()
    const { app, ann, mo } = here
    const { asked, tess } = await suggested(here)
    const itemId = await decide(here, 'suggested-edit', 'accept')
    await editPost(app.as(ann), { postId: asked.post.id, body: 'It shows a nought.', revision: 2 })
    await expect(undoDecision(app.as(mo), { itemId, reason: 'No' })).toFailWith('not_now', 'review.errors.undoEdited')

    const other = await aThread(app, { by: ann, title: 'Another question', body: 'Why is that?' })
    const suggest = (body: string) =>
      suggestEdit(app.as(tess), { postId: other.post.id, title: 'Another question', body, comment: '', revision: 1 })
    await suggest('Why is that so?')
    const second = await decide(here, 'suggested-edit', 'reject')
    await suggest('Why, oh why?')
    await expect(undoDecision(app.as(mo), { itemId: second, reason: 'No' })).toFailWith(
      'not_now',
      'review.errors.undoNewer',
    )
  })

  test('for a registration once the applicant has joined', async () => {
    const here = await site()
    const { app, mo } = here
    await kinds.registration?.open(here)
    const itemId = await decide(here, 'registration', 'approve')
    const { id } = await app.app.platform.open.db.selectFrom('invitation').select('id').executeTakeFirstOrThrow()
    await app.app.platform.open.db.updateTable('invitation').set({ uses: 1 }).where('id', '=', id).execute()
    await expect(undoDecision(app.as(mo), { itemId, reason: 'No' })).toFailWith('not_now', 'review.errors.undoJoined')
  })

  test('for a perk that was delivered, and for a denial when the points are spent', async () => {
    const here = await site()
    const { app, ann, sam, ada } = here
    const id = await redeemed(here)
    const itemId = await decide(here, 'redemption', 'approve')
    await transitionRedemption(app.as(sam), { id, act: 'fulfil', note: 'Sent.' })
    await expect(undoDecision(app.as(ada), { itemId, reason: 'No' })).toFailWith(
      'not_now',
      'review.errors.undoDelivered',
    )

    await givePoints(app, ann, 1_001)
    await redeem(app, ann, await aPerk(app, { cost: 1_001 }))
    const denied = await decide(here, 'redemption', 'deny')
    await redeem(app, ann, await aPerk(app, { cost: 1_001 }))
    await expect(undoDecision(app.as(ada), { itemId: denied, reason: 'No' })).toFailWith(
      'not_now',
      'review.errors.undoUsed',
    )
    expect(await problems(app)).toEqual([])
  })

  test('for a corrected finding once somebody appealed', async () => {
    const here = await site()
    const { app, bob, mo } = here
    await kinds['gaming-finding']?.open(here)
    const itemId = await decide(here, 'gaming-finding', 'correct')
    const { subject_id: findingId } = await reviewItem(app.as(mo), itemId)
    await appealCorrection(app.as(bob), { findingId, text: 'We sat in a training together.' })
    await expect(undoDecision(app.as(mo), { itemId, reason: 'No' })).toFailWith('not_now', 'review.errors.undoAppealed')
  })

  test('for a story that its author has changed, and for final kinds', async () => {
    const here = await site()
    const { app, ann, cora } = here
    const { id } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
    const itemId = await decide(here, 'story', 'requestChanges')
    const { revision } = await storyNow(app, id)
    await saveStory(app.as(ann), {
      storyId: id,
      ...storyShape.parse({ ...aStoryText, revision, quote: 'It pays for itself.' }),
    })
    await expect(undoDecision(app.as(cora), { itemId, reason: 'No' })).toFailWith(
      'not_now',
      'review.errors.undoChanged',
    )
  })
})
