import { z } from 'zod'
import { dumpInstant, dumpTags } from './row-values.ts'

/**
 * The rows of a Stack Exchange data dump: its columns are checked and given our names. Instants are ISO-8601
 * UTC with milliseconds. null means the dump has no value; for a user id, that the account was deleted (then a name may
 * are beside it).
 */

const id = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number)
const count = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number)
const instant = z.string().transform((text, refuse) => {
  const parsed = dumpInstant(text)
  if (parsed !== null) return parsed
  refuse.addIssue({ code: 'custom', message: 'not an instant' })
  return z.NEVER
})
const flag = z
  .string()
  .regex(/^(?:true|false)$/i)
  .transform((text) => text.toLowerCase() === 'true')
const text = z.string()
const filled = z.string().min(1)

/** Absent and empty mean the same in these files: `OwnerUserId=""` is a deleted owner. */
function orNull<Shape extends z.ZodType<unknown, string>>(shape: Shape) {
  return z
    .preprocess((value) => (value === '' ? undefined : value), shape.optional())
    .transform((value) => value ?? null)
}

function orZero(shape: typeof count) {
  return z.preprocess((value) => (value === '' ? undefined : value), shape.optional()).transform((value) => value ?? 0)
}

const postShape = z
  .object({
    Id: id,
    PostTypeId: id,
    ParentId: orNull(id),
    AcceptedAnswerId: orNull(id),
    CreationDate: instant,
    Score: orZero(count),
    ViewCount: orZero(count),
    Body: text.optional(),
    OwnerUserId: orNull(id),
    OwnerDisplayName: orNull(text),
    LastEditorUserId: orNull(id),
    LastEditorDisplayName: orNull(text),
    LastEditDate: orNull(instant),
    LastActivityDate: orNull(instant),
    Title: orNull(text),
    Tags: text.optional(),
    AnswerCount: orZero(count),
    CommentCount: orZero(count),
    FavoriteCount: orZero(count),
    ClosedDate: orNull(instant),
    CommunityOwnedDate: orNull(instant),
    ContentLicense: orNull(text),
  })
  .superRefine((row, refuse) => {
    if (row.PostTypeId === 1 && row.Title === null)
      refuse.addIssue({ code: 'custom', path: ['Title'], message: 'question without a title' })
    if (row.PostTypeId === 2 && row.ParentId === null)
      refuse.addIssue({ code: 'custom', path: ['ParentId'], message: 'answer without a question' })
  })
  .transform((row) => ({
    id: row.Id,
    typeId: row.PostTypeId,
    /** The question an answer belongs to. */
    parentId: row.ParentId,
    acceptedAnswerId: row.AcceptedAnswerId,
    createdAt: row.CreationDate,
    score: row.Score,
    viewCount: row.ViewCount,
    /** HTML as the source rendered it: not to be trusted. */
    bodyHtml: row.Body ?? '',
    ownerUserId: row.OwnerUserId,
    ownerDisplayName: row.OwnerDisplayName,
    lastEditorUserId: row.LastEditorUserId,
    lastEditorDisplayName: row.LastEditorDisplayName,
    lastEditedAt: row.LastEditDate,
    lastActivityAt: row.LastActivityDate,
    /** Plain text. */
    title: row.Title,
    tags: dumpTags(row.Tags ?? ''),
    answerCount: row.AnswerCount,
    commentCount: row.CommentCount,
    favoriteCount: row.FavoriteCount,
    closedAt: row.ClosedDate,
    communityOwnedAt: row.CommunityOwnedDate,
    contentLicense: row.ContentLicense,
  }))

const userShape = z
  .object({
    Id: id,
    Reputation: orZero(count),
    CreationDate: instant,
    DisplayName: orNull(text),
    LastAccessDate: orNull(instant),
    WebsiteUrl: orNull(text),
    Location: orNull(text),
    AboutMe: orNull(text),
    Views: orZero(count),
    UpVotes: orZero(count),
    DownVotes: orZero(count),
    ProfileImageUrl: orNull(text),
    AccountId: orNull(id),
  })
  .transform((row) => ({
    /** -1 is the "Community" robot. */
    id: row.Id,
    reputation: row.Reputation,
    createdAt: row.CreationDate,
    /** The source shows "user123" where there is no name. */
    displayName: row.DisplayName ?? `user${row.Id}`,
    lastAccessAt: row.LastAccessDate,
    websiteUrl: row.WebsiteUrl,
    location: row.Location,
    aboutHtml: row.AboutMe,
    viewCount: row.Views,
    upVotes: row.UpVotes,
    downVotes: row.DownVotes,
    profileImageUrl: row.ProfileImageUrl,
    /** The person across all sites of the network. */
    networkAccountId: row.AccountId,
  }))

const voteShape = z
  .object({
    Id: id,
    PostId: id,
    VoteTypeId: id,
    CreationDate: instant,
    UserId: orNull(id),
    BountyAmount: orNull(count),
  })
  .transform((row) => ({
    id: row.Id,
    postId: row.PostId,
    typeId: row.VoteTypeId,
    /** Day only: the dump cuts the time off. */
    createdAt: row.CreationDate,
    /** Given for favourites and bounties only; who voted up or down is never published. */
    userId: row.UserId,
    /** Reputation staked or awarded (vote types 8 and 9). */
    bountyAmount: row.BountyAmount,
  }))

const commentShape = z
  .object({
    Id: id,
    PostId: id,
    Score: orZero(count),
    Text: filled,
    CreationDate: instant,
    UserId: orNull(id),
    UserDisplayName: orNull(text),
    ContentLicense: orNull(text),
  })
  .transform((row) => ({
    id: row.Id,
    postId: row.PostId,
    score: row.Score,
    /** The source's small Markdown (links, code, emphasis), not HTML. */
    text: row.Text,
    createdAt: row.CreationDate,
    userId: row.UserId,
    userDisplayName: row.UserDisplayName,
    contentLicense: row.ContentLicense,
  }))

const badgeShape = z
  .object({
    Id: id,
    UserId: id,
    Name: filled,
    Date: instant,
    Class: z.enum(['1', '2', '3']),
    TagBased: flag.optional(),
  })
  .transform((row) => ({
    id: row.Id,
    userId: row.UserId,
    name: row.Name,
    awardedAt: row.Date,
    class: ({ 1: 'gold', 2: 'silver', 3: 'bronze' } as const)[row.Class],
    tagBased: row.TagBased ?? false,
  }))

const tagShape = z
  .object({ Id: id, TagName: filled, Count: orZero(count), ExcerptPostId: orNull(id), WikiPostId: orNull(id) })
  .transform((row) => ({
    id: row.Id,
    name: row.TagName,
    count: row.Count,
    excerptPostId: row.ExcerptPostId,
    wikiPostId: row.WikiPostId,
  }))

const linkShape = z
  .object({ Id: id, CreationDate: instant, PostId: id, RelatedPostId: id, LinkTypeId: id })
  .transform((row) => ({
    id: row.Id,
    createdAt: row.CreationDate,
    postId: row.PostId,
    relatedPostId: row.RelatedPostId,
    typeId: row.LinkTypeId,
  }))

/** What each name of a file reads as. */
export const rowShapes = {
  posts: postShape,
  users: userShape,
  votes: voteShape,
  comments: commentShape,
  badges: badgeShape,
  tags: tagShape,
  links: linkShape,
} as const

export type DumpName = keyof typeof rowShapes
export type DumpRow<Name extends DumpName> = z.output<(typeof rowShapes)[Name]>
