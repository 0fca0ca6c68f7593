import type { Ctx } from '#app/core/context.server.ts'
import { isId } from '#app/core/ids.ts'
import { ledgerSubjects, type SubjectLink } from './ledger-subjects.server.ts'

/** What earned badges, as links by subject id; what cannot be read any more is not in the map. */
export async function badgeSubjects(
  ctx: Ctx,
  subjectIds: readonly (string | null)[],
): Promise<Map<string, SubjectLink>> {
  const ids = [...new Set(subjectIds.filter((id) => id !== null))]
  const links = await ledgerSubjects(
    ctx,
    ids.map((id) => ({ id, subject: { type: isId('story', id) ? 'story' : 'post', id } })),
  )
  return new Map(Object.entries(links).flatMap(([id, link]) => (link === null ? [] : [[id, link] as const])))
}
