/**
 * What members are ranked by: reputation others gave them, or how many different people accepted an answer of theirs.
 */
export const measures = ['reputation', 'people'] as const
export type Measure = (typeof measures)[number]
