/** Addresses of the site, each made in one place. All are paths without the origin. */
export const urls = {
  home: () => '/',
  threads: () => '/threads',
  ask: () => '/threads/new',
  thread: (thread: { id: string; slug: string }) => `/threads/${thread.id}/${encodeURIComponent(thread.slug)}`,
  post: (thread: { id: string; slug: string }, postId: string) => `/threads/${thread.id}/${encodeURIComponent(thread.slug)}#${postId}`,
  editPost: (postId: string) => `/posts/${postId}/edit`,
  category: (slug: string) => `/categories/${encodeURIComponent(slug)}`,
  tag: (name: string) => `/tags/${encodeURIComponent(name)}`,
  member: (handle: string) => `/members/${encodeURIComponent(handle)}`,
  story: (story: { id: string; slug: string }) => `/stories/${story.id}/${encodeURIComponent(story.slug)}`,
  case: (number: number) => `/staff/cases/${number}`,
  myPoints: () => '/me/points',
} as const
