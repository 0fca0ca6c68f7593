import type { StoryView } from './queries/views.server.ts'

/** What readers may know of the author: what the author consented to. */
export type PublicAuthor = {
  name: string | null
  handle: string | null
  company: string | null
  customerSince: string | null
}

/** The author as readers see them; null for every part without consent. */
export function publicAuthor({
  story,
  consent,
  author,
}: Pick<StoryView, 'story' | 'consent' | 'author'>): PublicAuthor {
  const named = consent.has('name')
  return {
    name: named ? author.name : null,
    handle: named ? author.handle : null,
    company: consent.has('company') && story.company !== '' ? story.company : null,
    customerSince: named ? author.customerSince : null,
  }
}
