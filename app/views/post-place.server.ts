import type { Place, Position } from '#app/domain/threads/queries/post-places.server.ts'

/**
 * Which page of posts an address asks for: `post`, `at` (a number or `end`), `before`, `cursor`; the first one without
 * any.
 */
export function placeOf(url: URL): Place {
  const [post, at, before, cursor] = ['post', 'at', 'before', 'cursor'].map((name) => url.searchParams.get(name))
  if (post) return { at: 'post', postId: post }
  if (at === 'end') return { at: 'end' }
  if (at && /^\d{1,9}$/.test(at)) return { at: 'number', number: Number(at) }
  if (before) return { at: 'before', cursor: before }
  return cursor ? { at: 'after', cursor } : { at: 'start' }
}

/** The post that an address points at, for readers whose browser does not mark it by the anchor; null for none. */
export function markedIn(url: URL, position: Position | null, posts: readonly { id: string }[]): string | null {
  const place = placeOf(url)
  if (place.at === 'post') return place.postId
  if (place.at === 'number') return posts[place.number - (position?.first ?? 1)]?.id ?? null
  return null
}

/** The position of a page among the others, with the addresses of the first and the last. */
export function positionView(position: Position | null, here: string, order: string) {
  if (position === null || position.pages < 2) return null
  return { ...position, order, here, start: `${here}?order=${order}`, end: `${here}?order=${order}&at=end` }
}
