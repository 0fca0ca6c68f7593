import { z } from 'zod'
import { postings } from '#app/domain/catalogue/posting.ts'
import type { CategoryNode } from '#app/domain/catalogue/queries/category-pages.server.ts'
import type { IdeaStep } from '#app/domain/threads/queries/ideas.server.ts'
import { ideaStatuses } from '#app/domain/threads/upkeep/idea.ts'
import { urls } from '#app/views/urls.ts'
import { instant, personJson, personShape } from './parts.ts'

export const categoryJsonShape = z
  .object({
    slug: z.string(),
    name: z.string(),
    about: z.string(),
    url: z.string(),
    threads: z.int(),
    posting: z.enum(postings),
    mayPost: z.boolean(),
    archived: z.boolean(),
    get children() {
      return z.array(categoryJsonShape)
    },
  })
  .meta({ id: 'Category', description: '`threads` counts those below too; `mayPost` is about the caller.' })
export type CategoryJson = z.output<typeof categoryJsonShape>

export const ideaStepShape = z
  .object({
    id: z.string(),
    from: z.enum(ideaStatuses),
    to: z.enum(ideaStatuses),
    reason: z.string(),
    at: instant,
    by: personShape.nullable(),
    undoes: z.string().nullable(),
  })
  .meta({ id: 'IdeaStep' })

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
export function ideaStepsJson(steps: readonly IdeaStep[]): z.output<typeof ideaStepShape>[] {
  return steps.map(({ id, from, to, reason, at, by, undoes }) => ({
    id,
    from,
    to,
    reason,
    at,
    by: personJson(by),
    undoes,
  }))
}
