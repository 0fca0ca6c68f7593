/**
 * The industries that a form offers; their names are texts (`stories.industry.…`). The API accepts any other word.
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
