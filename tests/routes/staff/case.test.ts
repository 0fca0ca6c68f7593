// On both databases: a sample of the pages.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import * as feedback from '#app/routes/feedback/new.tsx'
import * as myCase from '#app/routes/me/case.tsx'
import * as myCases from '#app/routes/me/cases.tsx'
import * as staffCase from '#app/routes/staff/case.tsx'
import * as staffCases from '#app/routes/staff/cases.tsx'
import * as day from '#app/routes/staff/day.tsx'
import { aCase, aPrivateCase, complaints } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const post = (app: TestApp, member: Actor, number: number, form: Record<string, string>) =>
  answerOf(
    Promise.resolve(
      staffCase.action(routeArgs(app.as(member), `/staff/cases/${number}`, { number: String(number) }, form)),
    ),
  )
const load = (app: TestApp, member: Actor, number: number) =>
  answerOf(staffCase.loader(routeArgs(app.as(member), `/staff/cases/${number}`, { number: String(number) })))

async function opened() {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  return { app, ann, bob, sam, tara, ...(await aCase(app, { of: ann, by: sam })) }
}

test('an agent works through a case with forms alone', async () => {
  const {
    app,
    sam,
    case: { number },
  } = await opened()
  const forms: Record<string, string>[] = [
    { intent: 'take' },
    { intent: 'classify', severity: 'P1', category: 'price' },
    { intent: 'reply', kind: 'note', body: 'Bank asked.' },
    { intent: 'reply', body: 'Your money is on its way.', wait: 'on' },
    { intent: 'move', to: 'resolved', note: '' },
    { intent: 'move', to: 'closed' },
    { intent: 'reopen' },
    { intent: 'assign', handle: 'tara', note: 'For you.' },
    { intent: 'assign', handle: '' },
    { intent: 'dismiss', reason: 'Solved by itself.' },
  ]
  for (const form of forms)
    expect(await post(app, sam, number, form), form.intent).toMatchObject({
      status: 303,
      location: `/staff/cases/${number}`,
    })
  const { data } = await load(app, sam, number)
  expect(data).toMatchObject({
    view: { severity: 'P1', category: 'price', dismissed: true, assignee: null, notes: [{}, {}, {}] },
  })
})

test('what is not acceptable is said beside the field, with everything typed kept', async () => {
  const {
    app,
    sam,
    case: { number },
  } = await opened()
  expect(await post(app, sam, number, { intent: 'reply', body: '' })).toMatchObject({
    status: 422,
    data: { intent: 'reply', result: { error: { body: [expect.any(String)] } } },
  })
  expect(await post(app, sam, number, { intent: 'classify', severity: 'P9', category: 'price' })).toMatchObject({
    status: 422,
  })
  expect(await post(app, sam, number, { intent: 'assign', handle: 'ann', note: 'Hm' })).toMatchObject({
    status: 422,
    data: { result: { initialValue: { note: 'Hm' }, error: { handle: ['cases.errors.notStaff'] } } },
  })
  expect(await post(app, sam, number, { intent: 'nothing-like-it' })).toMatchObject({ status: 400 })
})

test("a colleague's newer reply is shown, my text is kept, and sending again works", async () => {
  const {
    app,
    sam,
    tara,
    case: { number },
  } = await opened()
  const { data: page } = await load(app, sam, number)
  const { seen } = (page as { view: { seen: number } }).view
  await replyToCase(app.as(tara), { number, body: 'I have it.', privately: false, wait: false })

  const held = await post(app, sam, number, { intent: 'reply', body: 'My long answer.', seen: String(seen) })
  expect(held).toMatchObject({
    status: 409,
    data: {
      error: { code: 'conflict', params: { seen } },
      result: { initialValue: { body: 'My long answer.' } },
    },
  })
  const { data: again } = await load(app, sam, number)
  const { view } = again as { view: { seen: number; posts: { html: string }[] } }
  expect(JSON.stringify(view.posts)).toContain('I have it.')
  expect(
    await post(app, sam, number, { intent: 'reply', body: 'My long answer.', seen: String(view.seen) }),
  ).toMatchObject({
    status: 303,
  })
})

test('a case that somebody else took says who has it', async () => {
  const {
    app,
    sam,
    tara,
    case: { number },
  } = await opened()
  await post(app, tara, number, { intent: 'take' })
  expect(await post(app, sam, number, { intent: 'take' })).toMatchObject({
    status: 409,
    data: { error: { key: 'cases.errors.taken', params: { name: 'Tara' } } },
  })
})

test('staff pages are for staff: others get 403, visitors are led to sign in, and forms are refused the same', async () => {
  const {
    app,
    ann,
    case: { number },
  } = await opened()
  const mo = await aMember(app, 'mo')
  for (const [route, path, params] of [
    [day, '/staff', {}],
    [staffCases, '/staff/cases', {}],
    [staffCase, `/staff/cases/${number}`, { number: String(number) }],
  ] as const) {
    for (const member of [ann, mo])
      expect((await answerOf(route.loader(routeArgs(app.as(member), path, { ...params })))).status, path).toBe(403)
    expect((await answerOf(route.loader(routeArgs(app.visitor(), path, { ...params })))).status, path).toBe(302)
  }
  expect(await post(app, ann, number, { intent: 'take' })).toMatchObject({ status: 403 })
})

