import { expect, onTestFinished, test } from 'vitest'
import { visitor, type Actor } from '#app/core/actor.ts'
import { msOf, plus } from '#app/core/time.ts'
import { sessionHash } from '#app/domain/accounts/sessions/lucia-adapter.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { deleteSession } from '#app/domain/accounts/store/accounts.server.ts'
import { noteReading } from '#app/domain/cases/presence/note-reading.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { myDrafts } from '#app/domain/drafts/my-drafts.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { openHub, type Hub, type LiveMessage } from '#app/web/live/hub.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** The hub of an app with one reader after the other. */
function hubOf(app: TestApp): { hub: Hub; open(actor: Actor | null, keys: string[], since?: string): Promise<Reader> } {
  const hub = openHub(app.app.platform)
  onTestFinished(() => hub.close())
  return {
    hub,
    async open(actor, keys, since = app.clock.now()) {
      const { memberId } = actor ?? visitor
      const session =
        actor === null || memberId === null
          ? null
          : await app.app.context().write((tx) => startSession(tx, memberId, actor, { userAgent: null, ip: null }))
      const reader: Reader = { told: [], ended: false, hash: session === null ? null : sessionHash(session) }
      const remove = hub.add({
        actor: actor ?? visitor,
        sessionHash: reader.hash,
        keys: new Set(keys),
        sinceMs: msOf(since),
        tell: (message) => reader.told.push(message),
        end: () => (reader.ended = true),
      })
      onTestFinished(remove)
      return reader
    },
  }
}

type Reader = { told: LiveMessage[]; ended: boolean; hash: string | null }

