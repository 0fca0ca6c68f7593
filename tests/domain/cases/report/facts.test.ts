// On both databases: what is kept is written and read as text.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { signedId } from '#app/core/links/signed-id.server.ts'
import { askForRatings } from '#app/domain/cases/after/ask-for-ratings.server.ts'
import { rateCase } from '#app/domain/cases/after/rate-case.server.ts'
import { caseCategories, caseSeverities } from '#app/domain/cases/case.ts'
import { verifyClocks } from '#app/domain/cases/clock/verify-clocks.server.ts'
import { mergeCases } from '#app/domain/cases/merge/merge-cases.server.ts'
import { undoMerge } from '#app/domain/cases/merge/undo-merge.server.ts'
import { calendarShape } from '#app/domain/cases/promises/input.ts'
import { addKoreanHolidays, saveCalendar } from '#app/domain/cases/promises/save-calendar.server.ts'
import { changePolicy } from '#app/domain/cases/promises/save-policy.server.ts'
import { caseReport } from '#app/domain/cases/report/case-report.server.ts'
import { recomputeCaseFacts } from '#app/domain/cases/report/recompute-case-facts.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setCategory } from '#app/domain/cases/work/set-category.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { transitionCaseTo } from '#app/domain/cases/work/transition-case-to.server.ts'
import { eraseMember } from '#app/domain/leaving/erase-member.server.ts'
import { seededRandom } from '#scripts/prove/seeded-random.ts'
import { aCase, aPrivateCase, mild } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { recountedReport } from './recount.ts'

async function aSite() {
  const app = await testApp()
  await app.set('security.rateLimits', false)
  const { ann, bob, sam, ada } = await people(app, 'ann', 'bob', 'sam', 'ada')
  const { db } = app.app.platform.open
  await db
    .insertInto('account')
    .values({
      id: 'acc_1',
      name: 'Acme',
      kind: 'company',
      plan: 'pro "2"',
      products: '[]',
      started_at: '2024-11-30T00:00:00.000Z',
      renews_at: '2027-01-01T00:00:00.000Z',
      external_id: null,
      updated_at: null,
    })
    .execute()
  await db
    .updateTable('member')
    .set({ account_id: 'acc_1' })
    .where('id', '=', ann.memberId ?? '')
    .execute()
  return { app, ann, bob, sam, ada, db }
}

type Site = Awaited<ReturnType<typeof aSite>>
type Pick = <T>(list: readonly T[]) => T

/** What happens to cases, to what is promised and to what customers say; `number` is one that chance chose. */
const acts: Record<string, (site: Site, number: number, pick: Pick) => Promise<unknown>> = {
  open: ({ app, ann, bob }, _, pick) => aPrivateCase(app, { of: pick([ann, bob]), body: mild }),
  openPublic: ({ app, ann, sam }) => aCase(app, { of: ann, by: sam }),
  answer: ({ app, sam }, number, pick) =>
    replyToCase(app.as(sam), { number, body: 'We look into it.', privately: true, wait: pick([true, false]) }),
  write: async ({ app, db }, number) => {
    const customer = await customerOf(db, number)
    return customerReply(app.as(customer), { number, body: 'And one more thing.' })
  },
  move: ({ app, sam }, number, pick) =>
    transitionCaseTo(app.as(sam), {
      number,
      to: pick(['waiting_customer', 'waiting_staff', 'resolved', 'resolved', 'closed'] as const),
      note: null,
    }),
  severity: ({ app, sam }, number, pick) => setSeverity(app.as(sam), { number, severity: pick(caseSeverities) }),
  category: ({ app, sam }, number, pick) => setCategory(app.as(sam), { number, category: pick(caseCategories) }),
  dismiss: ({ app, sam }, number) => dismissCase(app.as(sam), { number, reason: null }),
  merge: async ({ app, sam, db }, _, pick) => {
    const open = await db
      .selectFrom('case')
      .select(['number', 'customer_id'])
      .where('status', 'not in', ['resolved', 'closed'])
      .where('merged_into_id', 'is', null)
      .execute()
    const one = pick(open)
    const other = pick(open.filter(({ customer_id }) => customer_id === one?.customer_id))
    return mergeCases(app.as(sam), { number: one?.number ?? 0, into: other?.number ?? 0 })
  },
  undoMerge: async ({ app, sam, db }, number, pick) => {
    const merged = await db.selectFrom('case').select('number').where('merged_into_id', 'is not', null).execute()
    return undoMerge(app.as(sam), { number: pick(merged)?.number ?? number })
  },
  rate: async ({ app, db }, _, pick) => {
    await askForRatings(app.app.context())
    const asked = await db.selectFrom('csat_response').select('case_id').execute()
    if (asked.length === 0) return
    const token = signedId(app.app.platform.env, pick(asked).case_id)
    await rateCase(app.visitor(), { token, score: pick([1, 3, 5]), comment: '' })
  },
  policy: async ({ app, ada }, _, pick) => {
    const minutes = { firstResponse: pick([30, 600]), nextResponse: pick([30, 600]), resolution: pick([60, 4_000]) }
    const severity = pick(['p1', 'p2', 'p3'])
    await changePolicy(app.as(ada), { id: `slp_${severity}`, calendarId: 'cal_standard', ...minutes })
    return app.drainJobs()
  },
  hours: async ({ app, ada }, _, pick) => {
    const day = pick(['09:00-18:00', '13:00-14:00', '00:00-24:00'])
    const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
    const week = { ...Object.fromEntries(names.map((name) => [name, day])), saturday: '', sunday: '' }
    const said = { nameEn: 'Hours', nameKo: '업무 시간', zone: 'Asia/Seoul', holidays: '2026-11-25', ...week }
    await saveCalendar(app.as(ada), { id: 'cal_standard', ...calendarShape.parse(said) })
    return app.drainJobs()
  },
  holidays: async ({ app, ada }) => {
    await addKoreanHolidays(app.as(ada), { id: 'cal_standard' })
    return app.drainJobs()
  },
}

