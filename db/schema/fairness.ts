/**
 * The fairness report of a community day (2026-11-22). `report` is JSON of `FairnessReport`; `gini_percent` null: too
 * few people.
 */
export type FairnessSnapshotTable = {
  day: string
  computed_at: string
  took_ms: number
  gini_percent: number | null
  report: string
}
