import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { mayRead, mayReadPost } from '#app/domain/access/may-read.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { endorseAnswer } from '#app/domain/threads/answers/endorse-answer.server.ts'
import { reportOutcome } from '#app/domain/threads/answers/report-outcome.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { rejectSuggestion } from '#app/domain/threads/edits/decide-suggestion.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { allowedOnPost, allowedOnThread } from '#app/domain/threads/queries/allowed.ts'
import { suggestionView } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { hasDuplicates } from '#app/domain/threads/queries/ideas.server.ts'
import { myVotes } from '#app/domain/threads/queries/post-views.server.ts'
import { askerSaidAt, findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { changeKind } from '#app/domain/threads/upkeep/change-kind.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { pinThread } from '#app/domain/threads/upkeep/pin-thread.server.ts'
import { refileThread, undoRefile } from '#app/domain/threads/upkeep/refile-thread.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { setIdeaStatus } from '#app/domain/threads/upkeep/set-idea-status.server.ts'
import { splitThread } from '#app/domain/threads/upkeep/split-thread.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import type { PlainTransition } from '#app/domain/threads/upkeep/transitions.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aCategory, aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/**
 * A page offers exactly what its use-case does: for every actor and every state, `allowed` says yes if and only if the
 * use-case, called with an input that fits, neither refuses nor finds that nothing is to be done.
 */
const states = {
  plain: async () => {},
  locked: (world) => setThread(world, { locked_at: now(world) }),
  archived: (world) => setThread(world, { archived_at: now(world) }),
  'archived, pinned and locked': (world) =>
    setThread(world, { archived_at: now(world), pinned_in: 'site', locked_at: now(world) }),
  'a duplicate that was moved': (world) =>
    setThread(world, { duplicate_of_id: world.other.id, moved_from_id: world.formerCategoryId }),
  'no question': (world) => setThread(world, { kind: 'discussion' }),
  'an idea': (world) => setThread(world, { kind: 'idea', idea_status: 'open' }),
  'an announcement': (world) => setThread(world, { kind: 'announcement' }),
  'has duplicates': async ({ app, people, thread }) => {
    const again = await aThread(app, { by: people.bob, title: 'The meter reads nothing' })
    await closeAsDuplicate(app.as(people.mo), { threadId: again.thread.id, duplicateOf: thread.id })
  },
  'thread hidden': (world) => setThread(world, { state: 'hidden' }),
  'accepted by the asker': (world) => accept(world, world.people.ann),
  'accepted by staff': (world) => accept(world, world.people.sam),
  'the asker silent for a month': async (world) => world.app.clock.advance({ days: 30 }),
  'answer endorsed': (world) => setAnswer(world, { endorsed_at: now(world) }),
  'answer deleted by its author': (world) =>
    setAnswer(world, { state: 'deleted', removed_at: now(world), removed_by: world.people.bob.memberId }),
  'answer deleted by a moderator': (world) =>
    setAnswer(world, { state: 'deleted', removed_at: now(world), removed_by: world.people.mo.memberId }),
  'answer deleted in an archived thread': async (world) => {
    await setAnswer(world, { state: 'deleted', removed_at: now(world), removed_by: world.people.bob.memberId })
    await setThread(world, { archived_at: now(world) })
  },
  'answer hidden': (world) => setAnswer(world, { state: 'hidden' }),
  'answer by staff': (world) => setAnswer(world, { by_staff: 1 }),
  'votes locked': async (world) => {
    for (const voter of [world.people.ann, world.people.sam])
      await castVote(world.app.as(voter), { postId: world.answer.id, value: 1 })
    world.app.clock.advance({ hours: 1 })
  },
} as const satisfies Record<string, (world: World) => Promise<void>>

for (const [name, prepare] of Object.entries(states)) {
  test(`a page offers what its use-cases do: ${name}`, { timeout: 60_000 }, async () => {
    const world = await aWorld()
    await prepare(world)
    const offered: Record<string, boolean> = {}
    const done: Record<string, boolean> = {}
    for (const [who, ctx] of Object.entries(world.readers)) {
      const content = await contentOf(ctx, world)
      if (content === null) continue
      const { thread, posts } = content
      const onThread = allowedOnThread(ctx.actor, thread, { hasDuplicates: await hasDuplicates(ctx.read, thread.id) })
      for (const [act, carryOut] of Object.entries(actsOnThread(world))) {
        offered[`${who}: ${act}`] = onThread[act.split(' ')[0] as keyof typeof onThread]
        done[`${who}: ${act}`] = await succeeds(ctx, carryOut)
      }
      const facts = {
        thread,
        askerSaidAt: await askerSaidAt(ctx.read, thread),
        now: ctx.now(),
        voteLockMinutes: ctx.setting('threads.voteLockMinutes'),
        silentDays: ctx.setting('threads.acceptByStaffAfterDays'),
      }
      const votes = await myVotes(
        ctx,
        posts.map(({ id }) => id),
      )
      for (const post of posts) {
        const onPost = allowedOnPost(ctx.actor, post, votes.get(post.id) ?? null, facts)
        const value = (votes.get(post.id)?.value ?? 0) === 1 ? -1 : 1
        for (const [act, carryOut] of Object.entries(actsOnPost(post, value))) {
          offered[`${who}: ${act} on the ${post.kind}`] = onPost[act as keyof typeof onPost]
          done[`${who}: ${act} on the ${post.kind}`] = await succeeds(ctx, carryOut)
        }
      }
    }
    expect(offered).toEqual(done)
  })
}

test('the page of a suggestion offers the decision to exactly those who can take it', async () => {
  const world = await aWorld()
  const wording = { postId: world.answer.id, body: 'Turn on Wi-Fi.', comment: 'Clearer', revision: 1 }
  const { id: suggestionId } = await suggestEdit(world.app.as(world.people.newcomer), wording)
  const offered: Record<string, boolean> = {}
  const done: Record<string, boolean> = {}
  for (const [who, ctx] of Object.entries(world.readers)) {
    offered[who] = await mayDecide(ctx, suggestionId)
    done[who] = await succeeds(ctx, (as) => rejectSuggestion(as, { suggestionId, reason: 'No' }))
  }
  expect(offered).toEqual(done)
  expect(offered).toMatchObject({ newcomer: false, ann: false, bob: true, mo: true })
})

async function mayDecide(ctx: Ctx, suggestionId: string): Promise<boolean> {
  try {
    return (await suggestionView(ctx, suggestionId)).mayDecide
  } catch (error) {
    if (isDomainError(error)) return false
    throw error
  }
}

type World = Awaited<ReturnType<typeof aWorld>>
type Act = (ctx: Ctx) => Promise<unknown>

async function aWorld() {
  const app = await testApp()
  await app.set('holding.firstPosts', 0)
  await app.set('holding.repeatMinutes', 0)
  const people = {
    ann: await aMember(app, 'ann'),
    bob: await aMember(app, 'bob'),
    newcomer: await aMember(app, 'newcomer'),
    editor: await aMember(app, 'editor', { trustLevel: 3 }),
    vera: await aMember(app, 'vera', { trustLevel: 4 }),
    mo: await aMember(app, 'mo'),
    sam: await aMember(app, 'sam'),
  }
  await aCategory(app, 'former')
  await aCategory(app, 'next')
  const other = await aThread(app, { by: people.bob, title: 'The question that stays' })
  const talk = await aThread(app, { by: people.bob, title: 'A talk about meters', kind: 'discussion' })
  const asked = await aThread(app, { by: people.ann })
  const answer = await anAnswer(app, { to: asked, by: people.bob })
  const spare = await anAnswer(app, { to: asked, by: people.newcomer })
  const comment = await aComment(app, { to: asked, by: people.newcomer })
  const former = await app
    .visitor()
    .read.selectFrom('category')
    .select('id')
    .where('slug', '=', 'former')
    .executeTakeFirstOrThrow()
  const readers: Record<string, Ctx> = { visitor: app.visitor() }
  for (const [handle, actor] of Object.entries(people)) readers[handle] = app.as(actor)
  return {
    app,
    people,
    readers,
    thread: asked.thread,
    opening: asked.post,
    answer,
    spare,
    comment,
    other: other.thread,
    talk: talk.thread,
    formerCategoryId: former.id,
  }
}

/**
 * What can be pressed on a thread, by its name in `ThreadAllowed`; words after it tell several acts of one name apart.
 */
function actsOnThread({ thread, other, talk, spare }: World): Record<string, Act> {
  const threadId = thread.id
  const plain = ['lock', 'unlock', 'reopen', 'archive', 'unarchive', 'unpin'] as const satisfies PlainTransition[]
  return {
    ...Object.fromEntries(plain.map((act) => [act, (ctx: Ctx) => transitionThread(ctx, { threadId, act })])),
    pin: (ctx) => pinThread(ctx, { threadId, scope: 'site', until: null }),
    respond: (ctx) => writePost(ctx, { threadId, parentId: null, body: 'Restart it.' }),
    comment: (ctx) => writePost(ctx, { threadId, kind: 'comment', parentId: null, body: 'Which one?' }),
    meToo: (ctx) => setMeToo(ctx, { threadId, on: true }),
    close: (ctx) => closeAsDuplicate(ctx, { threadId, duplicateOf: other.id }),
    'organise (move)': (ctx) => refileThread(ctx, { threadId, category: 'next' }),
    'organise (split)': (ctx) => splitThread(ctx, { threadId, posts: [spare.id], title: 'Another question' }),
    'organise (merge)': async (ctx) => {
      const present = await findThread(ctx.read, threadId)
      return mergeThread(ctx, { threadId, into: present?.kind === 'question' ? other.id : talk.id })
    },
    undoMove: (ctx) => undoRefile(ctx, { threadId }),
    changeKind: async (ctx) => {
      const present = await findThread(ctx.read, threadId)
      return changeKind(ctx, { threadId, kind: present?.kind === 'idea' ? 'question' : 'idea', reason: 'It is one' })
    },
    decideIdea: (ctx) => setIdeaStatus(ctx, { threadId, status: 'planned', reason: 'We want it' }),
  }
}

/** What can be pressed on a post, by its name in `PostAllowed`. */
function actsOnPost({ id: postId, thread_id: threadId, revision }: Post, value: 1 | -1): Record<string, Act> {
  return {
    voteUp: (ctx) => castVote(ctx, { postId, value }),
    voteDown: (ctx) => castVote(ctx, { postId, value }),
    comment: (ctx) => writePost(ctx, { threadId, kind: 'comment', parentId: postId, body: 'Which one?' }),
    edit: (ctx) => editPost(ctx, { postId, revision, body: 'Another text.' }),
    suggest: (ctx) => suggestEdit(ctx, { postId, revision, body: 'Another text.', comment: 'Clearer' }),
    outcome: (ctx) => reportOutcome(ctx, { postId, worked: true, version: null }),
    remove: (ctx) => removePost(ctx, { postId }),
    restore: (ctx) => restorePost(ctx, { postId }),
    accept: (ctx) => acceptAnswer(ctx, { postId }),
    unaccept: (ctx) => unacceptAnswer(ctx, { postId }),
    endorse: (ctx) => endorseAnswer(ctx, { postId }),
  }
}

const undone = new Error('Undone after the test looked at it')

/** Whether the act is done and changes something; its transaction is rolled back either way. */
async function succeeds(ctx: Ctx, act: Act): Promise<boolean> {
  let events = 0
  const write: Ctx['write'] = (work) =>
    ctx.write(async (tx) => {
      await work({
        ...tx,
        record: (type, payload) => {
          events += 1
          return tx.record(type, payload)
        },
      })
      throw undone
    })
  try {
    await act({ ...ctx, write })
    return false
  } catch (error) {
    if (error === undone) return events > 0
    if (isDomainError(error)) return false
    throw error
  }
}

/** The thread and those of its posts that this reader may see; null when they see no page of it. */
async function contentOf(ctx: Ctx, world: World): Promise<{ thread: Thread; posts: Post[] } | null> {
  const thread = await findThread(ctx.read, world.thread.id)
  const found = await Promise.all([world.opening, world.answer, world.comment].map(({ id }) => findPost(ctx.read, id)))
  if (thread === undefined || !mayRead(ctx.actor, thread)) return null
  return {
    thread,
    posts: found.flatMap((post) => (post !== undefined && mayReadPost(ctx.actor, thread, post) ? [post] : [])),
  }
}

async function setThread({ app, thread }: World, values: Partial<Thread>): Promise<void> {
  await app.app.platform.open.db.updateTable('thread').set(values).where('id', '=', thread.id).execute()
  if (values.kind !== undefined)
    await app.app.platform.open.db
      .updateTable('post')
      .set({ kind: 'reply' })
      .where('thread_id', '=', thread.id)
      .where('kind', '=', 'answer')
      .execute()
}

async function setAnswer({ app, answer }: World, values: Partial<Post>): Promise<void> {
  await app.app.platform.open.db.updateTable('post').set(values).where('id', '=', answer.id).execute()
}

async function accept(world: World, by: Actor): Promise<void> {
  world.app.clock.advance({ days: 30 })
  await acceptAnswer(world.app.as(by), { postId: world.answer.id })
}

function now({ app }: { app: TestApp }): string {
  return app.clock.now()
}