test('an address that is no case number is not found', async () => {
  const { app, sam } = await opened()
  for (const number of ['0', '9999', '1e3', 'x', '-1', '99999999999999999999']) {
    expect(
      (await answerOf(staffCase.loader(routeArgs(app.as(sam), '/staff/cases/x', { number })))).status,
      number,
    ).toBe(404)
  }
})

test('a post becomes a case from its thread by one form', async () => {
  const { app, ann, sam } = await opened()
  const other = await aThread(app, { by: ann })
  expect(
    await answerOf(
      Promise.resolve(
        staffCases.action(routeArgs(app.as(sam), '/staff/cases', {}, { intent: 'open', postId: other.post.id })),
      ),
    ),
  ).toMatchObject({ status: 303, location: '/staff/cases/1002' })
})

test('the list takes any filter in its address, and begins open where it makes no sense', async () => {
  const { app, sam } = await opened()
  const list = async (query: string) =>
    (await answerOf(staffCases.loader(routeArgs(app.as(sam), `/staff/cases${query}`)))).data as {
      cases: unknown[]
      chosen: { status: string }
    }
  expect((await list('')).cases).toHaveLength(1)
  expect((await list('?status=closed')).cases).toEqual([])
  expect(await list('?status=nonsense&severity=P9')).toMatchObject({
    chosen: { status: 'open', severity: 'all' },
    cases: [{}],
  })
})

test('my day has my own cases, what nobody has, and the load of the team', async () => {
  const {
    app,
    ann,
    sam,
    case: { number },
  } = await opened()
  await aPrivateCase(app, { of: ann })
  await post(app, sam, number, { intent: 'take' })
  const { data } = await answerOf(day.loader(routeArgs(app.as(sam), '/staff')))
  expect(data).toMatchObject({
    view: 'mine',
    cases: [{ reference: `C-${number}`, customer: { name: 'Ann' } }],
    free: [{}],
    counts: { mine: 1, free: 1, team: 2, customer: 0 },
    load: { most: 10 },
  })
})

test('no page of the customer holds a note, and no one else finds the case', async () => {
  const {
    app,
    ann,
    bob,
    sam,
    case: { number },
  } = await opened()
  await addNote(app.as(sam), { number, body: 'SECRET-NOTE' })
  const args = { number: String(number) }
  const own = await answerOf(myCase.loader(routeArgs(app.as(ann), `/me/cases/${number}`, args)))
  const list = await answerOf(myCases.loader(routeArgs(app.as(ann), '/me/cases')))
  expect(own.data).toMatchObject({ number, status: 'new' })
  expect(JSON.stringify([own, list])).not.toContain('SECRET-NOTE')
  expect((await answerOf(myCase.loader(routeArgs(app.as(bob), `/me/cases/${number}`, args)))).status).toBe(404)
  expect(await answerOf(myCase.loader(routeArgs(app.visitor(), `/me/cases/${number}`, args)))).toMatchObject({
    status: 302,
    location: `/login?next=${encodeURIComponent(`/me/cases/${number}`)}`,
  })
})

test('the customer writes privately and opens a solved case again', async () => {
  const {
    app,
    ann,
    bob,
    sam,
    case: { number },
  } = await opened()
  const act = (member: Actor, form: Record<string, string>) =>
    answerOf(
      Promise.resolve(
        myCase.action(routeArgs(app.as(member), `/me/cases/${number}`, { number: String(number) }, form)),
      ),
    )
  expect(await act(ann, { intent: 'write', body: 'Account 1234' })).toMatchObject({
    status: 303,
    location: `/me/cases/${number}`,
  })
  expect(await act(ann, { intent: 'write', body: '' })).toMatchObject({ status: 422 })
  expect(await act(bob, { intent: 'write', body: 'Me too' })).toMatchObject({ status: 404 })
  await post(app, sam, number, { intent: 'move', to: 'resolved' })
  expect(await act(ann, { intent: 'reopen' })).toMatchObject({ status: 303 })
})

test('feedback leads to the thread in public and to the case in private; a double click is one', async () => {
  const { app, ann } = await opened()
  // Three in a second are more than a member may start.
  await app.set('security.rateLimits', false)
  const send = (form: Record<string, string>) =>
    answerOf(
      Promise.resolve(feedback.action(routeArgs(app.as(ann), '/feedback/new', {}, { intent: 'feedback', ...form }))),
    )
  expect((await send({ body: complaints.en.body, public: 'yes' })).location).toMatch(/^\/threads\/thr_/)
  const twice = { body: 'Please call me before you come.', public: 'no', once: 'stamp-1' }
  expect(await send(twice)).toMatchObject({ status: 303, location: '/me/cases/1003' })
  expect(await send(twice)).toMatchObject({ location: '/me/cases/1003' })
  expect(await send({ body: 'Bad', public: 'no' })).toMatchObject({
    status: 422,
    data: { result: { initialValue: { body: 'Bad' } } },
  })
  expect(await send({ body: complaints.en.body, public: 'perhaps' })).toMatchObject({ status: 422 })
  expect(
    await answerOf(
      Promise.resolve(feedback.action(routeArgs(app.visitor(), '/feedback/new', {}, { intent: 'feedback', ...twice }))),
    ),
  ).toMatchObject({ status: 302 })
})
