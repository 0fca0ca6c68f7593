import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitor, type Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { errorKinds, isDomainError } from '#app/core/errors.ts'
import { transitionTowards } from '#app/core/state-machine.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'
import { caseTransitions } from '#app/domain/cases/case-transitions.ts'
import { caseStatuses, isOpen, type CaseStatus } from '#app/domain/cases/case.ts'
import { confirmComplaint } from '#app/domain/cases/detection/confirm-complaint.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { assignCase } from '#app/domain/cases/work/assign-case.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { reopenCase } from '#app/domain/cases/work/reopen-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setCategory } from '#app/domain/cases/work/set-category.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCaseTo } from '#app/domain/cases/work/transition-case-to.server.ts'
import * as api from '#app/routes/api.ts'
import * as myCase from '#app/routes/me/case.tsx'
import * as staffCase from '#app/routes/staff/case.tsx'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aGroup } from '#tests/factories/groups.ts'
import { aMember } from '#tests/factories/members.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Statuses, and a case that staff took for no complaint, which is closed too. */
const states = [...caseStatuses, 'dismissed'] as const
type State = (typeof states)[number]
const staffRoles = ['agent', 'lead', 'admin'] as const
const roles = ['visitor', 'otherCustomer', 'customer', 'moderator', ...staffRoles] as const
type Role = (typeof roles)[number]
/** The status afterwards, or that of the refusal. */
type Outcome = CaseStatus | 401 | 403 | 404 | 409

const moves = ['waiting_staff', 'waiting_customer', 'resolved', 'closed'] as const
const staffActs = ['take', 'assign', 'note', 'severity', 'category', 'reply', 'dismiss', 'confirm', ...moves] as const
const customerActs = ['write', 'reopen'] as const
const acts = [...staffActs, ...customerActs] as const
type Act = (typeof acts)[number]

/** What an act of staff makes of a case in each state: moves from the machine, the rest by hand. */
function staffOutcome(state: State, act: (typeof staffActs)[number] | 'reopen'): Outcome {
  const status = state === 'dismissed' ? 'closed' : state
  const dismissed = state === 'dismissed'
  if (act === 'note') return status
  if (act === 'dismiss') return 'closed'
  if (act === 'reopen') return isOpen(status) ? status : 'waiting_staff'
  if ((moves as readonly string[]).includes(act)) {
    const to = act as CaseStatus
    const row = transitionTowards(caseTransitions, status, 'staff', to)
    if (row === 'reopen') return 'waiting_staff'
    if (dismissed || row === null) return 409
    return status === to || (caseTransitions[row].from as readonly CaseStatus[]).includes(status) ? to : 409
  }
  if (dismissed) return 409
  if (act === 'take') return status === 'new' ? 'acknowledged' : 409
  if (act === 'assign') return status === 'new' ? 'acknowledged' : status
  if (act === 'reply') return status === 'new' || status === 'acknowledged' ? 'waiting_staff' : status
  return status
}

function expected(role: Role, state: State, act: Act): Outcome {
  if (role === 'visitor') return 401
  if (act === 'write') {
    if (role !== 'customer' || state === 'dismissed') return 404
    return state === 'waiting_customer' || !isOpen(state) ? 'waiting_staff' : state
  }
  if (isStaffRole(role)) return staffOutcome(state, act)
  if (act !== 'reopen') return 403
  if (role !== 'customer' || state === 'dismissed') return 404
  return staffOutcome(state, 'reopen')
}

let app: TestApp
let people: Record<Role, Actor>
let tara: Actor

beforeAll(async () => {
  app = await testApp()
  await app.set('security.rateLimits', false)
  await app.set('cases.openPerAgent', 1000)
  await app.set('cases.assignment', false)
  const ada = await aMember(app, 'ada', { roles: ['admin'] })
  tara = await aMember(app, 'tara', { roles: ['agent'] })
  people = {
    visitor,
    otherCustomer: await aMember(app, 'bob'),
    customer: await aMember(app, 'ann'),
    moderator: await aMember(app, 'mo', { roles: ['moderator'] }),
    agent: await aMember(app, 'sam', { roles: ['agent'] }),
    lead: await aMember(app, 'lea', { roles: ['agent'] }),
    admin: ada,
  }
  await aGroup(app, ada, 'leads', { members: [people.lead] })
})
afterAll(() => app.close())

