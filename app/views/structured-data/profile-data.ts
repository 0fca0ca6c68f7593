import type { PagePlace, Thing } from './thing.ts'

type Profile = {
  name: string
  handle: string
  bio: string
  joinedAt: string
  /** Addresses that the member shows. */
  links: readonly string[]
  /** Threads and answers that everybody may read. */
  posts: number
  /** Address of the picture without the origin; null: none. */
  picture: string | null
}

/** The page of a member. */
export function profileData(profile: Profile, { origin, pathname }: PagePlace): Thing {
  const { name, handle, bio, joinedAt, links, posts, picture } = profile
  return {
    '@type': 'ProfilePage',
    dateCreated: joinedAt,
    mainEntity: {
      '@type': 'Person',
      name,
      alternateName: handle,
      identifier: handle,
      url: origin + pathname,
      description: bio === '' ? undefined : bio,
      image: picture === null ? undefined : origin + picture,
      sameAs: links.length === 0 ? undefined : links,
      agentInteractionStatistic: {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/WriteAction',
        userInteractionCount: posts,
      },
    },
  }
}
