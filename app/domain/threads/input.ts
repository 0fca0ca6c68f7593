import { z } from 'zod'
import { block, line, optionalBlock, optionalLine, orNull } from '#app/core/text-shapes.ts'
import { isDay } from '#app/core/time.ts'
import { isVisible } from '#app/core/visible-text.ts'
import { optionalReasonShape, reasonShape } from '#app/domain/catalogue/input.ts'
import { tagMaxLength, tagNames } from '#app/domain/catalogue/tag-name.ts'
import { ideaStatuses } from '#app/domain/threads/upkeep/idea.ts'
import { bodyMaxLength, titleLength } from './thread.ts'

const title = line(titleLength.max, titleLength.min)

/** Markdown. */
const body = block(bodyMaxLength)

/** A list, or one line divided by commas as a form sends it. */
const tags = z
  .union([z.array(z.string().max(200)), z.string().max(1_000)])
  .default([])
  .transform(tagNames)
  .refine((names) => names.every((name) => name.length <= tagMaxLength), 'threads.errors.tagTooLong')

const optionalText = (max: number) => orNull(optionalLine(max))

const place = {
  /** Slug of a category. */
  category: line(80),
  tags,
  /** Slug of a product. */
  product: optionalText(80),
  version: optionalText(40),
}

const postId = z.string().max(60)
const threadId = z.string().max(60)
const revision = z.coerce.number().int().min(1)

/** The second text of an announcement, in the other language; null: none. */
const translation = z.strictObject({ title, body }).nullable()
export type TranslationInput = z.output<typeof translation> & object

/** As a form sends it: both fields left empty are no translation. */
export const translationField = z.preprocess((given) => {
  const fields = typeof given === 'object' && given !== null ? Object.values(given) : []
  return fields.some((text) => typeof text === 'string' && isVisible(text)) ? given : null
}, translation)

/** As a form sends it: one box ticked is a text, none is nothing. */
export const fixesField = z.preprocess(
  (given) => (given === undefined || given === '' ? [] : [given].flat()),
  z.array(z.string().max(60)).max(20),
)

/** Starts a thread. */
export const threadShape = z.object({
  kind: z.enum(['question', 'discussion', 'idea', 'announcement']),
  title,
  body,
  ...place,
  /** Locks an announcement from the start, so that it takes no replies. */
  closeReplies: z.union([z.literal('on').transform(() => true), z.boolean()]).optional(),
  /** Of announcements. */
  translation: translation.optional(),
  /** Ids of root causes that an announcement fixes: who reported them is told. */
  fixes: z.array(z.string().max(60)).max(20).optional(),
})
export type ThreadInput = z.output<typeof threadShape>

/** What is written into a thread. Without a kind: an answer to a question, a reply to anything else. */
export const postShape = z.object({
  threadId,
  kind: z.enum(['answer', 'reply', 'comment']).optional(),
  /** The post that a comment is about; the opening post when not given. */
  parentId: postId.nullish().transform((id) => id ?? null),
  body,
})
export type PostInput = z.output<typeof postShape>

/** What the editor says about the change, for readers of the history. */
const note = optionalText(200)

/** `revision` is the one the writer started from. */
export const editPostShape = z.object({ postId, body, revision, note: note.optional() })
export type EditPostInput = z.output<typeof editPostShape>

/** The head of a thread; with `body` and `revision` its opening post too, in one go. */
export const editThreadShape = z.object({
  threadId,
  title,
  ...place,
  body: body.optional(),
  revision: revision.optional(),
  note: note.optional(),
  /** Left out: it stays as it is. */
  translation: translation.optional(),
})
export type EditThreadInput = z.output<typeof editThreadShape>

/** `revision`: the one whose text is restored; `present`: the one that the page showed as the present one. */
export const rollBackShape = z.object({ postId, revision, present: revision })
export type RollBackInput = z.output<typeof rollBackShape>

export const voteShape = z.object({ postId, value: z.union([z.literal(1), z.literal(0), z.literal(-1)]) })
export type VoteInput = z.output<typeof voteShape>

export const postRefShape = z.object({ postId })
export const threadRefShape = z.object({ threadId })

const reason = orNull(optionalBlock(500))

