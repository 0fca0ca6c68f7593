// On both databases: row locks.
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { visitor, type Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { categoryShape } from '#app/domain/catalogue/input.ts'
import { saveCategory } from '#app/domain/catalogue/save-category.server.ts'
import { setCategoryRights } from '#app/domain/groups/set-category-rights.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { decisionsOfSubject } from '#app/domain/moderation/queries/decisions.server.ts'
import { liftSanction } from '#app/domain/moderation/sanctions/lift-sanction.server.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { skipReviewItem } from '#app/domain/review/skip-review-item.server.ts'
import { undoReviewItem } from '#app/domain/review/undo-review-item.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import { decisionsOf, type ReviewKind } from '#app/registry/review-kinds.ts'
import { decideMany } from '#app/views/moderation/decide-many.server.ts'
import { undoDecision } from '#app/views/review-panels.server.ts'
import { aPlace } from '#tests/factories/catalogue.ts'
import { aGroup, asOfNow } from '#tests/factories/groups.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPostDecision, aSanction } from '#tests/factories/moderation.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Everybody who could decide, and those who can't. `max` moderates the category, `mine` another one. */
const roles = [
  'visitor',
  'member',
  'trusted',
  'curator',
  'agent',
  'otherCategory',
  'category',
  'moderator',
  'admin',
  'author',
] as const
type RoleName = (typeof roles)[number]
/** What happened: done, or the kind of the refusal. */
type Outcome = 'done' | 'unauthenticated' | 'forbidden' | 'conflict' | 'not_now' | 'not_found'

let app: TestApp
let people: Record<RoleName, Actor>
let other: Actor
let asker: Actor

beforeAll(async () => {
  app = await testApp()
  await app.set('holding.firstPosts', 0)
  const ada = await aMember(app, 'ada')
  other = await aMember(app, 'mia', { roles: ['moderator'] })
  asker = await aMember(app, 'ann')
  const [max, may] = [await aMember(app, 'max'), await aMember(app, 'may')]
  for (const [slug, key, member] of [
    ['here', 'hosts', max],
    ['there', 'guests', may],
  ] as const) {
    const categoryId = await aPlace(app, ada, slug)
    await saveCategory(app.as(ada), categoryId, categoryShape.parse({ slug, nameEn: slug, nameKo: slug }))
    await aGroup(app, ada, key, { members: [member] })
    const right = { group: key, asks: true, answers: true, moderates: true }
    await setCategoryRights(app.as(ada), { categoryId, rights: [right] })
  }
  people = {
    visitor,
    member: await aMember(app, 'bob'),
    trusted: await aMember(app, 'tru', { trustLevel: 3 }),
    curator: await aMember(app, 'cora'),
    agent: await aMember(app, 'sam'),
    otherCategory: await asOfNow(app, may),
    category: await asOfNow(app, max),
    moderator: await aMember(app, 'mo'),
    admin: ada,
    // Has every right but for being the one it is about.
    author: await aMember(app, 'amy', { roles: ['moderator'] }),
  }
})
afterAll(() => app.close())

/** A post of `author` in the category `here`, in the queue. */
async function queued(): Promise<{ itemId: string; postId: string }> {
  const thread = await aThread(app, { by: asker, category: 'here', tags: [] })
  const { id } = await anAnswer(app, { to: thread, by: people.author })
  return { postId: id, itemId: await sendToReview(app.as(other), { postId: id }) }
}

const states = {
  open: () => Promise.resolve(),
  claimed: ({ itemId }: { itemId: string }) => claimReviewItem(app.as(other), { itemId }),
  decided: ({ itemId }: { itemId: string }) =>
    decidePost(app.as(people.admin), { itemId, ...aPostDecision({ decision: 'keep' }) }),
  withdrawn: ({ postId }: { postId: string }) =>
    app.as(other).write((tx) => withdrawReviewItem(tx, { kind: 'post', subjectId: postId })),
} as const
type StateName = keyof typeof states

const acts = {
  claim: (by: Actor, itemId: string) => claimReviewItem(app.as(by), { itemId }),
  skip: (by: Actor, itemId: string) => skipReviewItem(app.as(by), { itemId, reason: 'Not sure' }),
  decide: (by: Actor, itemId: string) => decidePost(app.as(by), { itemId, ...aPostDecision({ decision: 'dismiss' }) }),
  undo: (by: Actor, itemId: string) => undoDecision(app.as(by), { itemId, reason: 'Another one' }),
} as const
type ActName = keyof typeof acts

/** Of those who have the right to decide there; everybody else is refused whatever the state is. */
const deciding: readonly RoleName[] = ['category', 'moderator', 'admin']
const cells: Record<StateName, Record<ActName, Outcome>> = {
  open: { claim: 'done', skip: 'done', decide: 'done', undo: 'not_now' },
  claimed: { claim: 'conflict', skip: 'done', decide: 'conflict', undo: 'conflict' },
  decided: { claim: 'conflict', skip: 'conflict', decide: 'conflict', undo: 'done' },
  withdrawn: { claim: 'conflict', skip: 'conflict', decide: 'conflict', undo: 'not_now' },
}

function expected(role: RoleName, state: StateName, act: ActName): Outcome {
  if (role === 'visitor') return 'unauthenticated'
  return deciding.includes(role) ? cells[state][act] : 'forbidden'
}

async function outcomeOf(act: () => Promise<unknown>): Promise<Outcome> {
  try {
    await act()
    return 'done'
  } catch (error) {
    if (!isDomainError(error)) throw error
    return error.kind as Outcome
  }
}

describe.each(Object.keys(states) as StateName[])('an item that is %s', (state) => {
  test.each(Object.keys(acts) as ActName[])('%s: each role may or may not', async (act) => {
    const found: Record<string, Outcome> = {}
    for (const role of roles) {
      const item = await queued()
      await states[state](item)
      found[role] = await outcomeOf(() => acts[act](people[role], item.itemId))
    }
    expect(found).toEqual(Object.fromEntries(roles.map((role) => [role, expected(role, state, act)])))
  })
})

describe('sanctions', () => {
  /** Whom each role may sanction; a category moderator decides about posts there, not about people. */
  const may: Record<'member' | 'moderator' | 'agent' | 'self', readonly RoleName[]> = {
    member: ['moderator', 'admin', 'author'],
    moderator: ['admin'],
    agent: ['admin'],
    self: [],
  }
  let made = 0
  const target = {
    member: () => aMember(app, `target${made++}`),
    moderator: () => aMember(app, `target${made++}`, { roles: ['moderator'] }),
    agent: () => aMember(app, `target${made++}`, { roles: ['agent'] }),
  }

  test.each(Object.keys(may) as (keyof typeof may)[])('of a %s: who may give one', async (whom) => {
    const found: Record<string, Outcome> = {}
    for (const role of roles) {
      const of = whom === 'self' ? people[role] : await target[whom]()
      found[role] = await outcomeOf(() => aSanction(app, { of, by: people[role] }))
    }
    expect(found).toEqual(
      Object.fromEntries(
        roles.map((role) => [
          role,
          may[whom].includes(role) ? 'done' : role === 'visitor' ? 'unauthenticated' : 'forbidden',
        ]),
      ),
    )
  })

  test('who may lift one, and that of staff only an admin may', async () => {
    for (const [whom, allowed] of [
      ['member', ['moderator', 'admin', 'author']],
      ['agent', ['moderator', 'admin', 'author']],
    ] as const)
      for (const role of roles) {
        const { id } = await aSanction(app, { of: await target[whom](), by: people.admin })
        expect([
          whom,
          role,
          await outcomeOf(() => liftSanction(app.as(people[role]), { id, reason: 'Enough' })),
        ]).toEqual([
          whom,
          role,
          (allowed as readonly string[]).includes(role) ? 'done' : role === 'visitor' ? 'unauthenticated' : 'forbidden',
        ])
      }
  })
})

/**
 * Every kind that can be undone or decided together, by who holds its permission. An item that is decided is undone by
 * everybody who may decide its kind, and by nobody else; one that waits is decided together with others by the same.
 */
describe('undo and bulk, kind by kind', () => {
  const allowed: Partial<Record<ReviewKind, readonly RoleName[]>> = {
    'suggested-edit': ['trusted', 'curator', 'agent', 'moderator', 'admin', 'author'],
    registration: ['moderator', 'admin', 'author'],
    redemption: ['agent', 'admin'],
    'second-look': ['moderator', 'admin', 'author'],
    story: ['curator', 'admin'],
    content: ['moderator', 'admin', 'author'],
  }
  let made = 0

  /** An item of that kind that waits; about nobody of the table. */
  const open = (kind: ReviewKind) =>
    app.as(people.admin).write((tx) =>
      openReviewItem(tx, {
        kind,
        subjectType: kind,
        subjectId: `cell_${made++}`,
        memberId: null,
        reason: 'submitted',
        evidence: {},
      }),
    )
  const expectedOf = (kind: ReviewKind, done: Outcome) =>
    Object.fromEntries(
      roles.map((role) => [
        role,
        role === 'visitor' ? 'unauthenticated' : allowed[kind]?.includes(role) ? done : 'forbidden',
      ]),
    )

  test.each(Object.keys(allowed) as ReviewKind[])('%s: who may undo, in each state', async (kind) => {
    const found: Record<string, Record<string, Outcome>> = { open: {}, decided: {}, withdrawn: {}, own: {} }
    for (const role of roles)
      for (const state of Object.keys(found)) {
        const itemId = await open(kind)
        const [decision = ''] = Object.keys(decisionsOf(kind))
        const { db } = app.app.platform.open
        const item = db.selectFrom('review_item').select('subject_id').where('id', '=', itemId)
        const { subject_id: subjectId } = await item.executeTakeFirstOrThrow()
        if (state === 'decided' || state === 'own')
          await app.as(people.admin).write((tx) => decideReviewItem(tx, { itemId, decision, note: 'Because.' }))
        if (state === 'withdrawn') await app.as(people.admin).write((tx) => withdrawReviewItem(tx, { kind, subjectId }))
        if (state === 'own')
          await db
            .updateTable('review_item')
            .set({ member_id: people[role].memberId })
            .where('id', '=', itemId)
            .execute()
        const undo = () =>
          undoReviewItem(app.as(people[role]), { itemId, reason: 'Another one' }, () => Promise.resolve())
        const outcomes = found[state]
        if (outcomes !== undefined) outcomes[role] = await outcomeOf(undo)
      }
    expect(found).toEqual({
      open: expectedOf(kind, 'not_now'),
      decided: expectedOf(kind, 'done'),
      withdrawn: expectedOf(kind, 'not_now'),
      own: expectedOf(kind, 'forbidden'),
    })
  })

  test('posts together: who may, wherever they moderate', async () => {
    const found: Record<string, unknown> = {}
    for (const role of roles) {
      const [one, other] = [await queued(), await queued()]
      const given = { decision: 'keep', note: '', fields: {} }
      const choice = { kind: 'post', itemIds: [one.itemId, other.itemId] } as const
      const outcome = await outcomeOf(async () => {
        const { done, left } = await decideMany(app.as(people[role]), choice, given)
        found[role] = [done, ...new Set(left.map(({ key }) => key))]
      })
      found[role] ??= outcome
    }
    expect(found).toEqual({
      ...Object.fromEntries(roles.map((role) => [role, role === 'visitor' ? 'unauthenticated' : 'forbidden'])),
      otherCategory: [0, 'errors.notFound'],
      category: [2],
      moderator: [2],
      admin: [2],
      author: [0, 'review.errors.own'],
    })
  })
})

test('an appeal is decided by moderators who made none of its decisions, and by nobody else', async () => {
  const found: Record<string, Outcome> = {}
  for (const role of [...roles, 'decider'] as const) {
    const { itemId, postId } = await queued()
    await decidePost(app.as(other), { itemId, ...aPostDecision() })
    const [decision] = await decisionsOfSubject(app.visitor().read, postId)
    const appealId = await appealDecision(app.as(people.author), {
      decisionId: decision?.id ?? '',
      ground: 'other',
      body: 'It was a description of my own meter.',
    })
    const by = role === 'decider' ? other : people[role]
    found[role] = await outcomeOf(() =>
      decideAppeal(app.as(by), { appealId, decision: 'uphold', reason: 'It stays hidden.' }),
    )
  }
  expect(found).toEqual({
    ...Object.fromEntries(roles.map((role) => [role, role === 'visitor' ? 'unauthenticated' : 'forbidden'])),
    moderator: 'done',
    admin: 'done',
    decider: 'forbidden',
  })
})
