import { signedId } from '#app/core/links/signed-id.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { addBusinessMinutes, subtractBusinessMinutes } from '#app/domain/cases/clock/business-time.ts'
import { isBasicPolicy } from '#app/domain/cases/clock/policy.ts'
import { submitFeedbackByMail } from '#app/domain/cases/contact/submit-feedback-by-mail.server.ts'
import { verifyFeedback } from '#app/domain/cases/contact/verify-feedback.server.ts'
import { feedbackByMailShape } from '#app/domain/cases/input.ts'
import { calendarVersions, slaPolicies } from '#app/domain/cases/queries/promises.server.ts'
import { submitFeedback } from '#app/domain/cases/submit-feedback.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { assignCase } from '#app/domain/cases/work/assign-case.server.ts'
import { classifyCase } from '#app/domain/cases/work/classify-case.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import type { CaseSeverity } from '#db/schema/cases.ts'
import { contactCase, privateCases, type PrivateCase, type PrivateStep } from '#db/seeds/demo/private-cases.ts'
import { actAs, known, notAfter, type Act, type World } from './world.ts'

/** Who sorts what arrives. */
const sorter = 'haneul'

/** What customers told staff alone, from the moment they wrote it, and what became of it. */
export async function privateCaseActs(world: World): Promise<Act[]> {
  const hours = await businessHours(world)
  const written = (severity: CaseSeverity, when: PrivateCase['written']): Instant =>
    'daysAgo' in when
      ? plus(world.now, { ms: -Math.round(when.daysAgo * 86_400_000) })
      : hours.before(world.now, 'hoursAgo' in when ? when.hoursAgo : hours.promised(severity) - when.answerLeft / 60)
  return [
    ...privateCases.flatMap((one) => actsOf(world, one, written(one.severity, one.written), hours.after)),
    contactAct(world, written('P2', contactCase)),
  ]
}

function actsOf(
  world: World,
  one: PrivateCase,
  start: Instant,
  after: (from: Instant, hours: number) => Instant,
): Act[] {
  const at = (hours: number): Instant => notAfter(after(start, hours), world.now)
  return [
    { at: start, play: () => write(world, one, start) },
    ...one.steps.map((step): Act => ({ at: at(step.at), play: () => playStep(world, one, step, at(step.at)) })),
  ]
}

async function write(world: World, { key, by, body, product, severity, category }: PrivateCase, at: Instant) {
  const input = { body, public: false, product: product ?? null }
  const { case: opened } = await submitFeedback(actAs(world, by, at), input)
  world.caseNumbers.set(key, opened.number)
  await classifyCase(actAs(world, sorter, at), { number: opened.number, severity, category })
}

async function playStep(world: World, one: PrivateCase, step: PrivateStep, at: Instant): Promise<void> {
  const number = known(world.caseNumbers, one.key)
  const ctx = actAs(world, step.by, at)
  switch (step.act) {
    case 'take':
      return void (await takeCase(ctx, { number }))
    case 'note':
      return void (await addNote(ctx, { number, body: step.body }))
    case 'reply':
      return void (await replyToCase(ctx, { number, body: step.body, privately: true, wait: false }))
    case 'customer':
      return void (await customerReply(ctx, { number, body: step.body }))
    case 'hand_over':
      return void (await assignCase(ctx, { number, handle: step.to, note: step.body }))
    case 'wait_customer':
      return void (await transitionCase(ctx, { number, note: null, act: 'waitForCustomer' }))
    case 'wait_staff':
      return void (await transitionCase(ctx, { number, note: null, act: 'waitForStaff' }))
    case 'resolve':
      return void (await transitionCase(ctx, { number, note: null, act: 'resolve' }))
  }
}

/** Somebody without an account writes, and presses the link of the mail at once. */
function contactAct(world: World, at: Instant): Act {
  return {
    at,
    play: async () => {
      const ctx = world.app.context({}, { at, quiet: true })
      const { key, name, email, body, reference, product } = contactCase
      await submitFeedbackByMail(ctx, feedbackByMailShape.parse({ name, email, body, reference, product }))
      const { id } = await world.app.platform.open.db
        .selectFrom('feedback_request')
        .select('id')
        .where('address', '=', email)
        .executeTakeFirstOrThrow()
      const { case: opened } = await verifyFeedback(ctx, signedId(world.app.platform.env, id))
      world.caseNumbers.set(key, opened.number)
    },
  }
}

/** Time in which staff are there, in business hours: staff of the demo work in no night. */
async function businessHours(world: World) {
  const policies = (await slaPolicies(world.app.platform.open.db)).filter(isBasicPolicy)
  const [version = ''] = policies.map((policy) => policy.calendarVersionId)
  const calendar = (await calendarVersions(world.app.platform.open.db, [version])).get(version)
  if (calendar === undefined) throw new Error('nothing is promised')
  return {
    before: (at: Instant, hours: number): Instant => subtractBusinessMinutes(at, hours * 60, calendar),
    after: (from: Instant, hours: number): Instant => addBusinessMinutes(from, hours * 60, calendar),
    /** Hours until the first response. */
    promised: (severity: CaseSeverity): number =>
      (policies.find((policy) => policy.severity === severity)?.minutes.firstResponse ?? 0) / 60,
  }
}
