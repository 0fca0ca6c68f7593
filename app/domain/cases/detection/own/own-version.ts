import type { DetectionHeadTable } from '#db/schema/cases.ts'
import type { OwnHead } from './own-head.ts'

/** How well something judges the held posts. Shares 0..1; null where there is nothing to take a share of. */
export type HeldFigures = {
  precision: number | null
  recall: number | null
  /** Complaints that are flagged or in doubt. */
  both: number | null
  /** Posts that a person would have to look at. */
  doubtful: number | null
}

/** A head that was learnt, with how it and the shipped model judge the posts that it did not learn from. */
export type OwnVersion = Omit<DetectionHeadTable, 'weights' | 'slope' | 'bias' | 'figures'> & {
  shipped: HeldFigures
  own: HeldFigures
}

/** Fewer labels teach nothing; of each side there have to be a few. */
export const fewestLabels = 50
export const fewestOfASide = 10

export function encodeWeights(weights: Float32Array): string {
  return Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength).toString('base64')
}

export function headOf({ slope, bias, weights }: Pick<DetectionHeadTable, 'slope' | 'bias' | 'weights'>): OwnHead {
  const bytes = Buffer.from(weights, 'base64')
  const values = new Float32Array(bytes.length / Float32Array.BYTES_PER_ELEMENT)
  Buffer.from(values.buffer).set(bytes)
  return { slope, bias, weights: values }
}
