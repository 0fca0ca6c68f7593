import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { fieldName, shownValue } from '#app/domain/accounts/fields/field.ts'
import { profileFields } from '#app/domain/accounts/queries/profile-fields.server.ts'
import {
  isProfileHidden,
  keptProfile,
  profileOver,
  publicProfile,
} from '#app/domain/accounts/queries/whole-profile.server.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { privateMessages } from '#app/domain/cases/queries/private-messages.server.ts'
import { isContentType, type ContentType } from '#app/domain/moderation/content/content.ts'
import { memberNames } from '#app/domain/moderation/queries/people.server.ts'
import { moderatedPosts } from '#app/domain/moderation/queries/posts.server.ts'
import { storyForModeration } from '#app/domain/stories/queries/story.server.ts'
import { findUpload, latestPostShowing } from '#app/domain/uploads/queries/uploads.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { urls } from '#app/views/urls.ts'
import type { ContentState } from '#db/schema/threads.ts'

/** What moderators decide about, as they see it, whatever its state. `href` null: it has no page that the reader may open. */
export type ShownContent = {
  type: 'post' | 'message' | ContentType
  title: string | null
  lang: Locale | null
  href: string | null
  texts: string[]
  picture: string | null
  state: ContentState
  /** null: where nothing tells. */
  at: string | null
  authorId: string | null
}

/** A post, story, profile, picture or private message; null: it is gone, or a decision is about something else. */
export async function shownContent(ctx: Ctx, type: string, id: string): Promise<ShownContent | null> {
  if (type !== 'post' && type !== 'message' && !isContentType(type)) return null
  const shown = await shownOf[type](ctx, id)
  return shown === null ? null : { type, ...shown }
}

/** The same with the name of who made it, and the way to their file. */
export async function shownWithAuthor(ctx: Ctx, type: string, id: string) {
  const shown = await shownContent(ctx, type, id)
  if (shown === null) return null
  const { authorId } = shown
  const author = authorId === null ? null : await authorOf(ctx, authorId)
  return { ...shown, author }
}

async function authorOf({ read }: Ctx, id: string): Promise<{ name: string; href: string } | null> {
  const [now, names] = [await publicProfile(read, id), await memberNames(read, [id])]
  return now === null ? null : { name: names.get(id) ?? now.handle, href: urls.memberFile(now.handle) }
}

const shownOf: Record<ShownContent['type'], (ctx: Ctx, id: string) => Promise<Omit<ShownContent, 'type'> | null>> = {
  async post({ read }, id) {
    const post = (await moderatedPosts(read, [id])).get(id)
    if (post === undefined) return null
    const { body, lang, state, at, thread, author } = post
    const href = urls.permalink(id)
    return { title: thread.title, lang, href, texts: [body], picture: null, state, at, authorId: author?.id ?? null }
  },
  async message({ read, actor }, id) {
    const message = (await privateMessages(read, [id])).get(id)
    if (message === undefined) return null
    const { caseNumber, lang, body, at, authorId } = message
    const href = can(actor, 'case.work') ? urls.case(caseNumber) : null
    return {
      title: caseReference(caseNumber),
      lang,
      href,
      texts: [body],
      picture: null,
      state: 'visible',
      at,
      authorId,
    }
  },
  async story({ read }, id) {
    const story = await storyForModeration(read, id)
    if (story === undefined) return null
    const { headline: title, lang, situation, tried, turning_point, outcome, quote } = story
    return {
      title,
      lang,
      href: urls.story(story),
      texts: [situation, tried, turning_point, outcome, quote].filter((text) => text !== ''),
      picture: null,
      state: story.hidden_at === null ? 'visible' : 'hidden',
      at: story.created_at,
      authorId: story.author_id,
    }
  },
  async profile({ read, locale }, id) {
    const [now, kept, fields, hidden] = await Promise.all([
      publicProfile(read, id),
      keptProfile(read, id),
      profileFields(read),
      isProfileHidden(read, id),
    ])
    if (now === null) return null
    const { name, bio, links, avatar, answers } = profileOver(now, kept)
    return {
      title: name || now.handle,
      lang: null,
      href: urls.member(now.handle),
      texts: [
        bio,
        ...links,
        ...fields.flatMap((field) => {
          const value = shownValue(field, answers[field.id] ?? '', locale)
          return value === '' ? [] : [`${fieldName(field, locale)}: ${value}`]
        }),
      ].filter((text) => text !== ''),
      picture: avatar === null ? null : urls.avatar(avatar, 256),
      state: hidden ? 'hidden' : 'visible',
      at: null,
      authorId: id,
    }
  },
  async picture({ read }, id) {
    const [upload, post] = await Promise.all([findUpload(read, id), latestPostShowing(read, id)])
    if (upload === undefined) return null
    return {
      title: post?.title ?? null,
      lang: null,
      href: post === null ? null : urls.permalink(post.id),
      texts: [],
      picture: urls.upload(id),
      state: upload.hidden_at === null ? 'visible' : 'hidden',
      at: upload.created_at,
      authorId: upload.member_id,
    }
  },
}