/** `reason`: shown to the author and kept in the audit log. */
export const removeShape = z.object({ postId, reason: reason.optional() })
export type RemoveInput = z.input<typeof removeShape>

/** `until`: a day, to its end in the zone of the site, or an instant; null for as long as it is wanted. */
export const pinShape = z.object({
  threadId,
  scope: z.enum(['site', 'category']),
  until: optionalText(30).refine(
    (text) => text === null || isDay(text) || z.iso.datetime({ offset: true }).safeParse(text).success,
    'common.field.invalid',
  ),
})
export type PinInput = z.output<typeof pinShape>

export const refileShape = z.object({ threadId, category: place.category })
export type RefileInput = z.output<typeof refileShape>

/** A thread by its id, or by an address that contains it. */
const idOrAddress = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .transform((text) => /thr_[0-9a-z]+/.exec(text)?.[0] ?? text)

export const mergeShape = z.object({
  threadId,
  into: idOrAddress,
})
export type MergeInput = z.output<typeof mergeShape>

export const splitShape = z.object({
  threadId,
  posts: z.union([postId.transform((id) => [id]), z.array(postId).min(1).max(100)]),
  title,
})
export type SplitInput = z.output<typeof splitShape>

export const undoTransferShape = z.object({ transferId: z.string().max(60) })

/**
 * A proposal for another's post: the text, the title of an opening post, and why. `revision` is the one it starts from.
 */
export const suggestShape = z.object({
  postId,
  body,
  title: title.optional(),
  comment: block(500),
  revision,
})
export type SuggestInput = z.output<typeof suggestShape>

const suggestionId = z.string().max(60)

/** With `body` or `title` the suggestion is improved; `revision` is then the present one that was seen. */
export const acceptSuggestionShape = z.object({
  suggestionId,
  body: body.optional(),
  title: title.optional(),
  revision: revision.optional(),
  note: optionalBlock(1_000).optional(),
})
export type AcceptSuggestionInput = z.output<typeof acceptSuggestionShape>

export const rejectSuggestionShape = z.object({ suggestionId, reason: block(1_000) })
export type RejectSuggestionInput = z.output<typeof rejectSuggestionShape>

export const decisionShape = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept'), ...acceptSuggestionShape.omit({ suggestionId: true }).shape }),
  z.strictObject({ decision: z.literal('reject'), reason: rejectSuggestionShape.shape.reason }),
  z.strictObject({ decision: z.literal('withdraw') }),
])

/** `worked` null withdraws the member's report. `version` null: the one that the question is about. */
export const outcomeShape = z.object({ postId, worked: z.boolean().nullable(), version: optionalText(40) })
export type OutcomeInput = z.output<typeof outcomeShape>

export const recheckShape = z.object({
  postId,
  result: z.enum(['works', 'edited', 'outdated']),
  note: optionalBlock(1_000).default(''),
})
export type RecheckInput = z.output<typeof recheckShape>

/** What can be done with a thread as a whole, each with what it needs. */
const simple = <const Act extends string>(act: Act) => z.strictObject({ act: z.literal(act) })
export const transitionShape = z.discriminatedUnion('act', [
  simple('lock'),
  simple('unlock'),
  simple('archive'),
  simple('unarchive'),
  simple('unpin'),
  simple('reopen'),
  simple('undoMove'),
  z.strictObject({ act: z.literal('pin'), ...pinShape.omit({ threadId: true }).shape }),
  z.strictObject({ act: z.literal('move'), category: place.category }),
  z.strictObject({ act: z.literal('merge'), into: mergeShape.shape.into }),
  z.strictObject({ act: z.literal('split'), posts: splitShape.shape.posts, title }),
  z.strictObject({ act: z.literal('undoTransfer'), transferId: undoTransferShape.shape.transferId }),
  z.strictObject({ act: z.literal('closeAsDuplicate'), duplicateOf: idOrAddress }),
])
export type TransitionInput = z.output<typeof transitionShape>

export const duplicateShape = z.object({
  threadId,
  duplicateOf: idOrAddress,
})

export const ideaStatusShape = z.object({ status: z.enum(ideaStatuses), reason: reasonShape })
export const changeKindShape = z.object({
  kind: z.enum(['question', 'discussion', 'idea']),
  reason: optionalReasonShape,
})
