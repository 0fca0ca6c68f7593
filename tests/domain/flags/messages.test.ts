// On both databases: a flag of a type that only one side of a case sees.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { myFlags } from '#app/domain/flags/queries/my-flags.server.ts'
import { withdrawFlag } from '#app/domain/flags/withdraw-flag.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decideMessage } from '#app/domain/moderation/messages/decide-message.server.ts'
import { undoMessageDecision } from '#app/domain/moderation/messages/undo-message-decision.server.ts'
import { decisionsAbout } from '#app/domain/moderation/queries/decisions.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { undoReviewItem } from '#app/domain/review/undo-review-item.server.ts'
import { decisionAppealPanel } from '#app/views/moderation/appeal-panel.server.ts'
import { messagePanel } from '#app/views/moderation/message-panel.server.ts'
import { aContactCase, aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPostDecision } from '#tests/factories/moderation.ts'
import { testApp } from '#tests/setup/test-app.ts'

const insult = 'You are all idiots.'

async function site() {
  const app = await testApp()
  const { ann, bob, mo, sam, ada } = await people(app, 'ann', 'bob', 'mo', 'sam', 'ada')
  const opened = await aPrivateCase(app, { of: ann, body: 'My invoice of May has the wrong name on it, please look.' })
  const { number } = opened
  await replyToCase(app.as(sam), { number, body: 'Read the manual first.', privately: true, wait: false })
  await customerReply(app.as(ann), { number, body: insult })
  const said = await app.app.platform.open.reader.selectFrom('case_message').selectAll().orderBy('id').execute()
  const [answer, abuse] = said.map(({ id }) => id) as [string, string]
  const flag = (by: Actor, id: string) => flagThing(app.as(by), { type: 'message', id, reason: 'abuse', note: '' })
  const queue = async (by: Actor) =>
    (await reviewQueue(app.as(by), { kind: 'message', view: 'open' }, { limit: 10, cursor: null })).items
  const decide = (
    by: Actor,
    itemId: string,
    given: { decision?: 'breach' | 'dismiss' | 'keep'; sanction?: 'silence' } = {},
  ) =>
    decideMessage(app.as(by), {
      itemId,
      ...aPostDecision({ note: 'It insults a person.' }),
      decision: 'breach',
      ...given,
    })
  return { app, ann, bob, mo, sam, ada, opened, answer, abuse, flag, queue, decide }
}

test('an agent reports a message of a customer: the moderator sees it and the number of the case, and nothing else of it', async () => {
  const { app, ann, mo, sam, opened, abuse, flag, queue } = await site()
  await flag(sam, abuse)
  const [item] = await queue(mo)
  expect(item).toMatchObject({ subject_id: abuse, member_id: ann.memberId, category_id: null, reason: 'flagged' })
  const panel = await messagePanel.load(app.as(mo), item as never)
  expect(panel).toMatchObject({
    shown: { type: 'message', title: `C-${opened.number}`, href: null, texts: [insult] },
    author: { handle: 'ann' },
    flags: [{ reason: 'abuse', by: { name: 'Sam' } }],
  })
  expect(JSON.stringify(panel)).not.toMatch(/invoice|manual|password|@example/)
  expect((await messagePanel.rows(app.as(mo), [item as never])).get(item?.id ?? '')).toMatchObject({ title: insult })
})

test('a breach can lead to a sanction, of which its author is told; who reported it reads the words; undoing ends it', async () => {
  const { app, ann, mo, sam, ada, abuse, flag, queue, decide } = await site()
  await flag(sam, abuse)
  const [item] = await queue(mo)
  await decide(mo, item?.id ?? '', { sanction: 'silence' })
  const [told] = await decisionsAbout(app.visitor().read, ann.memberId ?? '')
  expect(told).toMatchObject({ restriction: 'silence', source: 'flag', facts: 'It insults a person.', reversed: null })
  const [mine] = await myFlags(app.as(sam), sam.memberId ?? '')
  expect(mine).toMatchObject({
    type: 'message',
    state: 'upheld',
    words: 'It insults a person.',
    thing: { text: insult, case: { own: false } },
  })
  const appealId = await appealDecision(app.as(ann), {
    decisionId: told?.id ?? '',
    ground: 'tooSevere',
    body: 'I was very angry that day.',
  })
  expect(await decisionAppealPanel.load(app.as(ada), { subject_id: appealId } as never)).toMatchObject({
    shown: { type: 'message', texts: [insult] },
  })
  await undoReviewItem(app.as(mo), { itemId: item?.id ?? '', reason: 'It was a quotation.' }, undoMessageDecision)
  const [after] = await decisionsAbout(app.visitor().read, ann.memberId ?? '')
  expect(after?.reversed).not.toBeNull()
  expect((await myFlags(app.as(sam), sam.memberId ?? ''))[0]).toMatchObject({ state: 'open' })
})

