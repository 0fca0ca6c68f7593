import { DomainError, type FieldErrors } from '#app/core/errors.ts'
import { detectLanguage } from '#app/core/language.ts'
import { slugOf } from '#app/domain/threads/thread.ts'
import type { StoryQuestion } from '#db/schema/stories.ts'

/** A measured change as the author states it; numbers are kept as text without grouping, `412000`. */
export type StoryResultContent = {
  what: string
  before: string
  after: string
  unit: string
  period: string
  evidence: string | null
}

/** The whole text of a story: what a revision keeps. `product` and `thread` are ids. */
export type StoryContent = {
  headline: string
  situation: string
  tried: string
  turningPoint: string
  outcome: string
  quote: string
  results: StoryResultContent[]
  questions: StoryQuestion[]
  product: string | null
  version: string | null
  industry: string
  company: string
  thread: string | null
}

/** The fields a curator may reword. Figures, names, product and thread belong to the author. */
export const wordedFields = [
  'headline',
  'situation',
  'tried',
  'turningPoint',
  'outcome',
  'quote',
] as const satisfies readonly (keyof StoryContent)[]
export type WordedField = (typeof wordedFields)[number]
export type Wording = Pick<StoryContent, WordedField>

/** The fields that a submitted story must have. */
export const neededFields = ['situation', 'turningPoint', 'outcome'] as const satisfies readonly WordedField[]

/**
 * @param community whether the community may read it
 * @throws invalid naming the fields that are missing before a story can be submitted
 */
export function refuseIncomplete(content: Pick<StoryContent, (typeof neededFields)[number]>, community: boolean): void {
  const fields: FieldErrors = {}
  for (const field of neededFields) if (content[field] === '') fields[field] = { key: 'common.field.required' }
  if (!community) fields['consent.uses'] = { key: 'stories.errors.communityNeeded' }
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', 'stories.errors.incomplete', { fields })
}

/** Whether two texts are equal, so that saving the second makes no revision. */
export function sameContent(a: StoryContent, b: StoryContent): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

/** Whether two results have equal figures, so that the confirmation of one holds for the other. */
export function sameResult(a: StoryResultContent, b: StoryResultContent): boolean {
  return a.what === b.what && a.before === b.before && a.after === b.after && a.unit === b.unit && a.period === b.period
}

/** Plain text as paragraphs: blank lines divide them. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** All words of a story, for search and for telling its language. */
function storyWords(content: Pick<StoryContent, WordedField | 'results'>): string {
  return [
    content.situation,
    content.tried,
    content.turningPoint,
    content.outcome,
    content.quote,
    ...content.results.map(({ what }) => what),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

/** The columns of `story` that hold its text. */
export function columnsOf(content: StoryContent) {
  return {
    slug: slugOf(content.headline),
    headline: content.headline,
    situation: content.situation,
    tried: content.tried,
    turning_point: content.turningPoint,
    turning_point_thread_id: content.thread,
    outcome: content.outcome,
    quote: content.quote,
    product_id: content.product,
    product_version: content.version,
    industry: content.industry,
    company: content.company,
    lang: detectLanguage(`${content.headline}\n\n${storyWords(content)}`),
  }
}

function inOrder(content: StoryContent): unknown[] {
  return [
    ...wordedFields.map((field) => content[field]),
    content.results.map(({ what, before, after, unit, period, evidence }) => [
      what,
      before,
      after,
      unit,
      period,
      evidence,
    ]),
    content.questions.toSorted(),
    content.product,
    content.version,
    content.industry,
    content.company,
    content.thread,
  ]
}