/** A case in that state. Tara has it, unless it is new. */
async function aCaseIn(state: State): Promise<number> {
  const { number } = await aPrivateCase(app, { of: people.customer })
  const by = app.as(tara)
  const move = (to: CaseStatus) => transitionCaseTo(by, { number, to, note: null })
  if (state === 'dismissed') await dismissCase(by, { number, reason: null })
  else if (state !== 'new') {
    await takeCase(by, { number })
    if (state === 'closed') await move('resolved')
    if (state !== 'acknowledged') await move(state)
  }
  return number
}

const byUseCase: Record<Act, (ctx: Ctx, number: number) => Promise<unknown>> = {
  take: (ctx, number) => takeCase(ctx, { number }),
  assign: (ctx, number) => assignCase(ctx, { number, handle: 'sam', note: 'For you.' }),
  note: (ctx, number) => addNote(ctx, { number, body: 'I phoned.' }),
  severity: (ctx, number) => setSeverity(ctx, { number, severity: 'P2' }),
  category: (ctx, number) => setCategory(ctx, { number, category: 'delivery' }),
  reply: (ctx, number) => replyToCase(ctx, { number, body: 'We look into it.', privately: true, wait: false }),
  dismiss: (ctx, number) => dismissCase(ctx, { number, reason: 'Praise.' }),
  confirm: (ctx, number) => confirmComplaint(ctx, { number }),
  waiting_staff: (ctx, number) => transitionCaseTo(ctx, { number, to: 'waiting_staff', note: null }),
  waiting_customer: (ctx, number) => transitionCaseTo(ctx, { number, to: 'waiting_customer', note: null }),
  resolved: (ctx, number) => transitionCaseTo(ctx, { number, to: 'resolved', note: null }),
  closed: (ctx, number) => transitionCaseTo(ctx, { number, to: 'closed', note: null }),
  write: (ctx, number) => customerReply(ctx, { number, body: 'One more thing.' }),
  reopen: (ctx, number) => reopenCase(ctx, { number, note: null }),
}

/** Everything that happened before was seen; `seen.test.ts` is about what was not. */
const seen = 1_000

/** Forms of the pages. Severity and category have one. */
const byPage: Partial<Record<Act, Record<string, string>>> = {
  take: { intent: 'take' },
  assign: { intent: 'assign', handle: 'sam', note: 'For you.' },
  note: { intent: 'reply', kind: 'note', body: 'I phoned.' },
  category: { intent: 'classify', severity: 'P2', category: 'delivery' },
  reply: { intent: 'reply', kind: 'private', body: 'We look into it.' },
  dismiss: { intent: 'dismiss', reason: 'Praise.' },
  confirm: { intent: 'confirm' },
  ...Object.fromEntries(moves.map((to) => [to, { intent: 'move', to }])),
  write: { intent: 'write', body: 'One more thing.' },
  reopen: { intent: 'reopen' },
}

const byApi: Partial<Record<Act, [method: string, path: string, body: object]>> = {
  take: ['POST', 'transitions', { to: 'acknowledged' }],
  assign: ['PUT', 'assignee', { handle: 'sam', note: 'For you.' }],
  note: ['POST', 'notes', { body: 'I phoned.' }],
  severity: ['PUT', 'severity', { severity: 'P2' }],
  category: ['PUT', 'category', { category: 'delivery' }],
  reply: ['POST', 'reply', { body: 'We look into it.', privately: true }],
  dismiss: ['POST', 'dismiss', { reason: 'Praise.' }],
  ...Object.fromEntries(moves.map((to) => [to, ['POST', 'transitions', { to }]])),
}

/** What each role's program may hold. */
const scopes: Record<Exclude<Role, 'visitor'>, Scope> = {
  otherCustomer: 'write',
  customer: 'write',
  moderator: 'moderate',
  agent: 'staff',
  lead: 'staff',
  admin: 'admin',
}
const tokens = new Map<string, string>()

async function tokenOf(role: Role, scope?: Scope): Promise<string | null> {
  if (role === 'visitor') return null
  const wanted = scope ?? scopes[role]
  const key = `${role} ${wanted}`
  const memberId = people[role].memberId ?? ''
  const token =
    tokens.get(key) ?? (await createToken(app.as(people[role]), { memberId, name: key, scopes: [wanted] })).text
  tokens.set(key, token)
  return token
}

