import { z } from 'zod'

const id = z.string().max(60)

/** `level` none: neither watched nor muted. `name`: a tag, or the slug of a category. */
export const watchShape = z.object({
  subject: z.enum(['tag', 'category']),
  name: z.string().trim().min(1).max(80),
  level: z.enum(['watching', 'muted', 'none']),
})

/** Notes on bookmarks in characters. */
export const bookmarkNoteMaxLength = 1_000
/** The note of a bookmark, with the line ends of browsers made plain. */
export const bookmarkNote = z
  .string()
  .overwrite((text) => text.replace(/\r\n?/g, '\n').trim())
  .max(bookmarkNoteMaxLength)
/** A form sends no empty field, so no note means an empty one. */
export const bookmarkShape = z.object({ postId: id, note: bookmarkNote.default('') })

/** `until`: an instant; left out: all of the thread. */
export const readShape = z.object({ threadId: id, until: z.iso.datetime({ precision: 3 }).optional() })
