import { z } from 'zod'
import { logTables, type ModerationLog } from '#app/domain/analytics/moderation-log/log.ts'
import { instant } from './parts.ts'

const count = z.int().nullable()
const figures = z.object({ decisions: z.int(), automated: z.number(), median: z.number().nullable() }).nullable()
const table = z.array(z.object({ key: z.string(), year: count, months: z.array(count) }))
const appeals = z.object({ decided: z.int(), overturned: z.int() }).nullable()
const requests = z
  .object({ sent: z.int(), hidden: z.int(), removed: z.int(), refused: z.int(), shown: z.int() })
  .nullable()

export const moderationLogJsonShape = z
  .object({
    log: z
      .object({
        shape: z.literal(1),
        at: instant,
        least: z.int(),
        months: z.array(z.string()),
        year: figures,
        byMonth: z.array(figures),
        ...(Object.fromEntries(logTables.map((name) => [name, table])) as Record<
          (typeof logTables)[number],
          typeof table
        >),
        appeals: z.object({ all: appeals, rules: z.array(z.object({ key: z.string(), figures: appeals })) }),
        requests: z.object({ all: requests, grounds: z.array(z.object({ key: z.string(), figures: requests })) }),
        agreement: z.array(
          z.object({ rule: z.string(), named: count, kappa: z.number().nullable(), rewrite: z.boolean() }),
        ),
      })
      .nullable()
      .meta({ description: 'null before the first one; a figure is null when too few people are behind it' }),
  })
  .meta({ id: 'ModerationLog' })

/** The log of `/transparency` as the API shows it; `log` null: before the first one. */
export function moderationLogJson(log: ModerationLog | null): z.output<typeof moderationLogJsonShape> {
  return { log }
}
