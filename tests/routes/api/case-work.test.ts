import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { aCase, aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

async function staffed() {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  // An assignee is told anyway, not as a follower.
  await app.set('cases.assignment', false)
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  const { case: first, thread } = await aCase(app, { of: ann, by: sam, severity: 'P1', category: 'price' })
  const second = await aPrivateCase(app, { of: bob, body: 'How do I change the address on the invoice?' })
  const call = (method: string, at: string, body?: unknown, as: Actor = sam) =>
    callApi(app, as, { method, at, body, scope: 'staff' })
  const list = async (query: string, as: Actor = sam) =>
    ((await call('GET', `/cases?${query}`, undefined, as)).body as { items: { number: number }[] }).items.map(
      ({ number }) => number,
    )
  return { app, ann, bob, sam, tara, thread, first: first.number, second: second.number, call, list }
}

test('the list is narrowed and ordered by everything that its page knows', async () => {
  const { app, sam, first, second, call, list } = await staffed()
  expect(await list('category=price')).toEqual([first])
  expect(await list('source=feedback')).toEqual([second])
  expect(await list('tier=champion')).toEqual([])
  expect(await list('sort=oldest')).toEqual([first, second])
  expect(await list('sort=newest')).toEqual([second, first])
  expect(await list('days=1')).toEqual([])
  app.clock.advance({ days: 2 })
  expect(await list('days=1')).toHaveLength(2)
  expect(await list('followed=yes')).toEqual([])
  await call('PUT', `/cases/${second}/follow`)
  expect(await list('followed=yes')).toEqual([second])
  await call('PUT', `/cases/${first}/assignee`, { handle: 'sam' })
  await call('POST', '/absences', { handle: sam.handle, from: '2026-11-25', to: '2026-11-26' })
  expect(await list('assignee=away')).toEqual([first])
  expect(await list('assignee=me')).toEqual([first])
  for (const wrong of ['category=joy', 'source=moon', 'days=2', 'sort=worst', 'tier=none', 'followed=no'])
    expect((await call('GET', `/cases?${wrong}`)).status, wrong).toBe(422)
})

test('a saved filter narrows the list, what is said beside it goes before it, and nobody uses or deletes that of others', async () => {
  const { tara, first, second, call, list } = await staffed()
  const saved = await call('POST', '/case-filters', {
    name: 'Price',
    query: 'category=price&nonsense=1',
    shared: false,
  })
  expect(saved).toMatchObject({ status: 201, body: { name: 'Price', query: 'category=price', own: true } })
  const id = String(saved.body.id)
  expect(await list(`filter=${id}`)).toEqual([first])
  expect(await list(`filter=${id}&category=other`)).toEqual([second])
  expect(await list(`filter=${id}&severity=P2`)).toEqual([])
  expect(await call('GET', `/cases?filter=${id}`, undefined, tara)).toMatchObject({ status: 404 })
  expect(await call('DELETE', `/case-filters/${id}`, undefined, tara)).toMatchObject({ status: 404 })
  expect(await call('DELETE', `/case-filters/${id}`)).toMatchObject({ status: 200 })
  expect(await call('GET', '/case-filters')).toMatchObject({ body: { items: [] } })
  expect(await list('')).toEqual(expect.arrayContaining([first, second]))
})

test('who follows a case is told of its news, and no longer after leaving it', async () => {
  const { app, bob, tara, second, call } = await staffed()
  const told = async () => {
    await app.drainJobs()
    const { items } = await notifications(app.as(tara), { unread: false, show: 'cases' }, { limit: 50, cursor: null })
    return items.flatMap(({ kind, count }) => (kind === 'caseNews' ? [count] : []))
  }
  expect(await call('PUT', `/cases/${second}/follow`, undefined, tara)).toMatchObject({ body: { following: true } })
  await customerReply(app.as(bob), { number: second, body: 'And the telephone number?' })
  expect(await told()).toEqual([1])
  expect(await call('DELETE', `/cases/${second}/follow`, undefined, tara)).toMatchObject({ body: { following: false } })
  await customerReply(app.as(bob), { number: second, body: 'One more thing.' })
  expect(await told()).toEqual([1])
})

test('a reminder is its owner’s own: listed, done once, and of no colleague', async () => {
  const { tara, first, call } = await staffed()
  const body = { day: '2026-12-01', reason: 'Ask the bank', promised: true }
  const made = await call('POST', `/cases/${first}/reminders`, body)
  expect(made).toMatchObject({ status: 201, body: { case: first, at: '2026-11-30T15:00:00.000Z', promised: true } })
  expect(await call('POST', `/cases/${first}/reminders`, { ...body, day: '2026-11-22' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'day' }] },
  })
  const at = `/reminders/${String(made.body.id)}`
  expect(await call('GET', '/reminders', undefined, tara)).toMatchObject({ body: { items: [] } })
  expect(await call('DELETE', at, undefined, tara)).toMatchObject({ status: 404 })
  expect(await call('GET', '/reminders')).toMatchObject({ body: { items: [{ case: first, reason: 'Ask the bank' }] } })
  expect(await call('DELETE', at)).toMatchObject({ status: 200 })
  expect(await call('DELETE', at), 'a second time').toMatchObject({ status: 200 })
  expect(await call('GET', '/reminders')).toMatchObject({ body: { items: [] } })
})

