/**
 * Kinds of customers to choose from; their names are texts (`stories.industry.…`). The API takes any other word as it
 * is.
 */
export const industries = [
  'home',
  'cafe',
  'bakery',
  'lodging',
  'housing',
  'retail',
  'office',
  'construction',
  'factory',
  'storage',
  'farm',
  'school',
  'health',
  'other',
] as const
