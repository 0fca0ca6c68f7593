import { sql, type Kysely } from 'kysely'

/** Old name of a job and its present one. Rows that wait keep their work, and stay the only ones of their key. */
const renamed = [
  ['compute-fairness', 'recompute-fairness'],
  ['detect-gaming', 'detect-fraud'],
  ['pay-anniversaries', 'record-anniversaries'],
  ['purge-uploads', 'delete-unused-uploads'],
  ['review-all-badges', 'recompute-all-badges'],
  ['review-badges', 'recompute-badges'],
  ['review-badges-in-thread', 'recompute-badges-in-thread'],
  ['review-standing', 'recompute-tier'],
  ['review-standings', 'recompute-all-tiers'],
  ['review-trust', 'recompute-first-trust'],
  ['review-trust-levels', 'recompute-trust-levels'],
  ['sweep-expired', 'delete-expired'],
  ['tell-billing', 'send-to-billing'],
  ['tidy-search-index', 'compact-search-index'],
] as const

/** Jobs get the names of what they do. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [before, after] of renamed) {
    await sql`update job set name = ${after}, dedupe_key = ${`${after}:`} || substr(dedupe_key, ${sql.lit(before.length + 2)})
      where name = ${before}`.execute(db)
  }
}
