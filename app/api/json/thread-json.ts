import { z } from 'zod'
import { threadKinds } from '#app/domain/catalogue/templates.ts'
import type { PostView } from '#app/domain/threads/queries/post-views.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { ideaStatuses } from '#app/domain/threads/upkeep/idea.ts'
import { urls } from '#app/views/urls.ts'
import { instant, lang, personJson, personShape } from './parts.ts'

const state = z.enum(['visible', 'held', 'hidden', 'deleted'])

export const threadJsonShape = z
  .object({
    id: z.string(),
    kind: z.enum(threadKinds),
    slug: z.string(),
    url: z.string(),
    title: z.string(),
    state,
    category: z.string(),
    tags: z.array(z.string()),
    product: z.string().nullable(),
    version: z.string().nullable(),
    author: personShape.nullable(),
    lang,
    excerpt: z.string(),
    createdAt: instant,
    activityAt: instant,
    answerCount: z.int(),
    acceptedPostId: z.string().nullable(),
    staffAnswered: z.boolean(),
    votes: z.int(),
    meTooCount: z.int(),
    duplicateOf: z.string().nullable(),
    locked: z.boolean(),
    ideaStatus: z.enum(ideaStatuses).nullable(),
    archived: z.boolean(),
    pinnedIn: z.enum(['site', 'category']).nullable(),
    outdated: z.enum(['possibly', 'surely']).nullable(),
    translation: z
      .object({ lang: z.enum(['ko', 'en']), title: z.string(), excerpt: z.string() })
      .nullable()
      .meta({ description: 'an announcement in the other language; `title`, `lang` and `excerpt` are the first text' }),
  })
  .meta({ id: 'Thread', description: '`category` and `product` are slugs; `url` is a path of this site.' })

/**
 * A thread as the API shows it, in no reader's language: the text that was written first, with its translation beside it.
 * `category` and `product` are slugs, as they are sent; `url` is a path of this site.
 */
export function threadJson(thread: ThreadSummary): z.output<typeof threadJsonShape> {
  return {
    id: thread.id,
    kind: thread.kind,
    slug: thread.slug,
    url: urls.thread(thread),
    title: thread.written.title,
    state: thread.state,
    category: thread.category.slug,
    tags: thread.tags,
    product: thread.product?.slug ?? null,
    version: thread.version,
    author: personJson(thread.author),
    lang: thread.written.lang,
    excerpt: thread.written.excerpt,
    createdAt: thread.createdAt,
    activityAt: thread.activityAt,
    answerCount: thread.answerCount,
    acceptedPostId: thread.acceptedPostId,
    staffAnswered: thread.staffAnswered,
    votes: thread.votes,
    meTooCount: thread.meTooCount,
    duplicateOf: thread.duplicateOfId,
    locked: thread.locked,
    ideaStatus: thread.ideaStatus,
    archived: thread.archived,
    pinnedIn: thread.pinnedIn,
    outdated: thread.outdated,
    translation: thread.translation,
  }
}

export const postJsonShape = z
  .object({
    id: z.string(),
    threadId: z.string(),
    parentId: z.string().nullable(),
    kind: z.enum(['opening', 'answer', 'reply', 'comment']),
    author: personShape.nullable(),
    byStaff: z.boolean(),
    body: z.string(),
    html: z.string(),
    lang,
    state,
    votes: z.int(),
    value: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
    accepted: z.boolean(),
    endorsed: z.boolean(),
    revision: z.int(),
    createdAt: instant,
    editedAt: instant.nullable(),
    attribution: z
      .object({
        site: z.string(),
        url: z.string(),
        authorName: z.string(),
        authorUrl: z.string().nullable(),
        licence: z.string(),
      })
      .nullable(),
  })
  .meta({
    id: 'Post',
    description: "`body` is the Markdown that was written, `html` what it became; `value` is the caller's own vote.",
  })

/**
 * A post as the API shows it. `body` is the Markdown that was written, `html` what it became; `value` the caller's own
 * vote.
 */
export function postJson(post: PostView): z.output<typeof postJsonShape> {
  return {
    id: post.id,
    threadId: post.threadId,
    parentId: post.parentId,
    kind: post.kind,
    author: personJson(post.author),
    byStaff: post.byStaff,
    body: post.body,
    html: post.html,
    lang: post.lang,
    state: post.state,
    votes: post.votes,
    value: post.mine,
    accepted: post.accepted !== null,
    endorsed: post.endorsed !== null,
    revision: post.revision,
    createdAt: post.createdAt,
    editedAt: post.editedAt,
    attribution: post.attribution,
  }
}
