import { plus, type Instant } from '#app/core/time.ts'
import { approveStory } from '#app/domain/stories/approve-story.server.ts'
import { confirmResult } from '#app/domain/stories/confirm-result.server.ts'
import { storyShape } from '#app/domain/stories/input.ts'
import { proposeText } from '#app/domain/stories/propose-text.server.ts'
import { publishStory } from '#app/domain/stories/publish-story.server.ts'
import { rewordStory } from '#app/domain/stories/reword-story.server.ts'
import { saveStory } from '#app/domain/stories/save-story.server.ts'
import { submitStory } from '#app/domain/stories/submit-story.server.ts'
import { thankStory } from '#app/domain/stories/thank-story.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import type { DemoStory, DemoStoryStep } from '#db/seeds/demo/plot.ts'
import { actAs, hoursAfter, known, notAfter, type Act, type World } from './world.ts'

/** The curator who looked at the bills behind the figures. */
const confirmer = 'gaeun'

/** A story from its first draft to where it stands. */
export function storyActs(world: World, story: DemoStory): Act[] {
  const start = plus(world.now, { ms: -Math.round(story.daysAgo * 86_400_000) })
  const at = (hours: number): Instant => notAfter(hoursAfter(start, hours), world.now)
  const last = story.steps.at(-1)?.at ?? 0
  const readable = story.ends === 'published' || story.ends === 'featured'
  return [
    {
      at: start,
      play: async () =>
        void world.stories.set(story.key, (await saveStory(actAs(world, story.by, start), draft(world, story))).id),
    },
    ...story.steps.map((step) => ({ at: at(step.at), play: () => playStep(world, story, step, at(step.at)) })),
    ...(readable ? [{ at: at(last + 0.5), play: () => confirm(world, story, at(last + 0.5)) }] : []),
    ...(readable ? (story.thanks ?? []) : []).map((handle, i) => ({
      at: at(last + 2 + i * 3),
      play: () => thankStory(actAs(world, handle, at(last + 2 + i * 3)), { storyId: known(world.stories, story.key) }),
    })),
  ]
}

/** The story as its author types it. */
function draft(world: World, story: DemoStory, change: Partial<DemoStory> = {}) {
  const { headline, situation, tried, turningPoint, outcome, quote } = { ...story, ...change }
  return storyShape.parse({
    headline,
    situation,
    tried,
    turningPoint,
    outcome,
    quote,
    results: story.results.map(({ what, before, after, unit, period, evidence }) => ({
      what,
      before,
      after,
      unit,
      period,
      evidence: typeof evidence === 'object' ? evidence.link : null,
    })),
    questions: story.questions,
    product: story.product,
    version: story.version ?? null,
    thread: story.thread === undefined ? null : (world.threads.get(story.thread)?.id ?? null),
    industry: story.industry,
    company: story.company ?? '',
    consent: story.consent,
  })
}

async function playStep(world: World, story: DemoStory, step: DemoStoryStep, at: Instant): Promise<void> {
  const storyId = known(world.stories, story.key)
  const ctx = actAs(world, step.by, at)
  switch (step.act) {
    case 'submit':
      if (step.text !== undefined) await saveStory(ctx, { storyId, ...draft(world, story, step.text) })
      return void (await submitStory(ctx, { storyId }))
    case 'start_curation':
      return void (await transitionStory(ctx, { storyId, act: 'take' }))
    case 'edit':
      return void (await rewordStory(ctx, { storyId, text: step.text }))
    case 'send_to_author':
      return void (await proposeText(ctx, { storyId }))
    case 'approve':
      return void (await approveStory(ctx, { storyId, revision: await revisionOf(world, storyId) }))
    case 'publish':
      return void ((await stateOf(world, storyId)) === 'published' || (await publishStory(ctx, { storyId })))
    case 'feature':
      return void (await transitionStory(ctx, { storyId, act: 'feature' }))
    case 'request_changes':
      return void (await transitionStory(ctx, { storyId, act: 'requestChanges', note: step.note }))
    case 'decline':
      return void (await transitionStory(ctx, { storyId, act: 'decline', note: step.note }))
    case 'withdraw':
      return void (await transitionStory(ctx, { storyId, act: 'withdraw', note: step.note }))
  }
}

/** Staff looked at the figures that the plot says they vouch for. */
async function confirm(world: World, story: DemoStory, at: Instant): Promise<void> {
  const storyId = known(world.stories, story.key)
  const rows = await world.app.platform.open.db
    .selectFrom('story_result')
    .select(['id', 'what'])
    .where('story_id', '=', storyId)
    .execute()
  for (const result of story.results.filter(({ evidence }) => evidence === 'staff')) {
    const row = rows.find(({ what }) => what === result.what)
    if (row !== undefined)
      await confirmResult(actAs(world, confirmer, at), { storyId, resultId: row.id, confirmed: true })
  }
}

async function revisionOf(world: World, storyId: string): Promise<number> {
  return (
    await world.app.platform.open.db
      .selectFrom('story')
      .select('revision')
      .where('id', '=', storyId)
      .executeTakeFirstOrThrow()
  ).revision
}

async function stateOf(world: World, storyId: string): Promise<string> {
  return (
    await world.app.platform.open.db
      .selectFrom('story')
      .select('state')
      .where('id', '=', storyId)
      .executeTakeFirstOrThrow()
  ).state
}

/** Stories that did not end where the plot says. */
export async function storiesAstray(world: World, stories: readonly DemoStory[]): Promise<string[]> {
  const rows = await world.app.platform.open.db.selectFrom('story').select(['id', 'state']).execute()
  return stories.flatMap((story) => {
    const state = rows.find(({ id }) => id === world.stories.get(story.key))?.state
    return state === story.ends ? [] : [`${story.key}: ${state} instead of ${story.ends}`]
  })
}
