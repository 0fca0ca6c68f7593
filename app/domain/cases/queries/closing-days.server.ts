import type { Ctx } from '#app/core/context.server.ts'
import { dayIn, type Instant } from '#app/core/time.ts'
import { clockHistories, holidaysShape } from './promises.server.ts'

/**
 * The holidays of the calendar of each case from today until its due time, by the id of the case and in the reader's
 * language. Three queries for any number of cases, none without one.
 */
export async function closingDays(
  ctx: Pick<Ctx, 'read' | 'now' | 'locale'>,
  cases: readonly { id: string; until: Instant }[],
): Promise<Map<string, { day: string; name: string }[]>> {
  if (cases.length === 0) return new Map()
  const histories = await clockHistories(
    ctx.read,
    cases.map(({ id }) => id),
  )
  const versionOf = (id: string): string => histories.get(id)?.promises.at(-1)?.calendarVersionId ?? ''
  const versions = await ctx.read
    .selectFrom('calendar_version')
    .select(['id', 'zone', 'holidays'])
    .where('id', 'in', [...new Set(cases.map(({ id }) => versionOf(id)))])
    .execute()
  return new Map(
    cases.map(({ id, until }) => {
      const version = versions.find((row) => row.id === versionOf(id))
      if (version === undefined) return [id, []]
      const [today, last] = [dayIn(ctx.now(), version.zone), dayIn(until, version.zone)]
      return [
        id,
        holidaysShape
          .parse(JSON.parse(version.holidays))
          .filter(({ day }) => day >= today && day <= last)
          .map(({ day, en, ko }) => ({ day, name: ctx.locale === 'ko' ? ko : en })),
      ]
    }),
  )
}
