import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse, refusalWithout } from '#app/domain/access/refusal.ts'
import { isOfOtherSide, readableMessage } from '#app/domain/cases/readable-message.server.ts'
import type { ContentType } from '#app/domain/moderation/content/content.ts'
import { hideContentIn } from '#app/domain/moderation/content/hide-content.server.ts'
import { findContent } from '#app/domain/moderation/content/hiding.server.ts'
import { openContentItem } from '#app/domain/moderation/content/open-content-item.server.ts'
import { openMessageItem } from '#app/domain/moderation/messages/open-message-item.server.ts'
import { hidePostIn } from '#app/domain/moderation/posts/hide-post.server.ts'
import { openPostItem } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { hasConsent } from '#app/domain/stories/queries/story.server.ts'
import { readableStoryForUpdate } from '#app/domain/stories/readable-story.server.ts'
import { isPublic } from '#app/domain/stories/story.ts'
import { refusalToFlag } from '#app/domain/threads/upkeep/flagging.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'
import { visibleUpload } from '#app/domain/uploads/find-upload.server.ts'
import type { FlaggedType } from '#app/registry/flag-reasons.ts'

/** What a member flags, as far as flags have to do with it. */
export type Thing = {
  type: FlaggedType
  id: string
  authorId: string | null
  visible: boolean
  openItem(tx: Tx): Promise<string>
  /** Hides it until a moderator decides, as a decision that its author is told of; null: it can't be hidden. */
  hold: ((tx: Tx, decision: Hold) => Promise<unknown>) | null
}

type Hold = {
  rule: string
  facts: string
  source: 'flag'
  decidedAutomatically: true
  reviewItemId: string
}

/** Finds the thing for a member who may see it. @throws not_found; forbidden for one's own; not_now out of sight */
type FindThing = (ctx: Ctx, tx: Tx, id: string) => Promise<Thing>

/** Each type of thing that can be flagged, locked where others decide about it. */
export const things: Record<FlaggedType, FindThing> = {
  async post(ctx, tx, id) {
    const { thread, post } = readablePost(ctx.actor, await postWithThread(tx, id))
    refuse(ctx.actor, refusalToFlag(ctx.actor, thread, post))
    return {
      type: 'post',
      id,
      authorId: post.author_id,
      visible: post.state === 'visible',
      openItem: () => openPostItem(tx, { postId: id, reason: 'flagged', evidence: { source: 'flag' } }),
      hold: (by, decision) => hidePostIn(by, { ...decision, postId: id, state: 'held' }),
    }
  },
  async story(ctx, tx, id) {
    const story = await readableStoryForUpdate(tx, id)
    if (!isPublic(story, await hasConsent(tx.db, id, 'community')))
      throw new DomainError('not_now', 'flags.errors.notNow')
    return contentThing(ctx, tx, 'story', id)
  },
  profile: (ctx, tx, id) => contentThing(ctx, tx, 'profile', id),
  async picture(ctx, tx, id) {
    if ((await visibleUpload(ctx, id)) === null) throw notFound()
    return contentThing(ctx, tx, 'picture', id)
  },
  async message(ctx, tx, id) {
    const message = await readableMessage(tx.db, ctx.actor, id)
    if (message === null) throw notFound()
    refuse(ctx.actor, refusalWithout(ctx.actor, 'flag.give'))
    if (!isOfOtherSide(ctx.actor, message)) throw new DomainError('forbidden', 'flags.errors.ownSide')
    const { authorId } = message
    return {
      type: 'message',
      id,
      authorId,
      visible: true,
      openItem: () => openMessageItem(tx, { id, authorId }),
      hold: null,
    }
  },
}

async function contentThing(ctx: Ctx, tx: Tx, type: ContentType, id: string): Promise<Thing> {
  const content = await findContent(tx, type, id)
  refuse(ctx.actor, refusalWithout(ctx.actor, 'flag.give'))
  if (content.authorId !== null && content.authorId === ctx.actor.memberId)
    throw new DomainError('forbidden', 'flags.errors.own')
  return {
    type,
    id,
    authorId: content.authorId,
    visible: !content.hidden,
    openItem: (by) => openContentItem(by, content),
    hold: (by, decision) => hideContentIn(by, { ...decision, type, id, restriction: 'hold' }),
  }
}
