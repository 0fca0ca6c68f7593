// On both databases: row locks.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { assignCase } from '#app/domain/cases/work/assign-case.server.ts'
import { changeCases } from '#app/domain/cases/work/change-cases.server.ts'
import { classifyCase } from '#app/domain/cases/work/classify-case.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCaseTo } from '#app/domain/cases/work/transition-case-to.server.ts'
import * as api from '#app/routes/api.ts'
import * as staffCase from '#app/routes/staff/case.tsx'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

let app: TestApp
let ann: Actor
let sam: Actor
let tara: Actor

beforeAll(async () => {
  app = await testApp()
  await app.set('security.rateLimits', false)
  await app.set('cases.openPerAgent', 1000)
  ;({ ann, sam } = await people(app, 'ann', 'sam'))
  tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
})
afterAll(() => app.close())

type One = { number: number; seen: number | undefined }
type Looked = { number: number; seen: number }
const reply = (by: Actor, one: One, body = 'My answer.') =>
  replyToCase(app.as(by), { ...one, body, privately: true, wait: false })
const move = (by: Actor, one: One, to: Case['status']) => transitionCaseTo(app.as(by), { ...one, to, note: 'For you.' })

/** What sam has seen of a case that tara has. */
async function looked(): Promise<Looked> {
  const { number } = await aPrivateCase(app, { of: ann })
  await takeCase(app.as(tara), { number })
  return { number, seen: (await casePage(app.as(sam), number)).seen }
}

/** What happens while sam writes. */
const since = {
  'the customer wrote': ({ number }: One) => customerReply(app.as(ann), { number, body: 'And another thing.' }),
  'a colleague answered': ({ number }: One) => reply(tara, { number, seen: undefined }),
  'a colleague resolved it': ({ number }: One) => move(tara, { number, seen: undefined }, 'resolved'),
  'a colleague gave it away': ({ number }: One) =>
    assignCase(app.as(tara), { number, seen: undefined, handle: null, note: null }),
  'a colleague changed the severity': ({ number }: One) =>
    setSeverity(app.as(tara), { number, seen: undefined, severity: 'P3' }),
  'a colleague wrote a note': ({ number }: One) =>
    addNote(app.as(tara), { number, seen: undefined, body: 'I phoned them.' }),
}
type Happened = keyof typeof since

const acts = {
  note: (one: One) => addNote(app.as(sam), { ...one, body: 'Mine.' }),
  reply: (one: One) => reply(sam, one),
  resolve: (one: One) => move(sam, one, 'resolved'),
  wait: (one: One) => move(sam, one, 'waiting_customer'),
  assign: (one: One) => assignCase(app.as(sam), { ...one, handle: 'sam', note: 'Mine.' }),
  classify: (one: One) => classifyCase(app.as(sam), { ...one, severity: 'P2', category: 'price' }),
  dismiss: (one: One) => dismissCase(app.as(sam), { ...one, reason: 'Praise.' }),
}

/** What holds each act back: the customer's words, an answer, the end, another assignee, another severity. */
const held: Record<keyof typeof acts, readonly Happened[]> = {
  note: [],
  reply: ['the customer wrote', 'a colleague answered', 'a colleague resolved it'],
  resolve: ['the customer wrote', 'a colleague answered', 'a colleague resolved it'],
  wait: ['the customer wrote', 'a colleague answered', 'a colleague resolved it'],
  assign: ['a colleague resolved it', 'a colleague gave it away'],
  classify: ['a colleague changed the severity'],
  dismiss: ['the customer wrote', 'a colleague answered', 'a colleague resolved it'],
}

