import { beforeAll, expect, test } from 'vitest'
import { visitor, type Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { threadShape } from '#app/domain/threads/input.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { pinThread } from '#app/domain/threads/upkeep/pin-thread.server.ts'
import { refileThread } from '#app/domain/threads/upkeep/refile-thread.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { aPlace } from '#tests/factories/catalogue.ts'
import { aGroup, aPrivateArea, asOfNow } from '#tests/factories/groups.ts'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

type Asked = Awaited<ReturnType<typeof aThread>>

/** Who acts: members of a group that only reads, answers, asks, moderates; of another group; of none; and roles. */
const people = ['visitor', 'out', 'other', 'reads', 'answers', 'asks', 'moderates', 'mo', 'sam', 'ada'] as const
type Who = (typeof people)[number]

let app: TestApp
let actors: Record<Who, Actor>

beforeAll(async () => {
  app = await testApp()
  await app.set('security.rateLimits', false)
  const ada = await aMember(app, 'ada')
  const made: Partial<Record<Who, Actor>> = { visitor, ada }
  for (const who of people)
    made[who] ??= await aMember(app, who, who === 'mo' || who === 'sam' ? {} : { trustLevel: 2 })
  actors = made as Record<Who, Actor>
  for (const who of ['other', 'reads', 'answers', 'asks', 'moderates'] as const)
    await aGroup(app, ada, who, { members: [actors[who]] })
  const none = { asks: false, answers: false, moderates: false }
  await aPrivateArea(app, ada, 'pilot', {
    reads: none,
    answers: { answers: true },
    asks: { asks: true },
    moderates: { asks: true, answers: true, moderates: true },
  })
  await aPrivateArea(app, ada, 'elsewhere', { other: { asks: true, answers: true, moderates: true } })
  await aPlace(app, ada, 'open')
  await aPlace(app, ada, 'desk', { seeing: 'staff' })
  for (const who of people) if (who !== 'visitor') actors[who] = await asOfNow(app, actors[who])
})

type Place = 'pilot' | 'desk' | 'open'
const acts = {
  read: (who: Actor, { thread }: Asked) => threadPage(app.as(who), thread.id, { order: 'oldest', limit: 10 }),
  ask: (who: Actor, _asked: Asked, place: Place) =>
    createThread(
      app.as(who),
      threadShape.parse({
        kind: 'question',
        title: 'How do I do this here?',
        body: 'Tell me, please.',
        category: place,
      }),
    ),
  answer: (who: Actor, { thread }: Asked) =>
    writePost(app.as(who), { threadId: thread.id, kind: 'answer', parentId: null, body: 'Turn it off and on.' }),
  vote: (who: Actor, { post }: Asked) => castVote(app.as(who), { postId: post.id, value: 1 }),
  follow: (who: Actor, { thread }: Asked) => setFollow(app.as(who), { threadId: thread.id, on: true }),
  lock: (who: Actor, { thread }: Asked) => transitionThread(app.as(who), { threadId: thread.id, act: 'lock' }),
  pinHere: (who: Actor, { thread }: Asked) =>
    pinThread(app.as(who), { threadId: thread.id, scope: 'category', until: null }),
  pinEverywhere: (who: Actor, { thread }: Asked) =>
    pinThread(app.as(who), { threadId: thread.id, scope: 'site', until: null }),
  moveOut: (who: Actor, { thread }: Asked) => refileThread(app.as(who), { threadId: thread.id, category: 'general' }),
  remove: (who: Actor, { post }: Asked) => removePost(app.as(who), { postId: post.id, reason: 'Off topic' }),
} satisfies Record<string, (who: Actor, asked: Asked, place: Place) => Promise<unknown>>

/**
 * y: done. 4: not found, as if it did not exist. n: refused. i: refused as an unknown category. s: has to sign in. Ada
 * wrote everything, so she can't vote; `other` moderates elsewhere, so an act of moderators is looked up first.
 */
const cells: Record<Place, Record<keyof typeof acts, string>> = {
  //       visitor out other reads answers asks moderates mo sam ada
  pilot: {
    read: '444yyyyyyy',
    ask: 'siinnyyyyy',
    answer: 's44nynyyyy',
    vote: 's44nynyyyn',
    follow: 's44yyyyyyy',
    lock: 'sn4nnnyyyy',
    pinHere: 'sn4nnnyyyy',
    pinEverywhere: 'sn4nnnnyyy',
    moveOut: 'sn4nnnnyyy',
    remove: '444nnnyyny',
  },
  desk: {
    read: '44444444yy',
    ask: 'siiiiiiiyy',
    answer: 's4444444yy',
    vote: 's4444444yn',
    follow: 's4444444yy',
    lock: 'sn4nnn44yy',
    pinHere: 'sn4nnn44yy',
    pinEverywhere: 'sn4nnn44yy',
    moveOut: 'sn4nnn44yy',
    remove: '44444444ny',
  },
  open: {
    read: 'yyyyyyyyyy',
    ask: 'syyyyyyyyy',
    answer: 'syyyyyyyyy',
    vote: 'syyyyyyyyn',
    follow: 'syyyyyyyyy',
    lock: 'snnnnnnyyy',
    pinHere: 'snnnnnnyyy',
    pinEverywhere: 'snnnnnnyyy',
    moveOut: 'snnnnnnyyy',
    remove: 'snnnnnnyny',
  },
}

test.each(Object.keys(cells) as Place[])(
  'in a category of the kind %s each may do what the table says',
  async (place) => {
    const found: Record<string, string> = {}
    for (const act of Object.keys(acts) as (keyof typeof acts)[]) {
      found[act] = ''
      for (const who of people) {
        const asked = await aThread(app, { by: actors.ada, category: place })
        await anAnswer(app, { to: asked, by: actors.ada })
        found[act] += await outcome(() => acts[act](actors[who], asked, place))
      }
    }
    expect(found).toEqual(cells[place])
  },
  60_000,
)

async function outcome(act: () => Promise<unknown>): Promise<string> {
  try {
    await act()
    return 'y'
  } catch (error) {
    if (!isDomainError(error)) throw error
    if (error.kind === 'not_found') return '4'
    if (error.kind === 'unauthenticated') return 's'
    if (error.kind === 'invalid') return error.key === 'threads.errors.unknownCategory' ? 'i' : 'n'
    return 'n'
  }
}
