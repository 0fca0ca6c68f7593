import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { toInstant, unitMs, type Instant } from '#app/core/time.ts'
import { isOpen, type CaseSeverity, type CaseStatus } from '#app/domain/cases/case.ts'
import { clockNames } from '#app/domain/cases/clock/clock.ts'
import { openCaseForShape } from '#app/domain/cases/input.ts'
import { calendarShape } from '#app/domain/cases/promises/input.ts'
import { saveCalendar } from '#app/domain/cases/promises/save-calendar.server.ts'
import { changePolicy } from '#app/domain/cases/promises/save-policy.server.ts'
import { openCaseFor } from '#app/domain/cases/sources/open-case-for.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { transitionCaseTo } from '#app/domain/cases/work/transition-case-to.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import * as myCase from '#app/routes/me/case.tsx'
import * as staffCase from '#app/routes/staff/case.tsx'
import { seededRandom } from '#scripts/prove/seeded-random.ts'
import { aMember } from '#tests/factories/members.ts'
import { callApi } from '#tests/routes/api/call-api.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'
import { slowClock, type SlowClock, type SlowEvent, type SlowHours, type SlowPromise } from './minute-by-minute.ts'

/** Each severity has hours and a zone of its own, so that another severity changes both. */
const promised: Record<CaseSeverity, { hours: SlowHours; minutes: SlowPromise['minutes'] }> = {
  P1: {
    hours: office('Asia/Seoul', [540, 720, 780, 1080], ['2026-10-05']),
    minutes: { firstResponse: 60, nextResponse: 90, resolution: 540 },
  },
  P2: {
    hours: office('America/New_York', [600, 780, 800, 1140], []),
    minutes: { firstResponse: 240, nextResponse: 200, resolution: 900 },
  },
  P3: {
    hours: office('Europe/Berlin', [480, 700, 730, 1020], ['2026-10-26']),
    minutes: { firstResponse: 400, nextResponse: 400, resolution: 1500 },
  },
}

function office(zone: string, [a, b, c, d]: [number, number, number, number], holidays: string[]): SlowHours {
  const day = [
    { from: a, to: b },
    { from: c, to: d },
  ]
  return { zone, week: [day, day, day, day, day, [], []], holidays }
}

/** A case as the test knows it: nothing of it is read from the product. Minutes since 1970. */
type Known = { number: number; customer: Actor; events: SlowEvent[]; promises: SlowPromise[]; status: CaseStatus }
type Step = { at: number; run: () => Promise<void> }

const minute = unitMs.minute
const days = ['2026-10-03', '2026-10-24', '2026-10-31', '2027-03-13', '2027-03-27']
const severities = ['P1', 'P2', 'P3'] as const

test(
  'pages, API and notices say of 60 histories what a program says that walks minute by minute',
  { timeout: 120_000 },
  async () => {
    const app = await testApp()
    await app.set('security.rateLimits', false)
    await app.set('cases.openPerAgent', 1000)
    const sam = await aMember(app, 'sam', { roles: ['agent'] })
    await promise(app, await aMember(app, 'ada', { roles: ['admin'] }))
    const random = seededRandom(85)
    const wrong: string[] = []
    const steps: Step[] = []
    const cases: Known[] = []
    for (let n = 0; n < 60; n++) cases.push(plan(app, { n, sam, random, steps, wrong }))
    // All cases at once, in the order of time: clocks don't run backwards.
    for (const { at, run } of steps.toSorted((a, b) => a.at - b.at)) {
      app.clock.set(toInstant(at * minute))
      await run()
    }
    await app.drainJobs()
    for (const known of cases)
      wrong.push(...compare('notice', known.number, [firstNotice(known)], [await noticeOf(app, known)]))
    expect(wrong).toEqual([])
    await app.close()
  },
)

/** Puts the promises of the test into the place of the site's. */
async function promise(app: TestApp, ada: Actor): Promise<void> {
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  for (const severity of severities) {
    const { hours, minutes } = promised[severity]
    const text = (day: SlowHours['week'][number]) => day.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(', ')
    const week = Object.fromEntries(names.map((name, at) => [name, text(hours.week[at] ?? [])]))
    const calendar = {
      nameEn: severity,
      nameKo: severity,
      zone: hours.zone,
      holidays: hours.holidays.join('\n'),
      ...week,
    }
    const calendarId = await saveCalendar(app.as(ada), { id: null, ...calendarShape.parse(calendar) })
    await changePolicy(app.as(ada), { id: `slp_${severity.toLowerCase()}`, calendarId, ...minutes })
  }
}