describe.each(Object.keys(acts) as (keyof typeof acts)[])('%s', (act) => {
  test.each(Object.keys(since) as Happened[])('after %s', async (happened) => {
    const one = await looked()
    await since[happened](one)
    const refusal = await acts[act](one).then(
      () => null,
      (error: unknown) => error,
    )
    if (!held[act].includes(happened)) {
      expect(refusal).toBeNull()
      return
    }
    expect(refusal).toMatchObject({ kind: 'conflict', code: 'conflict', params: { seen: one.seen } })
    // Whoever has seen it may go on, unless the case itself is in the way.
    const { details } = refusal as { details: { seen: number; since: { number: number }[] } }
    expect(details.since.map(({ number }) => number)).toContain(details.seen)
    const again = await acts[act]({ ...one, seen: details.seen }).then(
      () => null,
      (error: unknown) => (isDomainError(error) ? error.code : error),
    )
    expect(again).toBe(act === 'wait' && happened === 'a colleague resolved it' ? 'no_such_step' : null)
  })
})

test('of fifty answers of two agents at once, over use-case, page and API, one is kept and every other text comes back', async () => {
  const one = await looked()
  const tokens = new Map<Actor, string>()
  for (const by of [sam, tara])
    tokens.set(
      by,
      (await createToken(app.as(by), { memberId: by.memberId ?? '', name: 'two', scopes: ['staff'] })).text,
    )
  const [byUseCase, byPage, byApi] = [
    async (by: Actor, body: string) => {
      await reply(by, one, body)
      return { sent: true, text: body }
    },
    async (by: Actor, body: string) => {
      const path = `/staff/cases/${one.number}`
      const form = { intent: 'reply', kind: 'private', body, seen: String(one.seen) }
      const { status, data } = await answerOf(
        Promise.resolve(staffCase.action(routeArgs(app.as(by), path, { number: String(one.number) }, form))),
      )
      expect([303, 409]).toContain(status)
      const shown = data as { result?: { initialValue: { body: string } } }
      return { sent: status === 303, text: shown.result?.initialValue.body ?? body }
    },
    async (by: Actor, body: string) => {
      const at = `/api/v1/cases/${one.number}/reply`
      const request = new Request(`http://localhost:3000${at}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${tokens.get(by)}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ body, privately: true, seen: one.seen }),
      })
      const { status } = await api.action({ ...routeArgs(app.visitor(), at), request })
      expect([201, 409]).toContain(status)
      return { sent: status === 201, text: body }
    },
  ] as const
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, async (_, at) => {
      const body = `Answer ${at}`
      const send = at % 3 === 0 ? byUseCase : at % 3 === 1 ? byPage : byApi
      const outcome = await send(at % 2 === 0 ? sam : tara, body).catch((error: unknown) => {
        if (isDomainError(error) && error.code === 'conflict') return { sent: false, text: body }
        throw error
      })
      return { ...outcome, body }
    }),
  )
  expect(outcomes.filter(({ sent }) => sent)).toHaveLength(1)
  expect(outcomes.filter(({ text, body }) => text !== body)).toEqual([])
  const { messages } = await casePage(app.as(sam), one.number)
  expect(messages.filter(({ byStaff }) => byStaff)).toHaveLength(1)
})

test('the lines of a time line are numbered from 1 without a gap, also when they are written at once', async () => {
  const { number } = await looked()
  await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      at % 2 === 0
        ? customerReply(app.as(ann), { number, body: `Word ${at}` })
        : reply(tara, { number, seen: undefined }, `Answer ${at}`),
    ),
  )
  const { timeline, seen } = await casePage(app.as(sam), number)
  const numbers = timeline.map((line) => line.number).toSorted((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, at) => at + 1))
  expect(seen).toBe(numbers.length)
})

test('several cases at once: what changed since the list was shown stays as it is, and is named', async () => {
  const [first, second] = [await looked(), await looked()]
  await customerReply(app.as(ann), { number: second.number, body: 'One more thing.' })
  const left = await changeCases(app.as(sam), {
    numbers: [first.number, second.number],
    seen: new Map([first, second].map(({ number, seen }) => [number, seen])),
    act: 'resolve',
    handle: null,
    category: 'other',
    severity: 'P3',
    reason: 'Fixed.',
  })
  expect(left).toMatchObject([{ number: second.number, key: 'cases.errors.conflict' }])
})
