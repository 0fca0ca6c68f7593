import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { consentOf, consentPlaces } from '#app/domain/stories/consent.ts'
import { publicAuthor } from '#app/domain/stories/public-author.ts'
import type { StoryView } from '#app/domain/stories/queries/views.server.ts'
import { partyOf, storyQuestions, storyStates } from '#app/domain/stories/story.ts'
import { translator } from '#app/i18n/index.ts'
import { promisedPoints } from '#app/views/story-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { instant, lang } from './parts.ts'

const figureShape = z.union([z.number(), z.string()])

export const storyJsonShape = z
  .object({
    id: z.string(),
    slug: z.string(),
    url: z.string(),
    state: z.enum(storyStates),
    headline: z.string(),
    lang,
    situation: z.string(),
    tried: z.string(),
    turningPoint: z.string(),
    thread: z.string().nullable(),
    outcome: z.string(),
    results: z.array(
      z.object({
        id: z.string(),
        what: z.string(),
        before: figureShape,
        after: figureShape,
        unit: z.string(),
        period: z.string(),
        evidence: z.string().nullable(),
        vouched: z.enum(['linked', 'staff', 'self']),
      }),
    ),
    quote: z.string(),
    product: z.string().nullable(),
    version: z.string().nullable(),
    industry: z.string(),
    company: z.string().nullable(),
    questions: z.array(z.enum(storyQuestions)),
    consent: z.object({
      uses: z.array(z.enum(consentPlaces)),
      name: z.boolean(),
      company: z.boolean(),
      photo: z.boolean(),
    }),
    author: z.object({ handle: z.string(), name: z.string().nullable() }).nullable(),
    disclosure: z
      .string()
      .nullable()
      .meta({ description: 'whether points are given for it; null where none ever are' }),
    thanks: z.int(),
    revision: z.int(),
    approvedRevision: z.int().nullable().optional().meta({ description: 'for the author and curators' }),
    createdAt: instant,
    updatedAt: instant,
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'Story' })

/**
 * A story in the API. The author and curators see who wrote it and which revision they approved; others see of the
 * author what was consented to. `disclosure` is a sentence in the language of the request, null only where nothing is
 * ever paid.
 */
export function storyJson(ctx: Ctx, view: StoryView): z.output<typeof storyJsonShape> {
  const { story, author } = view
  const party = partyOf(ctx.actor, story)
  const known =
    party === null
      ? publicAuthor(view)
      : { name: author.name, handle: author.handle, company: story.company === '' ? null : story.company }
  return {
    id: story.id,
    slug: story.slug,
    url: urls.story(story),
    state: story.state,
    headline: story.headline,
    lang: story.lang,
    situation: story.situation,
    tried: story.tried,
    turningPoint: story.turning_point,
    thread: view.thread?.id ?? null,
    outcome: story.outcome,
    results: view.results.map(({ id, what, before, after, unit, period, evidence, evidenceUrl }) => ({
      id,
      what,
      before: figure(before),
      after: figure(after),
      unit,
      period,
      evidence: evidenceUrl,
      vouched: evidence,
    })),
    quote: story.quote,
    product: view.product?.slug ?? null,
    version: story.product_version,
    industry: story.industry,
    company: known.company,
    questions: view.questions,
    consent: consentOf(view.consent),
    author: known.handle === null ? null : { handle: known.handle, name: known.name },
    disclosure: disclosure(ctx, view),
    thanks: story.thanks_count,
    revision: story.revision,
    ...(party === null ? {} : { approvedRevision: story.approved_revision }),
    createdAt: story.created_at,
    updatedAt: story.updated_at,
    publishedAt: story.published_at,
  }
}

function disclosure(ctx: Ctx, view: StoryView): string | null {
  const count = promisedPoints(ctx, view)
  if (count === 0) return null
  return translator(ctx.locale)(
    view.story.reward_points === null ? 'stories.disclosure.promised' : 'stories.disclosure.received',
    { count },
  )
}

function figure(value: string): number | string {
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(value) ? Number(value) : value
}
