import type { Instant } from '#app/core/time.ts'
import type { Db, Dialect } from '#db/dialects/dialect.ts'

/** Of whom, where and when a metric is counted. `offsetMinutes`: how far the community's days are ahead of UTC. */
export type MetricSource = { db: Db; dialect: Dialect; memberIds: string[]; at: Instant; offsetMinutes: number }

/**
 * What one member has of a metric. `scope`: the tag's id where it counts by tag. `subject`: the newest of what is
 * counted.
 */
export type MetricRow = { member_id: string | null; scope?: string; value: number; subject?: string | null }

/** One query, whatever the number of members; who has nothing is left out. */
export type MetricQuery = (source: MetricSource) => Promise<MetricRow[]>
