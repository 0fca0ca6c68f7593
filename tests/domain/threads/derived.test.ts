import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { markThreadRead } from '#app/domain/following/mark-thread-read.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { backfillBadges } from '#app/domain/loyalty/badges/backfill-badges.server.ts'
import { reindexAll } from '#app/domain/search/reindex-all.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { reportOutcome } from '#app/domain/threads/answers/report-outcome.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { changeKind, undoKindChange } from '#app/domain/threads/upkeep/change-kind.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { splitThread } from '#app/domain/threads/upkeep/split-thread.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { undoTransfer } from '#app/domain/threads/upkeep/undo-transfer.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

type Site = { app: TestApp; members: Actor[]; mo: Actor; ada: Actor }
type Chance = { who: number; one: number; other: number }

/** Acts, and beside those that can be undone what undoes them. They take whatever chance names; what is refused is no act. */
const acts: Record<string, (site: Site, chance: Chance) => Promise<void | (() => Promise<unknown>)>> = {
  async answer({ app, members }, { who, one }) {
    const to = await threadAt(app, one)
    await anAnswer(app, { to: { thread: to } as never, by: at(members, who) })
  },
  async comment({ app, members }, { who, one, other }) {
    const on = await postAt(app, other)
    const to = { thread: await threadAt(app, one) } as never
    await aComment(app, { to: { thread: { id: on.thread_id } } as never, on: on as never, by: at(members, who) }).catch(
      () => aComment(app, { to, by: at(members, who) }),
    )
  },
  async vote({ app, members }, { who, one, other }) {
    const voter = app.as(at(members, who))
    const postId = (await postAt(app, one)).id
    await castVote(voter, { postId, value: other % 4 === 0 ? -1 : 1 })
    return () => castVote(voter, { postId, value: 0 })
  },
  async accept({ app, mo }, { one }) {
    const post = await postAt(app, one)
    const { author_id } = await app
      .visitor()
      .read.selectFrom('thread')
      .selectAll()
      .where('id', '=', post.thread_id)
      .executeTakeFirstOrThrow()
    const asker = app.as({ ...mo, memberId: author_id, roles: ['member'] } as Actor)
    const before = await threadOf(app, post.thread_id)
    await acceptAnswer(asker, { postId: post.id })
    return before.accepted_post_id === null ? () => unacceptAnswer(asker, { postId: post.id }) : undefined
  },
  async remove({ app, mo }, { one }) {
    const { id, state } = await postAt(app, one)
    await removePost(app.as(mo), { postId: id })
    return state === 'visible' ? () => restorePost(app.as(mo), { postId: id }) : undefined
  },
  async restore({ app, mo }, { one }) {
    await restorePost(app.as(mo), { postId: (await postAt(app, one)).id })
  },
  async merge({ app, mo }, { one, other }) {
    const source = await threadAt(app, one)
    await mergeThread(app.as(mo), { threadId: source.id, into: (await threadAt(app, other)).id })
    if (source.merged_into_id !== null) return undefined
    const transferId = await lastTransfer(app)
    return () => undoTransfer(app.as(mo), { transferId })
  },
  async split({ app, mo }, { one }) {
    const post = await postAt(app, one)
    await splitThread(app.as(mo), { threadId: post.thread_id, posts: [post.id], title: 'Another question' })
    const transferId = await lastTransfer(app)
    return () => undoTransfer(app.as(mo), { transferId })
  },
  async undoTransfer({ app, mo }, { one }) {
    const all = await app.visitor().read.selectFrom('thread_transfer').select('id').orderBy('id').execute()
    if (all.length > 0) await undoTransfer(app.as(mo), { transferId: at(all, one).id })
  },
  async close({ app, mo }, { one, other }) {
    const thread = await threadAt(app, one)
    await closeAsDuplicate(app.as(mo), { threadId: thread.id, duplicateOf: (await threadAt(app, other)).id })
    if (thread.named_original_id !== null) return undefined
    return () => transitionThread(app.as(mo), { threadId: thread.id, act: 'reopen' })
  },
  async reopen({ app, mo }, { one }) {
    await transitionThread(app.as(mo), { threadId: (await threadAt(app, one)).id, act: 'reopen' })
  },
  async meToo({ app, members }, { who, one }) {
    const member = app.as(at(members, who))
    const threadId = (await threadAt(app, one)).id
    const had = await app
      .visitor()
      .read.selectFrom('me_too')
      .selectAll()
      .where('thread_id', '=', threadId)
      .where('member_id', '=', member.actor.memberId ?? '')
      .execute()
    await setMeToo(member, { threadId, on: true })
    return had.length > 0 ? undefined : () => setMeToo(member, { threadId, on: false })
  },
  async kind({ app, mo }, { one }) {
    const thread = await threadAt(app, one)
    const kind = thread.kind === 'question' ? 'discussion' : 'question'
    await changeKind(app.as(mo), { threadId: thread.id, kind, reason: 'Not one' })
    return () => undoKindChange(app.as(mo), { threadId: thread.id })
  },
  async outcome({ app, members }, { who, one }) {
    const member = app.as(at(members, who))
    const postId = (await postAt(app, one)).id
    await reportOutcome(member, { postId, worked: false, version: null })
    return () => reportOutcome(member, { postId, worked: null, version: null })
  },
  async read({ app, members }, { who, one }) {
    await markThreadRead(app.as(at(members, who)), { threadId: (await threadAt(app, one)).id, until: null } as never)
  },
}

