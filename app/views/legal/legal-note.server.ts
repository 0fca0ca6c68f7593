import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import { noteInPlaceOf, type LegalNote } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { formatFor } from '#app/i18n/format.ts'

/**
 * The page that was asked for; in place of a thread or story that is out of sight after a legal request, that it is.
 * Nothing of it or of the request is said. @param id of the thread or story
 * @throws unavailable instead of not_found
 */
export function orLegalNote<T>(ctx: Ctx, id: string, page: Promise<T>): Promise<T> {
  return page.catch(async (error: unknown) => {
    if (!isDomainError(error) || error.kind !== 'not_found') throw error
    const note = await noteInPlaceOf(ctx.read, id)
    if (note === null) throw error
    const { date } = formatFor(ctx.locale, ctx.setting('site.timeZone'))
    throw new DomainError('unavailable', legalNoteKey(note), {
      params: { day: date(note.at), until: note.untilAt === null ? '' : date(note.untilAt) },
    })
  })
}

/** The sentence of a note; it takes `day` and `until`. */
function legalNoteKey({ type, untilAt }: Pick<LegalNote, 'type' | 'untilAt'>) {
  return `requests.public.${type}.${untilAt === null ? 'removed' : 'hidden'}` as const
}

/** The address of a post; for one that is out of sight after a legal request, the thread whose page says so. */
export function orPlaceOfNote(ctx: Ctx, postId: string, address: Promise<string>): Promise<string> {
  return address.catch(async (error: unknown) => {
    if (!isDomainError(error) || error.kind !== 'not_found') throw error
    const note = await noteInPlaceOf(ctx.read, postId)
    if (note === null) throw error
    return `/threads/${note.placeId}#legal-${postId}`
  })
}
