import { z } from 'zod'
import { line, optionalBlock } from '#app/core/text-shapes.ts'
import type { FollowLevel } from '#db/schema/following.ts'

const id = z.string().max(60)

/** `level` none: neither watched nor muted. `name`: a tag, the slug of a category or product, the handle of a member. */
export const watchShape = z.object({
  subject: z.enum(['tag', 'category', 'product', 'member']),
  name: line(80),
  level: z.enum(['watching', 'muted', 'none']),
})

/** How much of a thread one wants to hear: every post, answers and replies, nothing. */
export const followLevels = ['all', 'normal', 'none'] as const satisfies readonly FollowLevel[]

/** Notes on bookmarks in characters. */
export const bookmarkNoteMaxLength = 1_000
/** The note of a bookmark. */
export const bookmarkNote = optionalBlock(bookmarkNoteMaxLength).overwrite((text) => text.trim())
/** A form sends no empty field, so no note means an empty one. */
export const bookmarkShape = z.object({ postId: id, note: bookmarkNote.default('') })

/** `until`: an instant; left out: all of the thread. */
export const readShape = z.object({ threadId: id, until: z.iso.datetime({ precision: 3 }).optional() })
