/**
 * What members are ranked by: reputation from others, or the number of different people who accepted an answer of
 * theirs.
 */
export const measures = ['reputation', 'people'] as const
export type Measure = (typeof measures)[number]