/** Everyday acts come more often. */
const drawn = [...Object.keys(acts), 'answer', 'answer', 'write', 'write', 'move', 'move', 'merge', 'rate', 'open']

test(
  'whatever is done, what is kept is what the time lines say, and the report is what counting gives',
  { timeout: 120_000 },
  async () => {
    const done = new Set<string>()
    for (const seed of [1, 2, 3]) {
      const site = await aSite()
      const { app, sam, db } = site
      const random = seededRandom(seed)
      const pick: Pick = (list) => list[Math.floor(random() * list.length)] as never
      await acts['open']?.(site, 0, pick)
      for (let step = 0; step < 70; step++) {
        app.clock.advance({ minutes: pick([0, 1, 90, 700, 2_000]) })
        const act = pick(drawn)
        const number = pick(await numbersOf(db))
        if (await isDone(acts[act]?.(site, number, pick))) done.add(act)
        const verified = await verifyClocks(db, app.clock.now())
        expect(verified.wrong, `seed ${seed}, step ${step}: ${act} ${number}`).toEqual([])
        if (step % 10 === 9)
          for (const period of ['4w', '52w'] as const)
            expect(await caseReport(app.as(sam), period), `seed ${seed}, step ${step}, ${period}`).toMatchObject(
              await recountedReport(app, period),
            )
      }
      expect((await db.selectFrom('case').select('id').execute()).length).toBeGreaterThan(5)
      await app.close()
    }
    expect([...done].toSorted()).toEqual(Object.keys(acts).toSorted())
  },
)

test('cases whose facts are not kept are counted all the same, and the job keeps them', async () => {
  const { app, ann, bob, sam, db } = await aSite()
  const { number } = await aPrivateCase(app, { of: ann })
  await aPrivateCase(app, { of: bob })
  app.clock.advance({ minutes: 20 })
  await replyToCase(app.as(sam), { number, body: 'We look into it.', privately: true, wait: false })
  await transitionCaseTo(app.as(sam), { number, to: 'resolved', note: null })
  app.clock.advance({ days: 2 })
  await askForRatings(app.app.context())
  const before = await caseReport(app.as(sam), '4w')
  expect(before).toMatchObject({ cases: 2, firstResponse: { kept: 1 }, ratings: { asked: 1 } })
  await db
    .deleteFrom('case_fact')
    .where('case_id', 'in', await idsOf(db, [number]))
    .execute()
  expect(await caseReport(app.as(sam), '4w')).toEqual(before)
  await db.deleteFrom('case_fact').execute()
  expect(await caseReport(app.as(sam), '4w')).toEqual(before)
  const cost = () => countQueries(app.as(sam), (ctx) => caseReport(ctx, '4w'))
  expect(await cost()).toBe(7)
  expect(await recomputeCaseFacts(app.app.context())).toBe(2)
  expect(await recomputeCaseFacts(app.app.context())).toBe(0)
  expect(await cost()).toBe(5)
  expect(await caseReport(app.as(sam), '4w')).toEqual(before)
  expect(await verifyClocks(db, app.clock.now())).toEqual({ cases: 2, wrong: [] })
  await db
    .updateTable('case_fact')
    .set({ rating: 5 })
    .where('case_id', 'in', await idsOf(db, [number]))
    .execute()
  expect(await verifyClocks(db, app.clock.now())).toEqual({ cases: 2, wrong: [number] })
})

test('the figures of a customer who was erased stay', async () => {
  const { app, ann, sam, db } = await aSite()
  const { number } = await aPrivateCase(app, { of: ann })
  app.clock.advance({ minutes: 20 })
  await replyToCase(app.as(sam), { number, body: 'We look into it.', privately: true, wait: false })
  await eraseMember(app.app.context(), { handle: 'ann', posts: 'keep', reason: 'asked by mail' })
  expect(await caseReport(app.as(sam), '4w')).toMatchObject({ cases: 1, firstResponse: { kept: 1, median: 20 } })
  expect(await verifyClocks(db, app.clock.now())).toEqual({ cases: 1, wrong: [] })
})

/** False when the product refused it. */
async function isDone(act: Promise<unknown> | undefined): Promise<boolean> {
  try {
    await act
    return true
  } catch (error) {
    if (!isDomainError(error)) throw error
    return false
  }
}

async function numbersOf(db: Site['db']): Promise<number[]> {
  return (await db.selectFrom('case').select('number').orderBy('number').execute()).map(({ number }) => number)
}

async function idsOf(db: Site['db'], numbers: number[]): Promise<string[]> {
  return (await db.selectFrom('case').select('id').where('number', 'in', numbers).execute()).map(({ id }) => id)
}

async function customerOf(db: Site['db'], number: number): Promise<Actor> {
  const { id, handle, name } = await db
    .selectFrom('case')
    .innerJoin('member', 'member.id', 'case.customer_id')
    .select(['member.id', 'member.handle', 'member.name'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return { memberId: id, handle, name, roles: ['member'], trustLevel: 1 }
}
