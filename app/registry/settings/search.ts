import type { Settings } from './kinds.ts'
import { synonymsEn, synonymsKo } from './search-synonyms.ts'

/** More lines than a site needs; each search looks its words up among them, at no cost that grows with their number. */
const maxItems = 2_000

export const searchSettings = {
  'search.synonymsKo': {
    kind: 'list',
    default: synonymsKo,
    maxItems,
    page: '/admin/synonyms',
    about: 'Korean words that mean the same in a search, with = between them.',
  },
  'search.synonymsEn': {
    kind: 'list',
    default: synonymsEn,
    maxItems,
    page: '/admin/synonyms',
    about: 'English words that mean the same in a search, with = between them.',
  },
} as const satisfies Settings
