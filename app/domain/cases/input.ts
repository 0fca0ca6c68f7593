import { z } from 'zod'
import { block, line, optionalBlock, optionalLine, orNull } from '#app/core/text-shapes.ts'
import { emailShape } from '#app/domain/accounts/input.ts'
import { caseCategories, caseSeverities, caseStatuses } from './case.ts'
import { severityRuleNames } from './severity/rules.ts'

/** Characters of Markdown, as many as a post may have. */
const caseTextMaxLength = 32_000
/** Characters; a shorter text says too little to act on. */
const feedbackMinLength = 10

/** Markdown, as the body of a post. */
const body = block(caseTextMaxLength)
/** An internal note of staff, which may be left out. */
const note = orNull(optionalBlock(caseTextMaxLength))

/** The number of a case, 1001 and up, also as text from an address. */
const number = z.coerce.number().int().min(1).max(2_000_000_000)
/**
 * The number of the last line of the time line that the actor knows, also as text from a form. What happened after it
 * may hold an act back (`conflictsOf`).
 */
const seen = z
  .union([
    z.int().min(0),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .optional()
const optionalSlug = orNull(optionalLine(80))
const tick = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false)

/** A button that needs nothing but what was seen. */
export const seenShape = z.object({ seen })

export const caseRefShape = z.object({ number, seen })
export type CaseRef = z.output<typeof caseRefShape>

/** A severity or category that is not given is read from the text of the post. */
export const openCaseShape = z.object({
  postId: z.string().max(60),
  severity: z.enum(caseSeverities).optional(),
  category: z.enum(caseCategories).optional(),
})
export type OpenCaseInput = z.output<typeof openCaseShape>

/** What somebody without an account tells the company: private, and a case once `email` is confirmed. */
export const feedbackByMailShape = z.object({
  email: emailShape,
  name: optionalLine(60).default(''),
  body: block(caseTextMaxLength, feedbackMinLength).overwrite((text) => text.trimStart()),
  product: optionalSlug,
  version: orNull(optionalLine(40)),
  reference: orNull(optionalLine(80)),
})
export type FeedbackByMailInput = z.output<typeof feedbackByMailShape>

/**
 * What a customer told an agent. The customer is named by `handle`, or by `email` when that is null. `reference`: number
 * of an order or a contract. Severity and category left out are read from the text.
 */
export const caseChannels = ['phone', 'chat', 'in_person'] as const
export type CaseChannel = (typeof caseChannels)[number]
/** What the agent wrote down: what the customer said, who sees it; or a note, of which the customer sees the subject. */
export const openingWays = ['words', 'note'] as const
export const openCaseForShape = z.object({
  handle: orNull(optionalLine(60)).transform((text) => text?.replace(/^@/, '') ?? null),
  email: emailShape
    .nullish()
    .or(z.literal('').transform(() => null))
    .transform((text) => text?.toLowerCase() ?? null),
  body: block(caseTextMaxLength, feedbackMinLength),
  product: optionalSlug,
  version: orNull(optionalLine(40)),
  reference: orNull(optionalLine(80)),
  severity: z.enum(caseSeverities).optional(),
  category: z.enum(caseCategories).optional(),
  name: optionalLine(60).default(''),
  channel: z.enum(caseChannels).nullable().default(null),
  as: z.enum(openingWays).default('words'),
  subject: orNull(optionalLine(120)),
})
export type OpenCaseForInput = z.output<typeof openCaseForShape>

const unsaid = z.literal('').transform(() => undefined)
/** The same as a form has it: `customer` is a handle or an address, and a choice may be left empty. */
export const openCasePageShape = openCaseForShape.omit({ handle: true, email: true }).extend({
  customer: z.union([emailShape, line(60)]),
  severity: z.union([z.enum(caseSeverities), unsaid]).optional(),
  category: z.union([z.enum(caseCategories), unsaid]).optional(),
})

/** `isComplaint`: yes or no from a form. */
export const doubtDecisionShape = z.object({
  postId: z.string().max(60),
  isComplaint: z.union([z.boolean(), z.enum(['yes', 'no']).transform((text) => text === 'yes')]),
})
export type DoubtDecision = z.output<typeof doubtDecisionShape>

/** `handle` is null, or empty in a form, to leave the case without an assignee. */
export const assignShape = z.object({
  number,
  seen,
  handle: optionalLine(60)
    .nullable()
    .transform((text) => (text === '' ? null : text)),
  note,
})
export type AssignInput = z.output<typeof assignShape>

/**
 * `privately`: only the customer reads it, also when the case is public. `wait`, `resolve`: what becomes of the case
 * afterwards; `resolve` goes before. `templateId`: the template that the text began with; its use is counted, and the
 * category it sets is set.
 */
export const replyShape = z.object({
  number,
  seen,
  body,
  privately: tick,
  wait: tick,
  resolve: tick.optional(),
  templateId: orNull(optionalLine(60)).optional(),
})
export type ReplyInput = z.output<typeof replyShape>

/**
 * The box on the page of a case. `after`: what becomes of it once the answer is sent; '': nothing. `goOn`: where the
 * agent goes. `use`, `find`, `offer`: a button that fills the box or looks for a template, and sends nothing.
 */
export const replyBoxShape = z.object({
  kind: z.enum(['public', 'private', 'note']).default('public'),
  body: optionalBlock(caseTextMaxLength).default(''),
  seen,
  after: z.enum(['', 'waiting_customer', 'resolved']).default(''),
  goOn: z.enum(['stay', 'next']).default('stay'),
  templateId: orNull(optionalLine(60)),
  template: optionalLine(100).default(''),
  use: optionalLine(60).optional(),
  find: optionalLine(20).optional(),
  offer: optionalLine(20).optional(),
})
export type ReplyBoxInput = z.output<typeof replyBoxShape>

/** `note`: what the other system is told, besides the facts of the case. */
export const ticketShape = z.object({ number, seen, note: block(4_000) })
export type TicketInput = z.output<typeof ticketShape>

/** A question to somebody outside, who answers by mail. */
export const askOutsideShape = z.object({ number, seen, email: emailShape, body: block(4_000) })
export type AskOutsideInput = z.output<typeof askOutsideShape>

/** What a template may lead to. */
export const templateStatuses = ['waiting_customer', 'resolved'] as const

const orNothing = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .enum(values)
    .or(z.literal(''))
    .nullish()
    .transform((value) => (value === '' || value === undefined ? null : (value as Values[number] | null)))

/**
 * A prepared answer in one language or both, `{variable}` where a case fills something in. The last three follow from
 * sending it; null: nothing. `remindDays`: days until the agent is reminded.
 */
export const replyTemplateShape = z.object({
  title: line(100),
  category: orNothing(caseCategories),
  en: optionalBlock(4_000).default(''),
  ko: optionalBlock(4_000).default(''),
  setStatus: orNothing(templateStatuses),
  setCategory: orNothing(caseCategories),
  remindDays: z
    .literal('')
    .transform(() => null)
    .or(z.coerce.number().int().min(1).max(90))
    .nullish()
    .transform((days) => days ?? null),
})
export type ReplyTemplateInput = z.output<typeof replyTemplateShape>

export const noteShape = z.object({ number, seen, body })
export type NoteInput = z.output<typeof noteShape>

export const caseNoteShape = z.object({ number, seen, note })
export type CaseNoteInput = z.output<typeof caseNoteShape>

export const transitionShape = z.object({ number, seen, to: z.enum(caseStatuses), note })
export type TransitionInput = z.output<typeof transitionShape>

export const severityShape = z.object({ number, seen, severity: z.enum(caseSeverities) })
export type SeverityInput = z.output<typeof severityShape>

/** `into`: number of the other case, of the same customer. */
export const mergeShape = z.object({ number, seen, into: number })
export type MergeInput = z.output<typeof mergeShape>

/** `reason` is kept as an internal note. */
export const undoRaiseShape = z.object({ number, seen, rule: z.enum(severityRuleNames), reason: block(1_000) })
export type UndoRaiseInput = z.output<typeof undoRaiseShape>

export const categoryShape = z.object({ number, seen, category: z.enum(caseCategories) })
export type CategoryInput = z.output<typeof categoryShape>

export const classificationShape = severityShape.extend(categoryShape.shape)
export type ClassificationInput = z.output<typeof classificationShape>

/** `reason` is kept as an internal note and in the audit log. */
export const dismissShape = z.object({ number, seen, reason: note })
export type DismissInput = z.output<typeof dismissShape>

/** Characters of what may be said beside a score. */
const commentMaxLength = 2_000
/** `score` left out: a comment to the score that was given before. */
export const ratingShape = z.object({
  score: z.coerce.number().int().min(1).max(5).optional(),
  comment: optionalBlock(commentMaxLength).default(''),
})
export type RatingInput = z.output<typeof ratingShape>

/** The same for the question whether one would recommend the company. */
export const npsShape = ratingShape.extend({ score: z.coerce.number().int().min(0).max(10).optional() })
export type NpsInput = z.output<typeof npsShape>

export const customerReplyShape = z.object({ number, body })
export type CustomerReplyInput = z.output<typeof customerReplyShape>

/** `public` posts it as a discussion, which staff answer; otherwise only staff read it. `product` is a slug. */
export const feedbackShape = z.object({
  body: block(caseTextMaxLength, feedbackMinLength).overwrite((text) => text.trimStart()),
  public: z.union([z.boolean(), z.enum(['yes', 'no']).transform((text) => text === 'yes')]),
  product: optionalSlug,
})
export type FeedbackInput = z.output<typeof feedbackShape>
