import { systemActor } from '#app/core/actor.ts'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { dayIn, plus, type Instant } from '#app/core/time.ts'
import { answerNps } from '#app/domain/cases/after/answer-nps.server.ts'
import { askToRecommend } from '#app/domain/cases/after/ask-to-recommend.server.ts'
import { reminderShape } from '#app/domain/cases/day/input.ts'
import { setReminder } from '#app/domain/cases/day/set-reminder.server.ts'
import { checkPost } from '#app/domain/cases/detection/check-post.server.ts'
import { decideDoubt } from '#app/domain/cases/detection/decide-doubt.server.ts'
import { calendarShape } from '#app/domain/cases/promises/input.ts'
import { addKoreanHolidays, saveCalendar } from '#app/domain/cases/promises/save-calendar.server.ts'
import { answerQuestion } from '#app/domain/cases/questions/answer-question.server.ts'
import { askOutside } from '#app/domain/cases/questions/ask-outside.server.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { absenceShape } from '#app/domain/cases/team/input.ts'
import { setCompetence } from '#app/domain/cases/team/set-competence.server.ts'
import { moveTicketIn } from '#app/domain/cases/tickets/move-ticket.server.ts'
import { openTicket } from '#app/domain/cases/tickets/open-ticket.server.ts'
import { followCase } from '#app/domain/cases/work/follow-case.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { cast } from '#db/seeds/demo/cast.ts'
import {
  absences,
  competences,
  doubts,
  drafts,
  follows,
  questions,
  recommendations,
  reminders,
  ticketAddress,
  tickets,
} from '#db/seeds/demo/staff-day.ts'
import { actAs, hoursAfter, known, type World } from './world.ts'

const hoursAgo = (world: World, hours: number): Instant => hoursAfter(world.now, -hours)
const system = (world: World, at: Instant) => world.app.context({ actor: systemActor }, { at, quiet: true })
const dayFrom = (world: World, days: number): string =>
  dayIn(plus(world.now, { days }), world.app.context().setting('site.timeZone'))

/** Business hours with a lunch break and the public holidays of Korea, before the first case of the demo. */
export async function playHours(world: World): Promise<void> {
  const { db } = world.app.platform.open
  const { id } = await db.selectFrom('business_calendar').select('id').orderBy('id').executeTakeFirstOrThrow()
  const day = '09:00-12:00, 13:00-18:00'
  const ctx = actAs(world, 'sujin', plus(world.now, { days: -110 }))
  const names = { nameEn: 'Customer care', nameKo: '고객지원', zone: 'Asia/Seoul' }
  const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day }
  await saveCalendar(ctx, { id, ...calendarShape.parse({ ...names, ...week }) })
  await addKoreanHolidays(ctx, { id })
}

/** What makes a day of staff: who is here, what they wait for, and what they noted. Played after the cases. */
export async function playStaffDay(world: World): Promise<void> {
  const number = (key: string): number => known(world.caseNumbers, key)
  for (const { of, language, category } of competences)
    await setCompetence(actAs(world, 'sujin', hoursAgo(world, 24 * 60)), of, { language, category, product: [] })
  for (const { of, by, from, to, noted } of absences) {
    const absence = absenceShape.parse({ from: dayFrom(world, from), to: dayFrom(world, to) })
    await addAbsence(actAs(world, by, hoursAgo(world, 24 * noted)), of, absence)
  }
  for (const { case: key, by, inDays, ...reminder } of reminders)
    await setReminder(
      actAs(world, by, hoursAgo(world, 2)),
      number(key),
      reminderShape.parse({ day: dayFrom(world, inDays), ...reminder }),
    )
  for (const { case: key, by } of follows)
    await followCase(actAs(world, by, hoursAgo(world, 3)), { number: number(key), follow: true })
  await playDoubts(world)
  await playOutside(world)
  for (const { case: key, by, hoursAgo: hours, kind, body } of drafts) {
    const { id } = await caseOf(world, key)
    const fields = { body, kind }
    await saveDraft(actAs(world, by, hoursAgo(world, hours)), { place: places.case(id), fields, revision: 0 })
  }
  await playRecommendations(world)
}

const caseOf = (world: World, key: string) =>
  world.app.platform.open.db
    .selectFrom('case')
    .select('id')
    .where('number', '=', known(world.caseNumbers, key))
    .executeTakeFirstOrThrow()

async function playDoubts(world: World): Promise<void> {
  for (const { post, decided } of doubts) {
    const { openingPostId: postId } = known(world.threads, post)
    await checkPost(system(world, world.now), { postId })
    if (decided !== undefined)
      await decideDoubt(actAs(world, decided.by, hoursAgo(world, decided.after)), { postId, isComplaint: false })
  }
}

/** Questions to people outside, and tickets in the developers' own system, which is not asked here. */
async function playOutside(world: World): Promise<void> {
  const ctx = world.app.context()
  await changeSetting(ctx, 'mail.replyAddress', 'reply@haruwatt.example')
  await changeSetting(ctx, 'cases.ticketUrl', ticketAddress)
  await changeSetting(ctx, 'cases.ticketSecret', 'shared secret of the demo with its ticket system')
  for (const { case: key, by, email, body, hoursAgo: hours, answer } of questions) {
    const number = known(world.caseNumbers, key)
    const questionId = await askOutside(actAs(world, by, hoursAgo(world, hours)), { number, email, body })
    if (answer !== undefined)
      await answerQuestion(system(world, hoursAgo(world, hours - answer.after)), { questionId, body: answer.body })
  }
  for (const { case: key, by, number: ticket, note, hoursAgo: hours, closed } of tickets) {
    const number = known(world.caseNumbers, key)
    const { case_id: caseId } = await openTicket(actAs(world, by, hoursAgo(world, hours)), { number, note })
    const url = `https://desk.haruwatt.example/${ticket}`
    const said = (state: 'open' | 'closed', at: Instant) =>
      system(world, at).write((tx) => moveTicketIn(tx, caseId, { state, ticket, url }))
    await said('open', hoursAgo(world, hours - 0.1))
    if (closed !== undefined) await said('closed', hoursAgo(world, hours - closed))
  }
}

/** Nights in which members are asked whether they would recommend the company: each member has one of them. */
const nights = 30

async function playRecommendations(world: World): Promise<void> {
  const ctx = world.app.context()
  await changeSetting(ctx, 'cases.nps', 'true')
  await changeSetting(ctx, 'cases.npsQuietDays', String(nights))
  for (let night = nights; night > 0; night--) await askToRecommend(system(world, plus(world.now, { days: -night })))
  await changeSetting(ctx, 'cases.npsQuietDays', '180')
  for (const { by, score, comment } of recommendations) {
    const asked = await world.app.platform.open.db
      .selectFrom('nps_response')
      .select(['id', 'asked_at'])
      .where('member_id', '=', actAs(world, by, world.now).actor.memberId)
      .executeTakeFirst()
    if (asked === undefined) continue
    // A low score opens a case: that belongs to today.
    const at = score <= 6 ? hoursAgo(world, 2) : hoursAfter(plus(world.now, { days: -nights }), 24 * nights - 20)
    const { actor } = actAs(world, by, at)
    const locale = cast.find(({ handle }) => handle === by)?.lang ?? 'ko'
    await answerNps(world.app.context({ actor, locale }, { at, quiet: true }), { token: asked.id, score, comment })
  }
}
