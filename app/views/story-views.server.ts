import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { siteName } from '#app/core/site-name.ts'
import { fullYears } from '#app/core/time.ts'
import { products } from '#app/domain/catalogue/queries/choices.server.ts'
import { consentParts, consentPlaces } from '#app/domain/stories/consent.ts'
import { paragraphsOf } from '#app/domain/stories/content.ts'
import { industries } from '#app/domain/stories/industries.ts'
import { publicAuthor } from '#app/domain/stories/public-author.ts'
import type { StoryEventView } from '#app/domain/stories/queries/story.server.ts'
import type { StoryResult, StoryView } from '#app/domain/stories/queries/views.server.ts'
import { storyQuestions, type StoryState } from '#app/domain/stories/story.ts'
import { translator, type T, type TextKey } from '#app/i18n/index.ts'
import { urls } from './urls.ts'

const chapters = [
  ['stories.section.situation', 'situation'],
  ['stories.section.tried', 'tried'],
  ['stories.section.turningPoint', 'turning_point'],
  ['stories.section.outcome', 'outcome'],
] as const satisfies readonly (readonly [TextKey, keyof StoryView['story']])[]

const numbers = {
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 10 }),
  ko: new Intl.NumberFormat('ko', { maximumFractionDigits: 10 }),
}

/**
 * A story as it is read, in the reader's language. Nothing of the author leaves the server that was not consented to.
 */
export function storyArticle(ctx: Ctx, view: StoryView) {
  const t = translator(ctx.locale)
  const { story } = view
  const { name, handle, company, customerSince } = publicAuthor(view)
  return {
    headline: story.headline,
    lang: story.lang,
    author: {
      name: name ?? t('stories.anonymous'),
      handle,
      company,
      tenure:
        customerSince === null
          ? null
          : { kind: 'customer' as const, years: fullYears(customerSince, ctx.now(), ctx.setting('site.timeZone')) },
    },
    publishedAt: story.published_at,
    rewardPoints: story.reward_points ?? 0,
    results: view.results.map((result) => storyResult(ctx, result)),
    sections: chapters.flatMap(([heading, column]) =>
      story[column] === '' ? [] : { heading: t(heading), paragraphs: paragraphsOf(story[column]) },
    ),
    quote: story.quote === '' ? null : story.quote,
  }
}

/** A story in a list, for readers. */
export function storyCard(ctx: Ctx, view: StoryView) {
  const t = translator(ctx.locale)
  const { story, results } = view
  const { name, company } = publicAuthor(view)
  const [first] = results
  return {
    id: story.id,
    href: urls.story(story),
    headline: story.headline,
    lang: story.lang,
    result: first === undefined ? null : storyResult(ctx, first),
    person: [name ?? t('stories.anonymous'), company ?? industryName(t, story.industry)]
      .filter((text) => text !== '')
      .join(', '),
    rewarded: (story.reward_points ?? 0) > 0,
  }
}

function storyResult({ locale }: Pick<Ctx, 'locale'>, result: StoryResult) {
  const t = translator(locale)
  return {
    what: result.what,
    before: figure(locale, result.before),
    after: figure(locale, result.after),
    unit: result.unit,
    period: result.period === '' ? null : result.period,
    evidence: result.evidence,
    proof: result.evidenceUrl === null ? null : { text: t('stories.page.proofLink'), href: result.evidenceUrl },
  }
}

/** Known industries have a name in each language; any other is shown as its author wrote it. */
export function industryName(t: T, industry: string): string {
  const key = `stories.industry.${industry}`
  return industry !== '' && t.has(key) ? t.any(key) : industry
}

/** What the author gets for a publication, to be said before it happens: 0 when nothing. */
export function promisedPoints(ctx: Ctx, { story }: Pick<StoryView, 'story'>): number {
  return story.reward_points ?? ctx.setting('reputation.storyPublished.points')
}

export function mayCurate(ctx: Ctx): boolean {
  return can(ctx.actor, 'story.curate')
}

function figure(locale: Ctx['locale'], value: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? numbers[locale].format(Number(value)).replace('-', '−') : value
}

const sentences = {
  draft: 'stories.event.draft',
  submitted: 'stories.event.submitted',
  in_curation: 'stories.event.in_curation',
  changes_requested: 'stories.event.changes_requested',
  author_review: 'stories.event.author_review',
  published: 'stories.event.published',
  featured: 'stories.event.featured',
  declined: 'stories.event.declined',
  withdrawn: 'stories.event.withdrawn',
  retired: 'stories.event.retired',
} as const satisfies Record<StoryState, TextKey>

/** The history of a story as sentences, newest first. */
export function historyLines(events: readonly StoryEventView[]) {
  return events.toReversed().map((event) => ({
    id: event.id,
    at: event.at,
    sentence: sentenceOf(event),
    who: event.actor?.name ?? null,
    note: event.note,
  }))
}

function sentenceOf({ from_state, to_state, byAuthor }: StoryEventView): TextKey {
  if (to_state === 'published' && from_state === 'featured') return 'stories.event.unfeatured'
  if (to_state === 'published' && byAuthor) return 'stories.event.approved'
  if (to_state === 'in_curation' && byAuthor) return 'stories.event.disputed'
  return sentences[to_state]
}

/** What the form of a story offers, in the reader's language. */
export async function storyChoices(ctx: Ctx, own = '') {
  const t = translator(ctx.locale)
  const site = siteName(ctx)
  const known = industries.map((industry) => ({ value: industry as string, text: industryName(t, industry) }))
  return {
    products: (await products(ctx)).map(({ slug, name }) => ({ value: slug, text: name })),
    industries: own === '' || known.some(({ value }) => value === own) ? known : [...known, { value: own, text: own }],
    questions: storyQuestions.map((question) => ({
      value: question,
      text: t(`stories.question.${question}`, { site }),
      hint: t(`stories.questionHint.${question}`),
    })),
    uses: consentPlaces.map((use) => ({
      value: use,
      text: t(`stories.use.${use}`),
      hint: t(`stories.useHint.${use}`),
    })),
    parts: consentParts.map((use) => ({
      value: use,
      text: t(`stories.use.${use}`),
      hint: t(`stories.useHint.${use}`),
    })),
  }
}

/** A story as its form shows it. */
export function storyFormValue({ story, results, questions, consent, product }: StoryView) {
  const tick = (use: 'name' | 'company' | 'photo') => (consent.has(use) ? 'on' : '')
  return {
    headline: story.headline,
    situation: story.situation,
    tried: story.tried,
    turningPoint: story.turning_point,
    outcome: story.outcome,
    quote: story.quote,
    results: results.map(({ what, before, after, unit, period, evidenceUrl }) => ({
      what,
      before,
      after,
      unit,
      period,
      evidence: evidenceUrl ?? '',
    })),
    questions: [...questions],
    product: product?.slug ?? '',
    version: story.product_version ?? '',
    thread: story.turning_point_thread_id ?? '',
    industry: story.industry,
    company: story.company,
    consent: {
      uses: consentPlaces.filter((place) => consent.has(place)),
      name: tick('name'),
      company: tick('company'),
      photo: tick('photo'),
    },
    revision: String(story.revision),
  }
}
