import type { Ctx } from '#app/core/context.server.ts'
import { csvLine } from '#app/core/csv-line.ts'
import { npsAnswers } from '#app/domain/cases/queries/nps.server.ts'
import { npsGroup } from './rating.ts'

const pageSize = 100

/** All answers as CSV, the newest first. @throws forbidden for others than staff */
export async function exportNps(ctx: Ctx): Promise<string> {
  const lines = [csvLine(['answered_at', 'score', 'group', 'comment', 'handle', 'case'])]
  for (let cursor: string | null = null; ;) {
    const { items, next }: Awaited<ReturnType<typeof npsAnswers>> = await npsAnswers(ctx, { limit: pageSize, cursor })
    for (const { answeredAt, score, comment, handle, caseNumber } of items)
      lines.push(csvLine([answeredAt, score, npsGroup(score), comment, handle, caseNumber]))
    if (next === null) return lines.join('')
    cursor = next
  }
}