function clock(minuteOfDay: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`
}

type Plan = { n: number; sam: Actor; random: () => number; steps: Step[]; wrong: string[] }

/** What happens to one case, and when it is looked at. */
function plan(app: TestApp, { n, sam, random, steps, wrong }: Plan): Known {
  const below = (count: number): number => Math.floor(random() * count)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  let at = Date.parse(`${pick(days)}T00:00:00Z`) / minute + below(2 * 1440)
  const known: Known = { number: 0, customer: sam, events: [{ at, kind: 'opened' }], promises: [], status: 'new' }
  const severity = pick(severities)
  steps.push({ at, run: () => open(app, sam, known, severity, n) })
  for (let left = below(7); left > 0; left--) {
    at += 1 + below(random() < 0.5 ? 200 : 1500)
    const [act, moment, next] = [random(), at, pick(severities)]
    const to = pick(['waiting_customer', 'waiting_staff', 'resolved', 'closed'] as const)
    steps.push({ at, run: () => step(app, sam, known, { act, at: moment, severity: next, to }) })
  }
  const looked = at + 1 + below(3000)
  steps.push({ at: looked, run: async () => void wrong.push(...(await differences(app, sam, known, looked))) })
  return known
}

async function open(app: TestApp, sam: Actor, known: Known, severity: CaseSeverity, n: number): Promise<void> {
  known.customer = await aMember(app, `customer${n}`)
  const body = 'Could you leave my name off the invoice, please?'
  const said = openCaseForShape.parse({ handle: known.customer.handle, body, severity, category: 'other' })
  const opened = await openCaseFor(app.as(sam), said)
  known.number = opened.case.number
  known.promises.push({ at: known.events[0]?.at ?? 0, ...promised[severity] })
}

type Drawn = {
  act: number
  at: number
  severity: CaseSeverity
  to: 'waiting_customer' | 'waiting_staff' | 'resolved' | 'closed'
}

/** One act, if the case is in a state for it, as the product does it and as the test notes it. */
async function step(app: TestApp, sam: Actor, known: Known, { act, at, severity, to }: Drawn): Promise<void> {
  const { number, events, status } = known
  const note = (kind: string, next?: CaseStatus) => {
    events.push(next === undefined ? { at, kind } : { at, kind, to: next })
    known.status = next ?? known.status
  }
  if (act < 0.3) {
    await replyToCase(app.as(sam), { number, body: 'We look into it.', privately: true, wait: false })
    note('answered')
    if (status === 'new' || status === 'acknowledged') note('moved', 'waiting_staff')
  } else if (act < 0.55) {
    await customerReply(app.as(known.customer), { number, body: 'And one more thing.' })
    if (!isOpen(status)) note('reopened', 'waiting_staff')
    note('customer_wrote', known.status === 'waiting_customer' ? 'waiting_staff' : undefined)
  } else if (act < 0.7) {
    await setSeverity(app.as(sam), { number, severity })
    if (known.promises.at(-1)?.hours !== promised[severity].hours) known.promises.push({ at, ...promised[severity] })
  } else if (to !== status && (isOpen(status) ? to !== 'closed' : to === 'waiting_staff')) {
    await transitionCaseTo(app.as(sam), { number, to, note: null })
    note(isOpen(status) ? 'moved' : 'reopened', to)
  }
}

type Said = { dueAt: Instant; state: string } | null

/** Where the product says something else than the slow program. */
async function differences(app: TestApp, sam: Actor, known: Known, now: number): Promise<string[]> {
  const { number, customer, events, promises } = known
  const slow = Object.fromEntries(clockNames.map((name) => [name, slowClock(name, events, promises, now)]))
  const expected = clockNames.map((name) => sayOf(slow[name] ?? null))
  const params = { number: String(number) }
  const page = (await answerOf(staffCase.loader(routeArgs(app.as(sam), `/staff/cases/${number}`, params)))).data as {
    view: Record<(typeof clockNames)[number], Said>
  }
  const api = (await callApi(app, sam, { at: `/cases/${number}`, scope: 'staff' })).body as {
    sla: Record<(typeof clockNames)[number], Said>
  }
  const own = (await answerOf(myCase.loader(routeArgs(app.as(customer), `/me/cases/${number}`, params)))).data as {
    dueAt: Instant | null
    late: boolean
  }
  const running = Object.values(slow)
    .filter((one) => one !== null && !one.ended && !one.paused)
    .toSorted((a, b) => (a?.dueAt ?? 0) - (b?.dueAt ?? 0))
  const next = running[0] ?? null
  return [
    ...compare(
      'page',
      number,
      expected,
      clockNames.map((name) => told(page.view[name])),
    ),
    ...compare(
      'API',
      number,
      expected,
      clockNames.map((name) => told(api.sla[name])),
    ),
    ...compare(
      'customer',
      number,
      next === null ? ['none'] : [`${toInstant(next.dueAt * minute)} ${next.late}`],
      own.dueAt === null ? ['none'] : [`${own.dueAt} ${own.late}`],
    ),
  ]
}

function sayOf(one: SlowClock | null): string {
  if (one === null) return 'none'
  const state = one.late ? 'breached' : one.ended ? 'met' : one.paused ? 'paused' : 'running'
  return `${toInstant(one.dueAt * minute)} ${state}`
}

function told(one: Said): string {
  return one === null ? 'none' : `${one.dueAt} ${one.state}`
}

/** What the customer was told when the case was opened: by when the first answer comes. */
function firstNotice({ events: [opened], promises: [first] }: Known): string {
  if (opened === undefined || first === undefined) return 'none'
  const due = slowClock('firstResponse', [opened], [first], opened.at)
  return due === null ? 'none' : toInstant(due.dueAt * minute)
}

async function noticeOf(app: TestApp, { customer }: Known): Promise<string> {
  const { items } = await notifications(app.as(customer), { unread: false, show: null }, { limit: 50, cursor: null })
  return String(items.find(({ kind }) => kind === 'caseOpened')?.detail['dueAt'] ?? 'none')
}

function compare(where: string, number: number, expected: string[], found: string[]): string[] {
  return expected.flatMap((text, at) =>
    text === found[at] ? [] : [`${where} of C-${number}: ${found[at]}, minute by minute ${text}`],
  )
}
