import type { Author, PostView } from '#app/domain/threads/queries/post-views.server.ts'
import type { Person, ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { urls } from '#app/web/urls.ts'

/** A thread as the API shows it. `category` and `product` are slugs, as they are sent; `url` is a path of this site. */
export function threadJson(thread: ThreadSummary) {
  return {
    id: thread.id,
    kind: thread.kind,
    slug: thread.slug,
    url: urls.thread(thread),
    title: thread.title,
    state: thread.state,
    category: thread.category.slug,
    tags: thread.tags,
    product: thread.product?.slug ?? null,
    version: thread.version,
    author: personJson(thread.author),
    lang: thread.lang,
    excerpt: thread.excerpt,
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
  }
}

/**
 * A post as the API shows it. `body` is the Markdown that was written, `html` what it became; `value` the caller's own
 * vote.
 */
export function postJson(post: PostView) {
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

/** Who wrote something; null: the account is gone. */
export function personJson(person: Person | Author | null): { handle: string; name: string; url: string } | null {
  return person === null ? null : { handle: person.handle, name: person.name, url: urls.member(person.handle) }
}
