import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import { noteInPlaceOf } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { formatFor } from '#app/i18n/format.ts'

/**
 * The page that was asked for; in place of a thread or post that is out of sight after a legal request, that it is.
 * Nothing of the post or the request is said. @param id of the thread or post
 * @throws unavailable instead of not_found
 */
export function orLegalNote<T>(ctx: Ctx, id: string, page: Promise<T>): Promise<T> {
  return page.catch(async (error: unknown) => {
    if (!isDomainError(error) || error.kind !== 'not_found') throw error
    const note = await noteInPlaceOf(ctx.read, id)
    if (note === null) throw error
    const { date } = formatFor(ctx.locale, ctx.setting('site.timeZone'))
    throw new DomainError('unavailable', `requests.public.${note.untilAt === null ? 'removed' : 'hidden'}`, {
      params: { day: date(note.at), until: note.untilAt === null ? '' : date(note.untilAt) },
    })
  })
}
