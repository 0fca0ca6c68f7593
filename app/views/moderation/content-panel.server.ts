import type { Ctx } from '#app/core/context.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { clearedProfile, presenceOf } from '#app/domain/accounts/queries/profile.server.ts'
import { isContentType, type ContentType } from '#app/domain/moderation/content/content.ts'
import { decideContent } from '#app/domain/moderation/content/decide-content.server.ts'
import { undoContentDecision } from '#app/domain/moderation/content/undo-content-decision.server.ts'
import { postDecisionShape } from '#app/domain/moderation/input.ts'
import { memberNames } from '#app/domain/moderation/queries/people.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { storyHeadlines } from '#app/domain/stories/queries/headlines.server.ts'
import { storyForModeration } from '#app/domain/stories/queries/story.server.ts'
import { findUpload } from '#app/domain/uploads/queries/uploads.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'
import { authorDesk, type AuthorDesk } from './author-desk.server.ts'

/** What is shown of it: a text in parts, or a picture. `href` null: it has no page. */
type Shown = {
  title: string | null
  lang: Locale | null
  href: string | null
  texts: string[]
  picture: string | null
  hidden: boolean
}

export type ContentPanelData = AuthorDesk & { type: ContentType; shown: Shown }

/** Stories, profiles and pictures that members flagged. */
export const contentPanel: ReviewPanel = {
  async rows(ctx, items) {
    const t = translator(ctx.locale)
    const of = (type: ContentType) => items.filter((item) => item.subject_type === type)
    const [stories, names] = await Promise.all([
      storyHeadlines(
        ctx.read,
        of('story').map(({ subject_id }) => subject_id),
      ),
      memberNames(
        ctx.read,
        [...of('profile'), ...of('picture')].flatMap(({ member_id }) => member_id ?? []),
      ),
    ])
    const named = (type: 'profile' | 'picture') =>
      of(type).map(
        (item) =>
          [
            item.id,
            { title: t(`flags.row.${type}`, { name: names.get(item.member_id ?? '') ?? '' }), lang: ctx.locale },
          ] as const,
      )
    return new Map([
      ...of('story').flatMap((item) => {
        const line = stories.get(item.subject_id)
        return line === undefined ? [] : [[item.id, line] as const]
      }),
      ...named('profile'),
      ...named('picture'),
    ])
  },
  async load(ctx, item): Promise<ContentPanelData | null> {
    const type = item.subject_type
    if (!isContentType(type)) return null
    const shown = await shownOf[type](ctx, item.subject_id)
    const author = item.member_id === null ? null : await memberById(ctx.read, item.member_id)
    return shown === null ? null : { ...(await authorDesk(ctx, item, author && personOf(author))), type, shown }
  },
  async decide(ctx, item: ReviewItem, { decision, note, fields }) {
    await decideContent(ctx, {
      itemId: item.id,
      ...postDecisionShape.parse({ ...fields, hours: fields['hours'] || null, decision, note }),
    })
  },
  undo: undoContentDecision,
}

function personOf({ id, handle, name }: { id: string; handle: string; name: string }) {
  return { id, handle, name }
}

const shownOf: Record<ContentType, (ctx: Ctx, id: string) => Promise<Shown | null>> = {
  async story(ctx, id) {
    const story = await storyForModeration(ctx.read, id)
    if (story === undefined) return null
    const { headline: title, lang, situation, tried, turning_point, outcome, quote } = story
    const texts = [situation, tried, turning_point, outcome, quote].filter((text) => text !== '')
    return { title, lang, href: urls.story(story), texts, picture: null, hidden: story.hidden_at !== null }
  },
  async profile(ctx, id) {
    const [member, presence, cleared] = await Promise.all([
      memberById(ctx.read, id),
      presenceOf(ctx.read, id),
      clearedProfile(ctx.read, id),
    ])
    if (member === null) return null
    const { bio, links, avatar } = cleared ?? {
      bio: member.bio,
      links: JSON.stringify(presence?.links ?? []),
      avatar: member.avatar,
    }
    return {
      title: member.name,
      lang: null,
      href: urls.member(member.handle),
      texts: [bio, ...(JSON.parse(links) as string[])].filter((text) => text !== ''),
      picture: avatar === null ? null : urls.avatar(avatar, 256),
      hidden: cleared !== null,
    }
  },
  async picture(ctx, id) {
    const upload = await findUpload(ctx.read, id)
    if (upload === undefined) return null
    return {
      title: null,
      lang: null,
      href: null,
      texts: [],
      picture: urls.upload(id),
      hidden: upload.hidden_at !== null,
    }
  },
}