test('an absence is entered, listed and ended; two at one time and a wrong order are refused', async () => {
  const { call } = await staffed()
  const made = await call('POST', '/absences', { handle: 'tara', from: '2026-11-20', to: null })
  expect(made).toMatchObject({ status: 201, body: { member: { handle: 'tara' }, endsAt: null } })
  expect(await call('POST', '/absences', { handle: 'tara', from: '2026-12-01' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'from' }] },
  })
  expect(await call('POST', '/absences', { handle: 'sam', from: '2026-12-02', to: '2026-12-01' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'to' }] },
  })
  expect(await call('POST', '/absences', { handle: 'ann', from: '2026-12-02' })).toMatchObject({ status: 404 })
  expect(await call('GET', '/absences?handle=sam')).toMatchObject({ body: { items: [] } })
  expect(await call('GET', '/absences')).toMatchObject({ body: { items: [{ member: { handle: 'tara' } }] } })
  expect(await call('DELETE', `/absences/${String(made.body.id)}`)).toMatchObject({ status: 200 })
  expect(await call('GET', '/absences')).toMatchObject({ body: { items: [] } })
})

test('the note for handing over says the facts in the language of the program, and goes to the colleague', async () => {
  const { app, ann, sam, first, call } = await staffed()
  await call('POST', `/cases/${first}/reply`, { body: 'We look into it.' })
  await customerReply(app.as(ann), { number: first, body: 'And?' })
  const note = await callApi(app, sam, { at: `/cases/${first}/hand-over`, scope: 'staff', language: 'ko' })
  expect(note.body.note).toMatch(/^- .*Ann/)
  expect(note.body.note).toMatch(/[가-힣]/)
  const { body } = await call('GET', `/cases/${first}`)
  const given = { handle: 'tara', note: note.body.note, seen: body.seen }
  expect(await call('PUT', `/cases/${first}/assignee`, given)).toMatchObject({
    status: 200,
    body: { assignee: { handle: 'tara' }, notes: [{ html: expect.stringContaining('Ann') }] },
  })
})

test('reminders and absences come in pages that hold each once, in their order; a cursor that is none is refused', async () => {
  const { app, first, second, call } = await staffed()
  const walked = async (at: string) => {
    const ids: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const { body } = await call('GET', `${at}?limit=2${next === '' ? '' : `&cursor=${next}`}`)
      const page = body as { items: { id: string }[]; next: string | null }
      expect(page.items.length, at).toBeLessThanOrEqual(2)
      ids.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    return ids
  }
  const reminders: string[] = []
  // The same moment for several, so that only the id tells them apart.
  for (const [at, day] of [
    [first, '2026-12-01'],
    [second, '2026-12-01'],
    [first, '2026-12-02'],
    [second, '2026-12-03'],
    [first, '2026-12-03'],
  ] as const)
    reminders.push(
      String((await call('POST', `/cases/${at}/reminders`, { day, reason: 'Ask', promised: false })).body.id),
    )
  expect(await walked('/reminders')).toEqual(reminders)

  const absences: string[] = []
  for (const handle of ['ada', 'mia', 'noa', 'rio', 'uma']) {
    await aMember(app, handle, { roles: ['agent'] })
    absences.push(String((await call('POST', '/absences', { handle, from: '2026-12-01', to: null })).body.id))
  }
  expect(await walked('/absences')).toEqual(absences)
  for (const at of ['/reminders', '/absences'])
    expect(await call('GET', `${at}?cursor=nonsense`), at).toMatchObject({ status: 422 })
})