const itemsOf = ({ told }: Reader): string[] => told.map(({ item }) => item)
/** Long enough for everything that was gathered to have been told. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300))

test('a new answer is told to those who read the thread, not to its writer, nor beside other threads', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const [question, other] = [await aThread(app, { by: ann }), await aThread(app, { by: ann })]
  const { open } = hubOf(app)
  const key = `thread:${question.thread.id}`
  const [asker, writer, guest] = [await open(ann, [key]), await open(bob, [key]), await open(null, [key])]
  const elsewhere = await open(ann, [`thread:${other.thread.id}`])

  const answer = await anAnswer(app, { to: question, by: bob })
  await aComment(app, { to: question, on: answer, by: bob })
  await settled()

  for (const reader of [asker, guest])
    expect(reader.told).toEqual([{ key, item: answer.id, at: msOf(app.clock.now()) }])
  expect([...writer.told, ...elsewhere.told]).toEqual([])
})

test('what was hidden before it is told is told only to those who may read it', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const question = await aThread(app, { by: ann })
  const { open } = hubOf(app)
  const keys = [`thread:${question.thread.id}`]
  const [asker, guest, moderator] = [await open(ann, keys), await open(null, keys), await open(mo, keys)]

  const answer = await anAnswer(app, { to: question, by: bob })
  await removePost(app.as(bob), { postId: answer.id })
  await settled()

  expect([itemsOf(asker), itemsOf(guest), itemsOf(moderator)]).toEqual([[], [], [answer.id]])
})

test('cases and the queue are told to those who work on them; an own case to its customer', async () => {
  const app = await testApp()
  const { ann, bob, cora, mo, sam } = await people(app, 'ann', 'bob', 'cora', 'mo', 'sam')
  const { open } = hubOf(app)
  const earlier = await aPrivateCase(app, { of: ann, body: 'The first invoice was wrong, please look.' })
  const keys = ['day', 'queue', `case:${earlier.id}`, `ownCase:${earlier.id}`]
  const readers = { ann, bob, cora, mo, sam }
  const told: Record<string, Reader> = {}
  for (const [name, actor] of Object.entries(readers)) told[name] = await open(actor, keys)
  const guest = await open(null, keys)

  app.clock.advance({ minutes: 1 })
  await aPrivateCase(app, { of: bob, body: 'The second invoice was wrong, please look.' })
  await replyToCase(app.as(sam), { number: earlier.number, body: 'We look into it.', privately: true, wait: false })
  await app.app.context().write((tx) =>
    openReviewItem(tx, {
      kind: 'redemption',
      subjectType: 'redemption',
      subjectId: 'rdm_1',
      reason: 'costly',
      evidence: {},
    }),
  )
  await settled()

  const kinds = (name: string): string[] => [...new Set(told[name]?.told.map(({ key }) => key.split(':')[0] ?? ''))]
  expect(kinds('ann')).toEqual(['ownCase'])
  expect([...kinds('bob'), ...kinds('cora'), ...kinds('mo'), ...guest.told]).toEqual([])
  expect(kinds('sam').sort()).toEqual(['day', 'queue'])
})

test('colleagues are told that somebody writes in a case, and ask for the names; others are not and may not', async () => {
  const app = await testApp()
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  const { open } = hubOf(app)
  const { id, number } = await aPrivateCase(app, { of: ann, body: 'The first invoice was wrong, please look.' })
  const keys = [`writing:${id}`]
  const [customer, writer, colleague] = [await open(ann, keys), await open(sam, keys), await open(ada, keys)]

  const draft = { place: places.case(id), fields: { body: 'We look into it' }, revision: 0 }
  await saveDraft(app.as(sam), draft)
  await settled()
  expect([customer.told.length, writer.told.length, colleague.told.length]).toEqual([0, 0, 1])
  expect(await noteReading(app.as(ada), id)).toEqual({ writing: ['Sam'], reading: [] })
  expect(await noteReading(app.as(sam), id)).toEqual({ writing: [], reading: ['Ada'] })
  await expect(noteReading(app.as(ann), id)).toFailWith('forbidden')
  await expect(saveDraft(app.as(ann), draft)).toFailWith('forbidden')

  await saveDraft(app.as(sam), { ...draft, fields: { body: 'We look into it now' }, revision: 1 })
  await settled()
  expect(colleague.told).toHaveLength(1)
  expect(await myDrafts(app.as(sam))).toMatchObject([{ kind: 'case', case: { number } }])
  await replyToCase(app.as(sam), { number, body: 'We look into it now.', privately: true, wait: false })
  expect([(await noteReading(app.as(ada), id)).writing, await myDrafts(app.as(sam))]).toEqual([[], []])
})

test('the bell is told to those who were told of something, and to nobody else', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const { open } = hubOf(app)
  const [asker, writer, agent, guest] = [
    await open(ann, ['bell']),
    await open(bob, ['bell']),
    await open(sam, ['bell']),
    await open(null, ['bell']),
  ]
  await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await app.drainJobs()
  await settled()
  const { id: cause } = await app.app.platform.open.reader
    .selectFrom('event_log')
    .select('id')
    .where('type', '=', 'post.written')
    .executeTakeFirstOrThrow()
  expect(itemsOf(asker)).toContain(cause)
  // He may have earned a badge, and hears of that.
  expect(itemsOf(writer)).not.toContain(cause)
  expect([...agent.told, ...guest.told]).toEqual([])
})

test('rights that end in the middle end the news, and a session that ends closes the stream', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const { open, hub } = hubOf(app)
  const question = await aThread(app, { by: bob })
  const key = `thread:${question.thread.id}`
  const [agent, member] = [await open(sam, ['day']), await open(ann, [key])]
  await aPrivateCase(app, { of: ann, body: 'The first invoice was wrong, please look.' })
  await settled()
  expect(agent.told).toHaveLength(1)

  const { db } = app.app.platform.open
  await db
    .deleteFrom('member_role')
    .where('member_id', '=', sam.memberId ?? '')
    .execute()
  await deleteSession(db, member.hash ?? '')
  await aPrivateCase(app, { of: ann, body: 'The second invoice was wrong, please look.' })
  await anAnswer(app, { to: question, by: await aMember(app, 'carl') })
  await settled()

  expect([agent.told.length, agent.ended]).toEqual([1, false])
  expect([member.told, member.ended]).toEqual([[], true])
  expect(hub.size()).toBe(1)
})

test('who was away is told afterwards what came since then, and nothing from before', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const question = await aThread(app, { by: ann })
  const { open } = hubOf(app)
  const key = `thread:${question.thread.id}`
  await anAnswer(app, { to: question, by: bob })
  app.clock.advance({ minutes: 1 })
  const left = app.clock.now()
  app.clock.advance({ minutes: 1 })
  const answer = await anAnswer(app, { to: question, by: bob })

  // The first reader of this process, and one more: what the log holds, and what is kept.
  const back = await open(ann, [key], left)
  await expect.poll(() => itemsOf(back)).toEqual([answer.id])
  const later = await open(null, [key], left)
  await expect.poll(() => itemsOf(later)).toEqual([answer.id])
  const now = await open(null, [key], plus(app.clock.now(), { seconds: 1 }))
  await settled()
  expect([back.told.length, later.told.length, now.told.length]).toEqual([1, 1, 0])
})
