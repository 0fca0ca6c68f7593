import type { App } from '#app/boot.server.ts'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { drainJobs } from '#app/core/worker.server.ts'
import { jobHandlers } from '#app/jobs.server.ts'
import { cases } from '#db/seeds/demo/cases.ts'
import { stories } from '#db/seeds/demo/stories.ts'
import { threads } from '#db/seeds/demo/threads.ts'
import { aftermathActs } from './aftermath-acts.ts'
import { areaActs } from './area-acts.ts'
import { caseActs, casesAstray } from './case-acts.ts'
import { playAftercare } from './cause-acts.ts'
import { playFraud } from './fraud-acts.ts'
import { playModeration } from './moderation-acts.ts'
import { playNotifications } from './notification-acts.ts'
import { playPerks } from './perk-acts.ts'
import { fillCatalog, playPeople } from './play-people.ts'
import { privateCaseActs } from './private-case-acts.ts'
import { programmeActs } from './programme-acts.ts'
import { playHours, playStaffDay } from './staff-acts.ts'
import { storiesAstray, storyActs } from './story-acts.ts'
import { templateActs } from './template-acts.ts'
import { threadActs } from './thread-acts.ts'
import type { Act, World } from './world.ts'

export type Played = {
  acts: number
  threads: number
  members: number
  /** Cases and stories that ended elsewhere than the plot says; none while plot and product agree. */
  astray: string[]
}

/**
 * Plays the demo's plot through the use-cases, in the order of its times: the small company Haruwatt, its customers,
 * their questions, complaints and stories. Everything else follows automatically: points, tiers, cases.
 * @returns null when there are members already, or the site began empty on purpose: nothing was done.
 */
export async function playDemo(
  app: App,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Played | null> {
  const anybody = await app.platform.open.db.selectFrom('member').select('id').limit(1).executeTakeFirst()
  await app.platform.settings.refresh({ force: true })
  if (anybody !== undefined || app.platform.settings.get('site.own')) return null
  const world: World = {
    app,
    now: app.platform.clock(),
    people: new Map(),
    threads: new Map(),
    posts: new Map(),
    stories: new Map(),
    caseNumbers: new Map(),
  }
  const ctx = app.context()
  await changeSetting(ctx, 'site.name', 'Haruwatt')
  await changeSetting(ctx, 'site.nameKo', '하루와트')
  await changeSetting(ctx, 'site.language', 'ko')
  await changeSetting(ctx, 'site.setupClosed', 'true')
  await fillCatalog(world)
  await playPeople(world)
  await playHours(world)

  const acts: Act[] = [
    ...threads.flatMap((thread) => threadActs(world, thread)),
    ...cases.flatMap((matter) => caseActs(world, matter)),
    ...(await privateCaseActs(world)),
    ...stories.flatMap((story) => storyActs(world, story)),
    ...aftermathActs(world),
    ...areaActs(world),
    ...templateActs(world),
    ...programmeActs(world),
  ]
  // Sorting is stable: what has the same time stays in the order of the plot.
  acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const [i, act] of acts.entries()) {
    await act.play()
    if (i % 20 === 0) progress(i, acts.length)
  }
  progress(acts.length, acts.length)
  await drainJobs(ctx, jobHandlers)
  await playAftercare(world)
  await playStaffDay(world)
  await playModeration(world)
  await playPerks(world)
  await playFraud(world)
  await drainJobs(ctx, jobHandlers)
  await playNotifications(world)
  return {
    acts: acts.length,
    threads: world.threads.size,
    members: world.people.size,
    astray: [...(await casesAstray(world, cases)), ...(await storiesAstray(world, stories))],
  }
}