test('a customer reports a message of staff: another than its author decides, and about a sanction of staff an admin', async () => {
  const { app, ann, mo, ada, sam, answer, flag, queue, decide } = await site()
  await flag(ann, answer)
  const [item] = await queue(mo)
  expect(item).toMatchObject({ member_id: sam.memberId })
  const [mine] = await myFlags(app.as(ann), ann.memberId ?? '')
  expect(mine).toMatchObject({ thing: { text: 'Read the manual first.', case: { own: true } } })
  await expect(decide(sam, item?.id ?? '')).toFailWith('forbidden')
  await expect(decide(mo, item?.id ?? '', { sanction: 'silence' })).toFailWith('forbidden', 'moderation.errors.staff')
  await decide(mo, item?.id ?? '', { decision: 'keep' })
  expect((await myFlags(app.as(ann), ann.memberId ?? ''))[0]).toMatchObject({ state: 'rejected' })

  const admin = await aMember(app, 'max', { roles: ['admin', 'moderator'] })
  const { number } = await aPrivateCase(app, { of: ann })
  await replyToCase(app.as(admin), { number, body: 'No.', privately: true, wait: false })
  const own = await app.app.platform.open.reader
    .selectFrom('case_message')
    .select('id')
    .where('author_id', '=', admin.memberId)
    .executeTakeFirstOrThrow()
  await flag(ann, own.id)
  const [other] = await queue(ada)
  await expect(decide(admin, other?.id ?? '')).toFailWith('forbidden')
  await decide(ada, other?.id ?? '', { sanction: 'silence' })
  expect(await decisionsAbout(app.visitor().read, admin.memberId ?? '')).toMatchObject([{ restriction: 'silence' }])
})

test('one flag per member and message; many hide nothing; withdrawing the last takes the item out of the queue', async () => {
  const { app, ann, mo, sam, opened, flag, queue } = await site()
  const others = [await aMember(app, 'kim', { roles: ['agent'] }), await aMember(app, 'lee', { roles: ['agent'] })]
  for (const by of [sam, sam, ...others]) await flag(by, opened.id)
  const items = await queue(mo)
  expect(items).toMatchObject([{ subject_id: opened.id, member_id: ann.memberId }])
  expect(await decisionsAbout(app.visitor().read, ann.memberId ?? '')).toEqual([])
  for (const by of [sam, ...others]) await withdrawFlag(app.as(by), { type: 'message', id: opened.id })
  expect(await queue(mo)).toEqual([])
})

test('nobody reports their own side, a message that they can’t read, or for a reason that makes no sense there', async () => {
  const { app, ann, bob, mo, sam, answer, abuse, opened, flag } = await site()
  const kim = await aMember(app, 'kim', { roles: ['agent'] })
  for (const [by, id] of [
    [ann, abuse],
    [ann, opened.id],
    [sam, answer],
    [kim, answer],
  ] as const)
    await expect(flag(by, id)).toFailWith('forbidden', 'flags.errors.ownSide')
  for (const by of [bob, mo]) await expect(flag(by, abuse)).toFailWith('not_found')
  await expect(flagThing(app.as(sam), { type: 'message', id: abuse, reason: 'offTopic', note: '' })).toFailWith(
    'invalid',
  )
})

test('abuse by somebody without an account is decided too, and nobody is sanctioned', async () => {
  const { app, mo, sam, flag, queue, decide } = await site()
  const { id } = await aContactCase(app, { body: `${insult} Pay me back what you took from me twice.` })
  await flag(sam, id)
  const [item] = await queue(mo)
  expect(item).toMatchObject({ member_id: null })
  await decide(mo, item?.id ?? '', { sanction: 'silence' })
  expect((await myFlags(app.as(sam), sam.memberId ?? ''))[0]).toMatchObject({ state: 'upheld' })
})