const chance = fc.record({ who: fc.nat(2), one: fc.nat(11), other: fc.nat(11) })
const steps = fc.array(fc.record({ act: fc.constantFrom(...Object.keys(acts)), chance, undo: fc.boolean() }), {
  minLength: 6,
  maxLength: 25,
})

test('whatever is done and undone, what is derived is what counting anew gives', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const site = await aSite()
      const { app } = site
      const undone: string[] = []
      for (const { act, chance: by, undo } of sequence) {
        app.clock.advance({ minutes: 1 })
        const before = undo ? await derived(app) : null
        const back = await attempt(() => acts[act]?.(site, by) ?? Promise.resolve(undefined))
        if (before !== null && typeof back === 'function') {
          if ((await attempt(back as () => Promise<unknown>)) !== refused) {
            expect(await derived(app), `${act} undone`).toEqual(before)
            undone.push(act)
          }
        }
        expect(await derived(app), act).toEqual(await counted(app))
      }
      await app.drainJobs()
      const searched = await documents(app)
      await reindexAll(app.as(site.ada))
      expect(await documents(app)).toEqual(searched)
      expect(await backfillBadges(app.as(site.ada))).toMatchObject({ given: 0, taken: 0 })
      expect((await verifyLedger(app.visitor().read)).findings).toEqual([])
      await app.close()
    }),
    { interruptAfterTimeLimit: 60_000, numRuns: Number(process.env['DERIVED_RUNS'] ?? 12) },
  )
})

const refused = Symbol('refused')

async function attempt(act: () => Promise<unknown>): Promise<unknown> {
  try {
    return await act()
  } catch (error) {
    if (!isDomainError(error)) throw error
    return refused
  }
}

async function aSite(): Promise<Site> {
  const app = await testApp()
  const { ann, bob, cora, mo, ada } = await people(app, 'ann', 'bob', 'cora', 'mo', 'ada')
  const members = [ann, bob, cora]
  for (const [by, kind] of [
    [ann, 'question'],
    [bob, 'question'],
    [ann, 'question'],
    [cora, 'discussion'],
  ] as const) {
    app.clock.advance({ minutes: 1 })
    const to = await aThread(app, { by, kind, tags: ['meter', kind] })
    app.clock.advance({ minutes: 1 })
    await anAnswer(app, { to, by: by === ann ? bob : ann })
  }
  // Badges for time come with time.
  await backfillBadges(app.as(ada))
  return { app, members, mo, ada }
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('Nothing to choose from')
  return found
}

const db = ({ app }: TestApp) => app.platform.open.db
const threadAt = async (app: TestApp, index: number) =>
  at(await db(app).selectFrom('thread').selectAll().orderBy('id').execute(), index)
const postAt = async (app: TestApp, index: number) =>
  at(await db(app).selectFrom('post').selectAll().orderBy('id').execute(), index)
