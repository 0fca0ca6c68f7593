import type { Ctx } from '#app/core/context.server.ts'
import { hiddenPosts, partsOf, type Candidate } from './queries/candidates.server.ts'

/** Title and texts of each document as a reader may see them now: without posts that are held, hidden or deleted. */
export async function shownTexts(ctx: Ctx, rows: readonly Candidate[]): Promise<string[]> {
  const [parts, hidden] = await Promise.all([
    partsOf(
      ctx.read,
      rows.map(({ rowid }) => rowid),
    ),
    hiddenPosts(
      ctx.read,
      rows.filter(({ type }) => type === 'thread').map(({ subjectId }) => subjectId),
    ),
  ])
  return rows.map(({ rowid, title }) =>
    [
      title,
      ...(parts.get(rowid) ?? []).filter(({ id }) => id === null || !hidden.has(id)).map(({ text }) => text),
    ].join('\n'),
  )
}
