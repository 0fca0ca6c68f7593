// On both databases: keys and locks.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { action as apiAction } from '#app/routes/api.ts'
import { action as newStory } from '#app/routes/stories/new.tsx'
import { action as threadAction } from '#app/routes/threads/thread.tsx'
import { aCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { aStoryText } from '#tests/factories/stories.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, type Answer } from '#tests/routes/call-route.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** The process ends right after the next commit: no answer leaves it, and nothing that follows the commit happens. */
async function killedAfterCommit(site: TestApp, act: () => Promise<unknown>): Promise<void> {
  const { platform } = site.app
  const { nudge } = platform
  let commits = 0
  platform.nudge = () => {
    commits++
    throw new Error('killed')
  }
  await act().catch(() => undefined)
  platform.nudge = nudge
  expect(commits, 'commits before the end').toBe(1)
}

/** How much was ever done: what was recorded, said in cases and noted, and who was told. */
async function done({ app }: TestApp): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of [
    'event_log',
    'audit_event',
    'case_event',
    'case_note',
    'post',
    'story_event',
    'answer_outcome',
    'job',
  ] as const)
    counts[table] = (
      await app.platform.open.db
        .selectFrom(table)
        .select(({ lit }) => lit(1).as('one'))
        .execute()
    ).length
  return counts
}

type World = { site: TestApp; ann: Actor; sam: Actor; mo: Actor; threadId: string; answerId: string; number: number }

async function aWorld(): Promise<World> {
  const site = await testApp()
  const { ann, bob, sam, mo } = await people(site, 'ann', 'bob', 'sam', 'mo')
  const asked = await aThread(site, { by: ann })
  const answer = await anAnswer(site, { to: asked, by: bob })
  const { case: opened } = await aCase(site, { of: bob, by: sam })
  return { site, ann, sam, mo, threadId: asked.thread.id, answerId: answer.id, number: opened.number }
}

type Posted = {
  as: 'ann' | 'sam' | 'mo'
  /** Below `/api/v1`. */
  at(world: World): string
  body: unknown
}

const inThread = (end: string) => (world: World) => `/threads/${world.threadId}${end}`
const onAnswer = (end: string) => (world: World) => `/posts/${world.answerId}${end}`
const onCase = (end: string) => (world: World) => `/cases/${world.number}${end}`

const posted: Record<string, Posted> = {
  'a question': {
    as: 'ann',
    at: () => '/threads',
    body: { kind: 'question', title: 'Asked over the API', body: 'Is it?', category: 'general' },
  },
  'an answer': { as: 'sam', at: inThread('/posts'), body: { kind: 'answer', body: 'Turn it off.' } },
  'a comment': { as: 'sam', at: inThread('/posts'), body: { kind: 'comment', body: 'Which one?' } },
  'a lock': { as: 'mo', at: inThread('/transitions'), body: { act: 'lock' } },
  'an outcome': { as: 'ann', at: onAnswer('/outcome'), body: { worked: true } },
  'a suggested edit': {
    as: 'ann',
    at: onAnswer('/suggestions'),
    body: { body: 'Turn on the other network.', comment: 'It has two.', revision: 1 },
  },
  'a story': {
    as: 'ann',
    at: () => '/stories',
    body: { headline: 'A tenth saved' },
  },
  'private feedback': {
    as: 'ann',
    at: () => '/feedback',
    body: { body: 'The device is broken.', public: false },
  },
  'public feedback': {
    as: 'ann',
    at: () => '/feedback',
    body: { body: 'The device is broken.', public: true },
  },
  'a case note': { as: 'sam', at: onCase('/notes'), body: { body: 'Called.' } },
  'a case reply': { as: 'sam', at: onCase('/reply'), body: { body: 'We look into it.' } },
  'a case taken with a note': {
    as: 'sam',
    at: onCase('/transitions'),
    body: { to: 'acknowledged', note: 'Mine.' },
  },
  'a case resolved with a note': {
    as: 'sam',
    at: onCase('/transitions'),
    body: { to: 'resolved', note: 'Sent a new one.' },
  },
}

test.for(Object.entries(posted))(
  '%s, killed after the commit and sent again, is done once and answered',
  async ([, given]) => {
    const world = await aWorld()
    const { site } = world
    const path = given.at(world)
    const { text } = await createToken(site.app.context(), {
      memberId: world[given.as].memberId ?? '',
      name: 'test',
      scopes: ['read', 'write', 'staff', 'moderate'],
    })
    const send = async (): Promise<{ status: number; body: unknown }> => {
      const response = await apiAction({
        ...visit(site.visitor(), { at: `/api/v1${path}` }),
        request: new Request(`http://localhost:3000/api/v1${path}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${text}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'key' },
          body: JSON.stringify(given.body),
        }),
      })
      return { status: response.status, body: withoutRequest(await response.json()) }
    }
    await killedAfterCommit(site, send)
    const before = await done(site)
    const again = await send()
    expect(again.status, JSON.stringify(again.body)).toBeLessThan(300)
    expect(await send()).toEqual(again)
    expect(await done(site)).toEqual(before)
  },
)

function withoutRequest(body: unknown): unknown {
  return { ...(body as Record<string, unknown>), requestId: null }
}

test('a form, killed after the commit and sent again with its stamp, is done once and leads to the same place', async () => {
  const { site, ann, threadId } = await aWorld()
  const { slug } = await site.app.platform.open.db
    .selectFrom('thread')
    .select('slug')
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow()
  const send = (body: string): Promise<Answer> =>
    answerOf(
      threadAction(
        visit(site.as(ann), {
          at: `/threads/${threadId}/${slug}`,
          params: { id: threadId, slug },
          form: { intent: 'respond', body, once: 'stamp' },
        }),
      ),
    )
  await killedAfterCommit(site, () => send('Turn it off.'))
  const before = await done(site)
  const again = await send('Turn it off.')
  expect(again.status).toBe(303)
  expect(await send('Turn it off.')).toEqual(again)
  expect(await done(site)).toEqual(before)
  // The page was not loaded anew, and another text is another answer.
  expect(await send('Turn it on again.')).not.toEqual(again)
  expect(await done(site)).toMatchObject({ post: (before['post'] ?? 0) + 1 })
})

test('a story that is saved and handed in with one press is both after a crash', async () => {
  const { site, ann } = await aWorld()
  const ctx: Ctx = site.as(ann)
  const form = { ...storyForm(), intent: 'save', finish: 'submit', once: 'stamp' }
  const send = (): Promise<Answer> => answerOf(newStory(visit(ctx, { at: '/stories/new', form })))
  await killedAfterCommit(site, send)
  const again = await send()
  expect(again.status, JSON.stringify(again.data)).toBe(303)
  expect(await site.app.platform.open.db.selectFrom('story').select('state').execute()).toEqual([
    { state: 'submitted' },
  ])
})

function storyForm(): Record<string, string> {
  const texts = Object.entries(aStoryText).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return { ...(Object.fromEntries(texts) as Record<string, string>), 'consent.uses[0]': 'community' }
}