const threadOf = (app: TestApp, id: string) =>
  db(app).selectFrom('thread').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const lastTransfer = async (app: TestApp) =>
  (
    await db(app)
      .selectFrom('thread_transfer')
      .select('id')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id

const documents = (app: TestApp) =>
  db(app)
    .selectFrom('search_document')
    .select(['subject_id', 'title', 'parts', 'lang'])
    .where('type', '=', 'thread')
    .orderBy('subject_id')
    .execute()

/** What is stored: of threads that are not merged away, whose posts are elsewhere. */
async function derived(app: TestApp) {
  const threads = await db(app)
    .selectFrom('thread')
    .selectAll()
    .where('merged_into_id', 'is', null)
    .orderBy('id')
    .execute()
  return {
    threads: threads.map((thread) => ({
      id: thread.id,
      state: thread.state,
      answers: thread.answer_count,
      comments: thread.comment_count,
      votes: thread.votes,
      meToo: thread.me_too_count,
      staff: thread.staff_answered,
      activity: thread.activity_at,
      lastBy: thread.activity_member_id,
      duplicateOf: thread.duplicate_of_id,
      accepted: thread.accepted_post_id,
      outdated: thread.outdated,
    })),
    posts: await db(app).selectFrom('post').select(['id', 'votes']).orderBy('id').execute(),
    tags: await db(app).selectFrom('tag').select(['name', 'thread_count']).orderBy('name').execute(),
    read: await db(app)
      .selectFrom('thread_read')
      .innerJoin('thread', 'thread.id', 'thread_read.thread_id')
      .where('thread.merged_into_id', 'is', null)
      .select(['thread_read.member_id', 'thread_read.thread_id', 'thread_read.posts_read'])
      .orderBy('thread_read.member_id')
      .orderBy('thread_read.thread_id')
      .execute(),
  }
}

/** The same, counted from the rows that it comes from. */
async function counted(app: TestApp): Promise<Awaited<ReturnType<typeof derived>>> {
  const stored = await derived(app)
  const threads = await db(app).selectFrom('thread').selectAll().execute()
  const posts = await db(app).selectFrom('post').selectAll().execute()
  const votes = await db(app).selectFrom('vote').selectAll().execute()
  const meToo = await db(app).selectFrom('me_too').selectAll().execute()
  const tagged = await db(app)
    .selectFrom('thread_tag')
    .innerJoin('tag', 'tag.id', 'thread_tag.tag_id')
    .select(['name', 'thread_id'])
    .execute()
  const marks = await db(app).selectFrom('thread_read').selectAll().execute()
  const score = (postId: string) =>
    votes.filter((vote) => vote.post_id === postId).reduce((sum, { value }) => sum + value, 0)
  const shown = (post: (typeof posts)[number]) =>
    post.state === 'visible' && posts.find(({ id }) => id === post.parent_id)?.state !== 'deleted'
  const visibleIn = (threadId: string) => posts.filter((post) => post.thread_id === threadId && shown(post))
  return {
    threads: stored.threads.map((before) => {
      const thread = threads.find(({ id }) => id === before.id)
      const visible = visibleIn(before.id)
      const responses = visible.filter(({ kind }) => kind === 'answer' || kind === 'reply')
      const last = visible.toSorted((a, b) => (a.created_at + a.id < b.created_at + b.id ? 1 : -1))[0]
      const opening = posts.find(({ id }) => id === thread?.opening_post_id)
      const accepted = posts.find(({ id }) => id === before.accepted)
      return {
        id: before.id,
        state: opening?.state ?? before.state,
        answers: responses.length,
        comments: visible.filter(({ kind }) => kind === 'comment').length,
        votes: score(opening?.id ?? ''),
        meToo: meToo.filter(({ thread_id }) => thread_id === before.id).length,
        staff: responses.some(({ by_staff }) => by_staff === 1) ? 1 : 0,
        activity: last?.created_at ?? before.activity,
        lastBy: last === undefined ? before.lastBy : last.author_id,
        duplicateOf: endOf(threads, before.id),
        accepted:
          accepted !== undefined && accepted.state === 'visible' && accepted.thread_id === before.id
            ? accepted.id
            : null,
        outdated: before.outdated,
      }
    }),
    posts: stored.posts.map(({ id }) => ({ id, votes: score(id) })),
    tags: stored.tags.map(({ name }) => ({
      name,
      thread_count: tagged.filter(
        (one) => one.name === name && threads.find(({ id }) => id === one.thread_id)?.state === 'visible',
      ).length,
    })),
    read: stored.read.map((before) => {
      const mark = marks.find(
        ({ member_id, thread_id }) => member_id === before.member_id && thread_id === before.thread_id,
      )
      const read = visibleIn(before.thread_id).filter(
        ({ kind, created_at, author_id }) =>
          kind !== 'opening' && (created_at <= (mark?.read_until ?? '') || author_id === before.member_id),
      )
      return { ...before, posts_read: read.length }
    }),
  }
}

/** Where a reader of a closed question ends up: never where they are, and never at a closed one. */
function endOf(
  threads: { id: string; named_original_id: string | null; merged_into_id: string | null }[],
  id: string,
): string | null {
  const passed: typeof threads = []
  let here = threads.find((one) => one.id === id)
  if (here?.named_original_id === null) return null
  while (here !== undefined && !passed.includes(here)) {
    passed.push(here)
    const next = here.merged_into_id ?? here.named_original_id
    if (next === null) return here.id === id ? null : here.id
    here = threads.find((one) => one.id === next)
  }
  const round = here === undefined ? [] : passed.slice(passed.indexOf(here))
  const open = round.filter((one) => one.merged_into_id === null)
  const end =
    open.find((one) => round.some(({ merged_into_id }) => merged_into_id === one.id)) ??
    open.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]
  return end === undefined || end.id === id ? null : end.id
}
