import { systemActor } from '#app/core/actor.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { checkPost } from '#app/domain/cases/detection/check-post.server.ts'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setCategory } from '#app/domain/cases/work/set-category.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import type { DemoCase, DemoCaseStep } from '#db/seeds/demo/plot.ts'
import { threads } from '#db/seeds/demo/threads.ts'
import { votes } from './thread-acts.ts'
import { actAs, hoursAfter, known, notAfter, type Act, type World } from './world.ts'

/** Who opens a case by hand where the detection sees nothing, and who sorts it. */
const sorter = 'haneul'

/** A complaint from the moment it is written: noticed, sorted, and what staff do about it. */
export function caseActs(world: World, matter: DemoCase): Act[] {
  const thread = threads.find((one) => one.key === matter.thread)
  if (thread === undefined) throw new Error(`no thread ${matter.thread}`)
  const start = plus(world.now, { ms: -Math.round(thread.daysAgo * 86_400_000) })
  const at = (hours: number): Instant => notAfter(hoursAfter(start, hours), world.now)
  return [
    { at: at(0.02), play: () => notice(world, matter, at(0.02)) },
    ...matter.steps.flatMap((step) => stepActs(world, matter, step, at(step.at))),
  ]
}

async function notice(world: World, matter: DemoCase, at: Instant): Promise<void> {
  const postId = known(world.threads, matter.thread).openingPostId
  const found = await checkPost(world.app.context({ actor: systemActor }, { at, quiet: true }), { postId })
  const opened =
    found ??
    (await openCase(actAs(world, sorter, at), { postId, severity: matter.severity, category: matter.category }))
  world.caseNumbers.set(matter.thread, opened.number)
  if (matter.ends === 'dismissed') return
  await setSeverity(actAs(world, sorter, at), { number: opened.number, severity: matter.severity })
  await setCategory(actAs(world, sorter, at), { number: opened.number, category: matter.category })
}

function stepActs(world: World, matter: DemoCase, step: DemoCaseStep, at: Instant): Act[] {
  const play = { at, play: () => playStep(world, matter, step, at) }
  if (step.act !== 'reply') return [play]
  return [play, ...votes(world, step.up, undefined, at, () => known(world.posts, `${matter.thread}/${step.key}`))]
}

async function playStep(world: World, matter: DemoCase, step: DemoCaseStep, at: Instant): Promise<void> {
  const number = known(world.caseNumbers, matter.thread)
  const ctx = actAs(world, step.by, at)
  switch (step.act) {
    case 'take':
      return void (await takeCase(ctx, { number }))
    case 'note':
      return void (await addNote(ctx, { number, body: step.body }))
    case 'reply': {
      const { postId } = await replyToCase(ctx, { number, body: step.body, privately: false, wait: false })
      if (postId !== null) world.posts.set(`${matter.thread}/${step.key}`, postId)
      return
    }
    case 'wait_customer':
      return void (await transitionCase(ctx, { number, note: null, act: 'waitForCustomer' }))
    case 'wait_staff':
      return void (await transitionCase(ctx, { number, note: null, act: 'waitForStaff' }))
    case 'resolve':
      return void (await transitionCase(ctx, { number, note: null, act: 'resolve' }))
    case 'close':
      return void (await transitionCase(ctx, { number, note: null, act: 'close' }))
    case 'dismiss':
      return void (await dismissCase(ctx, { number, reason: step.body }))
  }
}

/** The final state of a case of the plot; differs from the plot only when the use-cases changed. */
export async function casesAstray(world: World, cases: readonly DemoCase[]): Promise<string[]> {
  const rows = await world.app.platform.open.db.selectFrom('case').select(['number', 'status', 'dismissed']).execute()
  return cases.flatMap((matter) => {
    const row = rows.find((one) => one.number === world.caseNumbers.get(matter.thread))
    const status = row?.dismissed === 1 ? 'dismissed' : row?.status
    return status === matter.ends ? [] : [`${matter.thread}: ${status} instead of ${matter.ends}`]
  })
}
