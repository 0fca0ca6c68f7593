import type { Instant } from '#app/core/time.ts'
import type { Db, Dialect } from '#db/dialects/dialect.ts'

/** The members, the database and the moment of a metric. `zone`: of the community; `offsetMinutes`: how far it is ahead of UTC. */
export type MetricSource = {
  db: Db
  dialect: Dialect
  memberIds: string[]
  at: Instant
  zone: string
  offsetMinutes: number
}

/**
 * A member's value of a metric. `scope`: the tag's id where it counts by tag. `subject`: the newest of what is
 * counted.
 */
export type MetricRow = { member_id: string | null; scope?: string; value: number; subject?: string | null }

/** One query for any number of members; members without a value are left out. */
export type MetricQuery = (source: MetricSource) => Promise<MetricRow[]>
