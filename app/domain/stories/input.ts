import { z } from 'zod'
import { line, optionalBlock, optionalLine } from '#app/core/text-shapes.ts'
import { consentPlaces } from './consent.ts'
import { storyQuestions, storyStates } from './story.ts'

/** Characters. */
const storyLimits = {
  headline: { min: 8, max: 200 },
  text: 4_000,
  quote: 300,
  what: 120,
  value: 40,
  unit: 20,
  period: 80,
  evidence: 500,
  industry: 60,
  company: 100,
  version: 40,
  note: 2_000,
  results: 5,
} as const

/** Paragraphs of plain text. */
const paragraphs = optionalBlock(storyLimits.text).overwrite((text) => text.normalize('NFC').trim())

const headline = line(storyLimits.headline.max, storyLimits.headline.min)
const quote = optionalLine(storyLimits.quote)

const nothing = (text: string | null | undefined): string | null =>
  text === undefined || text === null || text === '' ? null : text

/** `412000`, `"412,000"` and `" 412000 "` are one figure; any other text stays as it was written. */
const figure = z.union([z.number(), optionalLine(storyLimits.value)]).transform((value) => {
  const text = String(value)
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
})

const webAddress = optionalLine(storyLimits.evidence).refine(
  (text) => text === '' || /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text),
  'common.field.url',
)

const result = z
  .strictObject({
    what: optionalLine(storyLimits.what).default(''),
    before: figure.default(''),
    after: figure.default(''),
    unit: optionalLine(storyLimits.unit).default(''),
    period: optionalLine(storyLimits.period).default(''),
    evidence: webAddress.nullish().transform(nothing),
  })
  .superRefine((row, issues) => {
    if (isBlank(row)) return
    for (const field of ['what', 'before', 'after'] as const) {
      if (row[field] === '') issues.addIssue({ code: 'custom', path: [field], message: 'common.field.required' })
    }
  })

type ResultRow = { what: string; before: string; after: string; unit: string; period: string; evidence: string | null }

/** A form sends all of its rows; empty rows are dropped. */
const results = z
  .array(result)
  .max(storyLimits.results)
  .transform((rows) => rows.filter((row) => !isBlank(row)))

const questions = z
  .array(z.enum(storyQuestions))
  .max(storyQuestions.length)
  .transform((list) => storyQuestions.filter((question) => list.includes(question)))

const consent = z.strictObject({
  uses: z
    .array(z.enum(consentPlaces))
    .max(20)
    .default([])
    .transform((list) => consentPlaces.filter((place) => list.includes(place))),
  name: z.boolean().default(false),
  company: z.boolean().default(false),
  photo: z.boolean().default(false),
})

/** Slug of a product. */
const product = optionalLine(80).nullable().transform(nothing)
const version = optionalLine(storyLimits.version).nullable().transform(nothing)
/** An id of a thread, or an address that contains it. */
const thread = optionalLine(500)
  .nullable()
  .transform((text) => (text === null || text === '' ? null : (/thr_[0-9a-z]+/.exec(text)?.[0] ?? text)))

const noConsent = { uses: [], name: false, company: false, photo: false }

/** A whole story. A draft needs only its headline. */
export const storyShape = z.object({
  headline,
  situation: paragraphs.default(''),
  tried: paragraphs.default(''),
  turningPoint: paragraphs.default(''),
  outcome: paragraphs.default(''),
  quote: quote.default(''),
  results: results.default([]),
  questions: questions.default([]),
  product: product.default(null),
  version: version.default(null),
  thread: thread.default(null),
  industry: optionalLine(storyLimits.industry).default(''),
  company: optionalLine(storyLimits.company).default(''),
  consent: consent.default(noConsent),
  /** The revision that the writer started from; not given: the present one. */
  revision: z.coerce.number().int().min(1).optional(),
})
export type StoryInput = z.output<typeof storyShape>

/** The fields of a story that a curator may change; a field that is not given stays. */
export const wordingShape = z.object({
  headline: headline.optional(),
  situation: paragraphs.optional(),
  tried: paragraphs.optional(),
  turningPoint: paragraphs.optional(),
  outcome: paragraphs.optional(),
  quote: quote.optional(),
})
export type WordingInput = z.output<typeof wordingShape>

/** A part of a story; a field that is not given stays. */
export const storyPatchShape = wordingShape.extend({
  results: results.optional(),
  questions: questions.optional(),
  product: product.optional(),
  version: version.optional(),
  thread: thread.optional(),
  industry: optionalLine(storyLimits.industry).optional(),
  company: optionalLine(storyLimits.company).optional(),
  consent: consent.optional(),
  revision: z.coerce.number().int().min(1).optional(),
})
export type StoryPatch = z.output<typeof storyPatchShape>

/** The note of a decision, plain text. */
export const noteText = paragraphs.max(storyLimits.note).default('')

export const transitionShape = z.strictObject({
  to: z.enum(storyStates),
  note: noteText,
  text: wordingShape.strict().optional(),
})
export type TransitionInput = z.output<typeof transitionShape>

function isBlank(row: ResultRow): boolean {
  return (
    row.what === '' &&
    row.before === '' &&
    row.after === '' &&
    row.unit === '' &&
    row.period === '' &&
    row.evidence === null
  )
}
