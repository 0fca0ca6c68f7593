import type { CategoryNode } from '#app/domain/threads/queries/category-pages.server.ts'
import type { IdeaStep } from '#app/domain/threads/queries/ideas.server.ts'
import { urls } from '#app/web/urls.ts'

export type CategoryJson = {
  slug: string
  name: string
  about: string
  url: string
  threads: number
  posting: string
  mayPost: boolean
  archived: boolean
  children: CategoryJson[]
}

/** Categories as a tree. `threads` counts those below too; `mayPost` is about the caller. */
export function categoriesJson(nodes: readonly CategoryNode[]): CategoryJson[] {
  return nodes.map(({ slug, name, about, threads, posting, mayPost, archived, children }) => ({
    slug,
    name,
    about,
    url: urls.category(slug),
    threads,
    posting,
    mayPost,
    archived,
    children: categoriesJson(children),
  }))
}

/** What staff said about an idea, oldest first. */
export function ideaStepsJson(steps: readonly IdeaStep[]) {
  return steps.map(({ id, from, to, reason, at, by, undoes }) => ({
    id,
    from,
    to,
    reason,
    at,
    by: by === null ? null : { ...by, url: urls.member(by.handle) },
    undoes,
  }))
}