async function sendApi(token: string | null, number: number, act: Act): Promise<number | 'done'> {
  const [method, path, body] = byApi[act] ?? ['GET', '', {}]
  const at = `/api/v1/cases/${number}/${path}`
  const headers = {
    'Content-Type': 'application/json',
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  }
  const request = new Request(`http://localhost:3000${at}`, {
    method,
    headers,
    body: JSON.stringify({ ...body, seen }),
  })
  const { status } = await api.action({ ...routeArgs(app.visitor(), at), request })
  return status < 300 ? 'done' : status
}

const ways = {
  'use-case': {
    can: () => true,
    async send(role: Role, number: number, act: Act): Promise<number | 'done'> {
      try {
        await byUseCase[act](app.as(people[role]), number)
        return 'done'
      } catch (error) {
        if (!isDomainError(error)) throw error
        // A stranger who reopens a case is told that there is none; the page asks visitors to sign in first.
        return role === 'visitor' && act === 'reopen' ? 401 : errorKinds[error.kind].status
      }
    },
  },
  page: {
    can: (_role: Role, act: Act) => act in byPage,
    async send(role: Role, number: number, act: Act): Promise<number | 'done'> {
      // Customers and staff have a page each.
      const own = act === 'write' || (act === 'reopen' && !isStaffRole(role))
      const [route, path] = own ? [myCase, `/me/cases/${number}`] : ([staffCase, `/staff/cases/${number}`] as const)
      const args = routeArgs(
        app.as(people[role]),
        path,
        { number: String(number) },
        { ...byPage[act], seen: String(seen) },
      )
      const { status, location } = await answerOf(Promise.resolve(route.action(args)))
      if (status === 302 && location?.startsWith('/login') === true) return 401
      return status === 303 ? 'done' : status
    },
  },
  API: {
    can: (_role: Role, act: Act) => act in byApi,
    send: async (role: Role, number: number, act: Act) => sendApi(await tokenOf(role), number, act),
  },
} as const

function isStaffRole(role: Role): boolean {
  return (staffRoles as readonly Role[]).includes(role)
}

/** Everything that an act could change. */
async function stored(number: number): Promise<string> {
  const { db } = app.app.platform.open
  const row = await db.selectFrom('case').selectAll().where('number', '=', number).executeTakeFirstOrThrow()
  const counts = await Promise.all([
    db.selectFrom('case_event').select('id').where('case_id', '=', row.id).execute(),
    db.selectFrom('case_note').select('id').where('case_id', '=', row.id).execute(),
    db.selectFrom('case_message').select('id').where('case_id', '=', row.id).execute(),
    db.selectFrom('audit_event').select('seq').where('subject_id', '=', row.id).execute(),
  ])
  return JSON.stringify([row, counts.map(({ length }) => length)])
}

describe.each(states)('a case that is %s', (state) => {
  test.each(Object.keys(ways) as (keyof typeof ways)[])('each role and act over the %s', async (name) => {
    const way = ways[name]
    // Who is refused changes nothing, so that the next one finds the same case.
    const untouched = await aCaseIn(state)
    const before = await stored(untouched)
    const wrong: string[] = []
    for (const role of roles)
      for (const act of acts) {
        if (!way.can(role, act)) continue
        const outcome = expected(role, state, act)
        const refused = typeof outcome === 'number'
        const number = refused ? untouched : await aCaseIn(state)
        const answer = await way.send(role, number, act)
        const status = await statusOf(number)
        const found = answer === 'done' ? status : answer
        if (found !== outcome) wrong.push(`${role} ${act}: ${found} instead of ${outcome}`)
        if (refused && (await stored(untouched)) !== before)
          wrong.push(`${role} ${act}: was refused and changed the case`)
      }
    expect(wrong).toEqual([])
  })
})

test('a token of an agent that is not for staff does nothing with any case', async () => {
  const number = await aCaseIn('acknowledged')
  const before = await stored(number)
  const found: Record<string, (number | 'done')[]> = {}
  for (const scope of ['read', 'write', 'moderate'] as const) {
    const token = await tokenOf('agent', scope).catch(() => 'refused')
    for (const act of Object.keys(byApi) as Act[]) (found[scope] ??= []).push(await sendApi(token, number, act))
  }
  for (const [scope, statuses] of Object.entries(found))
    expect([scope, statuses.filter((status) => status !== 403 && status !== 401)]).toEqual([scope, []])
  expect(await stored(number)).toBe(before)
})

async function statusOf(number: number): Promise<CaseStatus> {
  const { status } = await app.app.platform.open.db
    .selectFrom('case')
    .select('status')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return status
}
